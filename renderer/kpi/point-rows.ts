import { core } from '../app/client.ts';
import { attempt } from '../app/failure.ts';
import type { RowsAsked } from '../charts/spec.ts';
import { notify } from '../design/toast.tsx';

type Point = Parameters<typeof core.measures.pointRows>[0];

/** Asks for the rows behind a point of a KPI's chart: those of the first kind that has some. */
export function pointRows(point: Point, label: string): RowsAsked {
  return async () => {
    let found: Awaited<ReturnType<typeof core.measures.pointRows>> = [];
    await attempt(async () => {
      found = await core.measures.pointRows(point);
    });
    const [first] = found;
    if (!first) notify({ title: 'No rows are behind this value.' });
    return first ? { ...first, label } : null;
  };
}
