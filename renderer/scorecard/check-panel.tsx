import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { findEntity } from '#shared/entities.ts';
import { formatCount, formatDate, formatPercent } from '#shared/figure/format.ts';
import type { MatrixCheck, MatrixRow } from '#shared/scorecard/matrix.ts';
import { scorecardExemption } from '#shared/scorecard/scorecard-records.ts';
import { core } from '../app/client.ts';
import { PageLink, recordPath } from '../app/link.tsx';
import { useWorkspace } from '../app/queries.ts';
import { useWeek } from '../app/use-week.ts';
import { Button, IconButton } from '../design/button.tsx';
import { counted } from '../records/actions.ts';
import { showRows } from '../records/at-week.tsx';
import { RecordForm } from '../records/record-form.tsx';
import { asWords } from '../review/blocks/words.tsx';
import styles from './matrix.module.css';
import { Mark, STATES, stateOf } from './matrix-words.tsx';

type Props = { row: MatrixRow; check: MatrixCheck; onClose: () => void };

const SHOWN = 20;

/** One check of one service: what it found, the records it looked at, and whether it is exempt. */
export function CheckPanel({ row: { service, results }, check, onClose }: Props) {
  const { week } = useWeek();
  const { isReadOnly } = useWorkspace();
  const [isExempting, setExempting] = useState(false);
  const result = results[check.key];
  const state = result ? stateOf(result) : 'not-applicable';
  const { data } = useQuery({
    queryKey: ['check-rows', week.key, service.id, check.key],
    queryFn: ({ signal }) =>
      core.measures.checkRows({ week: week.key, serviceId: service.id, check: check.key }, { signal }),
  });
  const stop = () => setExempting(false);
  return (
    <aside className={styles.panel} aria-label="Check">
      <header className={styles.panelHead}>
        <h2>{check.name}</h2>
        <IconButton icon={X} label="Close" size="s" onClick={onClose} />
      </header>
      <p>
        <PageLink to={recordPath('service', service.id)}>{service.name}</PageLink>
      </p>
      <p className={styles.state} data-state={result ? stateOf(result) : 'not-applicable'}>
        <Mark state={state} /> {asWords(STATES[state].word)}
        {result?.credit !== null && result?.credit !== undefined && (
          <>, credit {formatPercent(result.credit, { max: 0 })}</>
        )}
        {result ? `: ${result.detail}` : ': it was not judged by this check'}
      </p>
      <p className={styles.muted}>
        {check.definition} {asWords(check.level)}, weight {check.weight}.
        {check.countsFrom &&
          ` Announced: it is in no score and no level before ${formatDate(check.countsFrom)}.`}
      </p>
      {result?.exemption && (
        <p>
          Exempt until {formatDate(result.exemption.expiresOn)}
          {result.exemptBy ? `, agreed by ${result.exemptBy}` : ''}: {result.exemption.reason}
        </p>
      )}
      {data?.rows.map(({ entity: name, ids, titles }) => {
        const entity = findEntity(name);
        if (!entity) return null;
        const label = `${check.name} of ${service.name}`;
        return (
          <section key={name} aria-label={entity.plural}>
            <h3>{counted(entity, ids.length)}</h3>
            <ul className={styles.behind}>
              {ids.slice(0, SHOWN).map((id) => (
                <li key={id}>
                  <PageLink to={recordPath(name, id)}>{titles[id] ?? entity.label}</PageLink>
                </li>
              ))}
            </ul>
            {ids.length > 1 && (
              <Button size="s" onClick={() => showRows({ entity: name, ids, label })}>
                Show {ids.length > SHOWN ? `all ${formatCount(ids.length, 'row', 'rows')}` : 'them'} in the
                list
              </Button>
            )}
          </section>
        );
      })}
      {isExempting ? (
        <RecordForm
          entity={scorecardExemption}
          preset={{ serviceId: service.id, checkKey: check.key }}
          onDone={stop}
          onCancel={stop}
        />
      ) : (
        !result?.exemption && (
          <Button size="s" disabled={isReadOnly} onClick={() => setExempting(true)}>
            Exempt for now…
          </Button>
        )
      )}
    </aside>
  );
}
