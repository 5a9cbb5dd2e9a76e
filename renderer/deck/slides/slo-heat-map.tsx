import { bodyOf } from '#shared/deck/outline/blocks.ts';
import {
  goalOf,
  heatName,
  heatNameSizes,
  heatPage,
  NO_OBJECTIVES,
  stateOf,
  WEEK_STATES,
} from '#shared/deck/outline/heat-map.ts';
import type { HeatRow, HeatWeek } from '#shared/deck/slide-body.ts';
import { formatPercent, NO_VALUE } from '#shared/figure/format.ts';
import { Nothing, SlideFrame } from '../slide-frame.tsx';
import grid from './grids.module.css';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

function SloHeatMapSlide({ slide, extra, part }: SlideProps) {
  const weeks = bodyOf(extra, 'slo-heat-map')?.weeks ?? [];
  const { rows } = heatPage(extra, slide, part);
  return (
    <SlideFrame>
      {rows.length === 0 ? <Nothing>{NO_OBJECTIVES}</Nothing> : <HeatTable weeks={weeks} rows={rows} />}
    </SlideFrame>
  );
}

function HeatTable({ weeks, rows }: { weeks: readonly HeatWeek[]; rows: readonly HeatRow[] }) {
  const sizes = heatNameSizes(rows);
  return (
    <table className={grid.heat}>
      <caption className="visually-hidden">
        Attainment of each objective in each week, and whether it was met
      </caption>
      <thead>
        <tr>
          <th scope="col" className={grid.name}>
            Service · SLO
          </th>
          <th scope="col" className={grid.tier}>
            Tier
          </th>
          <th scope="col" className={grid.goal}>
            Objective
          </th>
          {weeks.map(({ key, label }) => (
            <th key={key} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={row.slo.id}>
            <th scope="row" className={grid.name} data-size={sizes[at] || undefined}>
              {heatName(row)}
            </th>
            <td className={grid.tier}>{row.tier ?? NO_VALUE}</td>
            <td className={grid.goal}>{goalOf(row.objective)}</td>
            {row.cells.map((cell, index) => (
              <Week key={weeks[index]?.key ?? index} cell={cell} week={weeks[index]?.label ?? ''} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type WeekProps = { cell: HeatRow['cells'][number]; week: string; row: HeatRow };

function Week({ cell, week, row }: WeekProps) {
  const state = stateOf(cell);
  const { mark, word } = WEEK_STATES[state];
  const share = cell.attainment === null ? '' : ` ${formatPercent(cell.attainment, { max: 3 })}`;
  return (
    <td data-state={state} title={`${heatName(row)}, ${week}: ${word}${share}`}>
      {mark}
      <span className="visually-hidden">
        {' '}
        {word}
        {share}
      </span>
    </td>
  );
}

export const sloHeatMapSlide: SlideDefinition = { Component: SloHeatMapSlide };
