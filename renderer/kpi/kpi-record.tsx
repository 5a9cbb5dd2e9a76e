import type { AnyRow } from '#shared/entity/entity.ts';
import { FigureSurface } from '../records/at-week.tsx';
import { KpiBehaviour } from './kpi-behaviour.tsx';
import { KpiTrailing } from './kpi-trailing.tsx';

/** The charts of a KPI: six weeks and twelve months, then signal or noise. */
export function KpiRecord({ row }: { row: AnyRow }) {
  return (
    <FigureSurface>
      <KpiTrailing row={row} />
      <KpiBehaviour id={row.id} />
    </FigureSurface>
  );
}
