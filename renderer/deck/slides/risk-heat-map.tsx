import { LISTED_RISKS, NO_RISKS, type RiskCell, riskGrid } from '#shared/deck/outline/risk-map.ts';
import type { RiskRow } from '#shared/review/sections.ts';
import { RiskTable } from '../../review/blocks/assurance-blocks.tsx';
import { RowRoom } from '../row-room.tsx';
import { Nothing, SlideColumns, SlideFrame } from '../slide-frame.tsx';
import grid from './grids.module.css';
import type { SlideDefinition, SlideProps } from './slide-props.ts';

const STEPS = [1, 2, 3, 4, 5] as const;
const MARKS = { red: '■', amber: '▲', green: '●' };

function RiskHeatMapSlide({ data }: SlideProps) {
  const { rows } = data.risks;
  return (
    <SlideFrame>
      {rows.length === 0 ? (
        <Nothing>{NO_RISKS}</Nothing>
      ) : (
        <SlideColumns widths={[560, 568]}>
          <RiskGrid rows={rows} />
          <RowRoom look="two">
            <RiskTable rows={rows} limit={LISTED_RISKS} />
          </RowRoom>
        </SlideColumns>
      )}
    </SlideFrame>
  );
}

function RiskGrid({ rows }: { rows: readonly RiskRow[] }) {
  return (
    <table className={grid.risks}>
      <caption className="visually-hidden">Risks by likelihood and impact, both from 1 to 5</caption>
      <thead>
        <tr>
          <th scope="col" className={grid.corner}>
            Likelihood
          </th>
          {STEPS.map((impact) => (
            <th key={impact} scope="col">
              {impact}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {riskGrid(rows).map(({ likelihood, cells }) => (
          <tr key={likelihood}>
            <th scope="row">{likelihood}</th>
            {cells.map((cell, index) => (
              <Cell key={STEPS[index] ?? 0} {...cell} />
            ))}
          </tr>
        ))}
        <tr>
          <td />
          <td colSpan={5} className={grid.axis}>
            Impact →
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function Cell({ zone, count, keys }: RiskCell) {
  return (
    <td data-zone={zone}>
      {count > 0 && (
        <>
          <strong className={grid.count}>
            {MARKS[zone]} {count}
          </strong>
          <span className={grid.keys} title={keys}>
            {keys}
          </span>
        </>
      )}
    </td>
  );
}

export const riskHeatMapSlide: SlideDefinition = { Component: RiskHeatMapSlide };
