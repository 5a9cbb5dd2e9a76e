import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatCount, formatDate, formatPercent, NO_VALUE } from '#shared/figure/format.ts';
import type { Simulated, Simulation } from '#shared/scorecard/campaign-views.ts';
import { SERVICE_CHECKS } from '#shared/scorecard/catalogue.ts';
import { LEVELS, type Level } from '#shared/scorecard/check.ts';
import { core } from '../app/client.ts';
import { useWorkspace } from '../app/queries.ts';
import { useWeek } from '../app/use-week.ts';
import { Select } from '../design/select.tsx';
import { FigureSurface } from '../records/at-week.tsx';
import { type Fact, Facts } from '../records/facts.tsx';
import panel from '../records/panel.module.css';
import { PartHead } from '../records/part-head.tsx';
import type { ExtraProps } from '../records/slot-props.ts';
import { type Column, FactTable } from '../review/blocks/fact-table.tsx';
import { asWords } from '../review/blocks/words.tsx';
import styles from './matrix.module.css';
import { changeText } from './matrix-words.tsx';
import { SERVICE_COLUMNS } from './service-columns.tsx';

/** A check before its terms go live: what another level, or counting from now on, would make of the scorecards. */
export function CheckTermsRecord({ row }: ExtraProps) {
  const check = SERVICE_CHECKS.find(({ key }) => key === row.checkKey);
  if (!check) return null;
  const level = LEVELS.find((one) => one === row.level) ?? check.level;
  const weight = typeof row.weight === 'number' ? row.weight : check.weight;
  return (
    <Trial
      key={`${row.id} ${row.updatedAt}`}
      terms={{ check: check.key, level, weight, isCounted: true }}
      countsFrom={typeof row.countsFrom === 'string' ? row.countsFrom : null}
      definition={check.definition}
    />
  );
}

type Props = { terms: Simulated; countsFrom: string | null; definition: string };

function Trial({ terms, countsFrom, definition }: Props) {
  const { week } = useWeek();
  const { today } = useWorkspace();
  const [tried, setTried] = useState(terms);
  const { data } = useQuery({
    queryKey: ['simulation', week.key, tried],
    queryFn: ({ signal }) => core.measures.simulate({ week: week.key, ...tried }, { signal }),
    placeholderData: keepPreviousData,
  });
  const isAnnounced = countsFrom !== null && countsFrom > today;
  return (
    <FigureSurface>
      <section className={panel.part} aria-label="Simulation">
        <PartHead
          title="What it would change"
          note={isAnnounced ? `announced, counts from ${formatDate(countsFrom)}` : undefined}
        />
        <p className={styles.muted}>{definition}</p>
        <div className={styles.trial}>
          <Select
            size="s"
            aria-label="As if it were"
            value={tried.isCounted ? 'counted' : 'announced'}
            options={[
              { value: 'counted', label: 'As if it counted now' },
              { value: 'announced', label: 'As if it did not count' },
            ]}
            onChange={(value) => setTried({ ...tried, isCounted: value === 'counted' })}
          />
          <Select
            size="s"
            aria-label="At level"
            value={tried.level}
            options={LEVELS.map((value) => ({ value, label: `At ${value}` }))}
            onChange={(value) => setTried({ ...tried, level: (value ?? tried.level) as Level })}
          />
        </div>
        {data && <Outcome simulation={data} />}
      </section>
    </FigureSurface>
  );
}

const SHOWN = 30;

function Outcome({ simulation }: { simulation: Simulation }) {
  const { changes, day, services } = simulation;
  const moved = changes.filter(({ from, to }) => from !== to);
  return (
    <>
      <Facts label="What it would change" facts={factsOf(simulation)} />
      <FactTable
        name={`Services that would change level, of ${formatCount(services, 'service', 'services')} on ${formatDate(day)}`}
        columns={COLUMNS}
        rows={moved}
        rowKey={({ serviceId }) => serviceId}
        limit={SHOWN}
        empty="No service would gain or lose a level."
      />
    </>
  );
}

function factsOf({ before, after, changes }: Simulation): Fact[] {
  const lost = changes.filter(({ levels }) => levels < 0);
  const gained = changes.filter(({ levels }) => levels > 0);
  const rows = (some: Simulation['changes'], label: string) => ({
    entity: 'service',
    ids: some.map(({ serviceId }) => serviceId),
    label,
  });
  const percent = (score: number | null) => (score === null ? NO_VALUE : formatPercent(score, { max: 1 }));
  return [
    {
      label: 'Mean score',
      value: percent(after.score),
      note: after.score === null ? 'No check applies to a service.' : `${percent(before.score)} as it is`,
      rows: rows(changes, 'services whose score or level would change'),
    },
    { label: 'Would lose a level', value: lost.length, rows: rows(lost, 'services that would lose a level') },
    {
      label: 'Would gain a level',
      value: gained.length,
      rows: rows(gained, 'services that would gain a level'),
    },
    ...LEVELS.toReversed().map((level) => ({
      label: asWords(level),
      value: after.levels[level],
      note: `${before.levels[level]} as it is`,
    })),
  ];
}

const COLUMNS: readonly Column<Simulation['changes'][number]>[] = [
  ...SERVICE_COLUMNS,
  {
    header: 'Level',
    cell: ({ from, to }) => `${asWords(from ?? 'none')} → ${asWords(to ?? 'none')}`,
    width: '9.5em',
  },
  { header: 'Score', cell: ({ score }) => changeText(score), width: '3.75em', isNumber: true },
];
