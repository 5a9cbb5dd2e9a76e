import { useMemo } from 'react';
import type { CostOverview } from '#shared/cost/overview.ts';
import { formatMoneyShort, formatMonth, formatNumber, formatValue } from '#shared/figure/format.ts';
import { trendSpec } from '../charts/trend.ts';
import { Button } from '../design/button.tsx';
import { Select } from '../design/select.tsx';
import { OverviewChart, OverviewPart } from '../records/overview/overview.tsx';
import { RowsLink } from '../review/blocks/open-rows.tsx';
import { useSettings } from '../settings/use-settings.ts';
import type { CostRows } from './cost-figures.ts';

type Props = { data: CostOverview; rows: CostRows; onUnit: (unit: string) => void };

/** What one unit of usage costs: the services that are measured in it, by month. */
export function UnitCostPart({ data: { unitCost, currency, month }, rows, onUnit }: Props) {
  const { settings, change, isReadOnly } = useSettings();
  const { units, unit, cost, usage, result, points } = unitCost;
  const spec = useMemo(() => {
    if (!points.some(({ value }) => value !== null)) return null;
    const shown = points.map(({ month: key, value }) => ({
      key,
      label: formatMonth(key),
      value,
      isPartial: false,
    }));
    return trendSpec({
      kind: 'trend',
      trend: {
        points: shown,
        centre: null,
        lower: null,
        upper: null,
        signals: [],
        verdict: `Cost per ${unit ?? 'unit'}.`,
      },
      name: 'Unit cost',
      measure: { unit: 'perUnit', currency },
      entity: 'cost',
    });
  }, [points, unit, currency]);
  return (
    <OverviewPart
      title="Unit cost"
      note="cost of the services that are measured in the unit ÷ their usage"
      controls={
        units.length > 0 && (
          <Select
            size="s"
            aria-label="Usage unit"
            value={unit}
            options={units.map((value) => ({ value, label: `Per ${value}` }))}
            onChange={(value) => value && onUnit(value)}
          />
        )
      }
    >
      <p>
        {result.value === null ? (
          `— ${result.reason}`
        ) : (
          <>
            <RowsLink rows={rows.ofUnit(unit)}>
              <strong>{formatValue(result.value, 'perUnit', { currency })}</strong>
            </RowsLink>{' '}
            per {unit ?? 'unit'} in {formatMonth(month)}:{' '}
            {cost === null ? '' : formatMoneyShort(cost, currency)} over{' '}
            {usage === null ? '' : formatNumber(usage, { max: 0 })}
          </>
        )}{' '}
        {unit !== null && settings.unitCostUnit !== unit && (
          <Button
            size="s"
            variant="ghost"
            disabled={isReadOnly}
            onClick={() => change({ unitCostUnit: unit })}
          >
            Use this unit in reviews
          </Button>
        )}
      </p>
      <OverviewChart
        title={unit === null ? 'Unit cost by month' : `Cost per ${unit}, by month`}
        spec={spec}
        height={200}
        empty="Give cost records their usage and its unit: then cost per request, order or label can be followed."
      />
    </OverviewPart>
  );
}
