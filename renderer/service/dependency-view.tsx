import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Rag } from '#shared/figure/figure.ts';
import { formatCount, formatNumber } from '#shared/figure/format.ts';
import { layeredLayout } from '#shared/service/layered-layout.ts';
import type { DependencyGraph, ServiceNode } from '#shared/service/service-views.ts';
import { core } from '../app/client.ts';
import { ErrorState } from '../app/error-boundary.tsx';
import { openRows } from '../app/lineage.ts';
import { RagMark } from '../design/badge.tsx';
import { Spinner } from '../design/progress.tsx';
import { useListAtWeek } from '../records/at-week.tsx';
import type { ListViewProps } from '../records/list-views.ts';
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

function Drawn({ data, openId, onOpen, onActive }: Props) {
  const layout = useMemo(
    () =>
      layeredLayout(
        data.nodes.map(({ id }) => id),
        data.edges,
      ),
    [data],
  );
  return (
    <>
      <div className={styles.head}>
        <Healths nodes={data.nodes} />
        <p className={styles.words}>{wordsOf(data, layout.routes.filter(({ isBack }) => isBack).length)}</p>
      </div>
      <Graph layout={layout} nodes={data.nodes} openId={openId} onOpen={onOpen} onActive={onActive} />
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
