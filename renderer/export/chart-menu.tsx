import { lazy, type RefObject } from 'react';
import type { ChartSpec } from '../charts/spec.ts';
import { LazyMenu } from '../design/lazy-menu.tsx';

// Charts are drawn where there is no core to ask too, e.g. on paper.
const ChartEntries = lazy(() =>
  import('./chart-entries.tsx').then((menu) => ({ default: menu.ChartEntries })),
);

export type ChartMenuProps = {
  title: string;
  spec: ChartSpec;
  height: number;
  figure: RefObject<HTMLElement | null>;
};

/** What a chart can become: a picture, or its figures as a table. */
export function ChartMenu(props: ChartMenuProps) {
  return (
    <LazyMenu label={`${props.title}: copy or save`}>
      {(menu) => <ChartEntries {...props}>{menu}</ChartEntries>}
    </LazyMenu>
  );
}
