import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Rag } from '#shared/figure/figure.ts';
import { formatCount, formatNumber } from '#shared/figure/format.ts';
import { layeredLayout } from '#shared/service/layered-layout.ts';
import { firstService, neighbourhood, READABLE_SERVICES } from '#shared/service/neighbourhood.ts';
import type { DependencyGraph, ServiceNode } from '#shared/service/service-views.ts';
import { core } from '../app/client.ts';
import { ErrorState } from '../app/error-boundary.tsx';
import { openRows } from '../app/lineage.ts';
import { RagMark } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { Spinner } from '../design/progress.tsx';
import { Select } from '../design/select.tsx';
import { useListAtWeek } from '../records/at-week.tsx';
import { RefInput } from '../records/ref-input.tsx';
import type { ListViewProps } from '../records/slot-props.ts';
import styles from './dependency-view.module.css';
import { Graph } from './graph.tsx';

/** The services of a list by what depends on what, and how each is doing in the chosen week. */
export function DependencyView({ query, openId, onOpen, onActive }: ListViewProps) {
  const asked = useListAtWeek(query);
  const { data, error, refetch } = useQuery({
    queryKey: ['dependencies', asked],
    queryFn: ({ signal }) => core.reliability.dependencies(asked, { signal }),
    placeholderData: keepPreviousData,
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Spinner label="Drawing the dependencies" />;
  return <Drawn data={data} openId={openId} onOpen={onOpen} onActive={onActive} />;
}

type Props = { data: DependencyGraph } & Pick<ListViewProps, 'openId' | 'onOpen' | 'onActive'>;

const ALL = 'all';
const STEPS = [
  { value: '1', label: '1 dependency away' },
  { value: '2', label: '2 away' },
  { value: '3', label: '3 away' },
];

function Drawn({ data, openId, onOpen, onActive }: Props) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [steps, setSteps] = useState('1');
  const isLarge = data.nodes.length > READABLE_SERVICES;
  const first = useMemo(() => (isLarge ? firstService(data)?.id : undefined), [data, isLarge]);
  const isThere = data.nodes.some(({ id }) => id === chosen);
  const around = isThere ? chosen : chosen === ALL ? null : (first ?? null);
  const shown = useMemo(
    () => (around === null ? data : neighbourhood(data, around, Number(steps))),
    [data, around, steps],
  );
  const layout = useMemo(
    () =>
      layeredLayout(
        shown.nodes.map(({ id }) => id),
        shown.edges,
      ),
    [shown],
  );
  const turned = layout.routes.filter(({ isBack }) => isBack).length;
  return (
    <>
      <div className={styles.head}>
        <Healths nodes={data.nodes} />
        <p className={styles.words}>
          {around !== null &&
            `${formatNumber(shown.nodes.length)} of ${formatNumber(data.nodes.length)} services; `}
          {wordsOf(shown, turned)}
        </p>
        <div className={styles.around}>
          <div className={styles.service}>
            <RefInput
              target="service"
              titles={Object.fromEntries(data.nodes.map(({ id, name }) => [id, name]))}
              value={around}
              aria-label="Around the service"
              placeholder="Around a service…"
              onChange={(id) => setChosen(id ?? ALL)}
            />
          </div>
          {around !== null && (
            <>
              <div className={styles.steps}>
                <Select
                  aria-label="How far"
                  value={steps}
                  options={STEPS}
                  onChange={(next) => setSteps(next ?? '1')}
                />
              </div>
              <Button size="s" variant="ghost" onClick={() => setChosen(ALL)}>
                All {formatNumber(data.nodes.length)}
              </Button>
            </>
          )}
        </div>
      </div>
      <Graph
        key={around ?? ALL}
        layout={layout}
        nodes={shown.nodes}
        openId={openId ?? around ?? undefined}
        onOpen={onOpen}
        onActive={onActive}
      />
    </>
  );
}

const KINDS: readonly { rag: Rag | null; word: string; figure: string }[] = [
  { rag: 'red', word: 'in trouble', figure: 'Services in trouble' },
  { rag: 'amber', word: 'at risk', figure: 'Services at risk' },
  { rag: 'green', word: 'meet their objectives', figure: 'Services that meet their objectives' },
  { rag: null, word: 'not known', figure: 'Services whose health is not known' },
];

/** How many services are how well; each number opens its rows. */
function Healths({ nodes }: { nodes: readonly ServiceNode[] }) {
  return (
    <ul className={styles.healths} aria-label="Health of the services">
      {KINDS.map(({ rag, word, figure }) => {
        const ids = nodes.flatMap(({ id, health }) => (health.rag === rag ? [id] : []));
        return (
          <li key={word}>
            <button
              type="button"
              disabled={ids.length === 0}
              onClick={() => openRows('service', ids, figure)}
            >
              <RagMark rag={rag} word={`${formatNumber(ids.length)} ${word}`} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function wordsOf({ edges, outside }: DependencyGraph, turned: number): string {
  return [
    `${formatCount(edges.length, 'dependency', 'dependencies')}, from callers on the left to what they need`,
    ...(outside > 0 ? [`${formatNumber(outside)} more lead out of this list`] : []),
    ...(turned > 0 ? [`${formatCount(turned, 'closes a circle', 'close circles')} and is dashed`] : []),
  ].join('; ');
}
