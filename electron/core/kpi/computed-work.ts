import {
  changeIds,
  changeSeries,
  closureIds,
  closureSeries,
  type ShiftPeriod,
  shiftIds,
  shiftSeries,
} from '#db/kpi/work-series.ts';
import { CANCELLED, NOT_DUE_YET, UNDATED_COMPLETION } from '#shared/action/closure.ts';
import { IMPOSSIBLE_COUNT } from '#shared/deployment/change-failure.ts';
import { type ComputedKpi, EVERY_SCOPE, type KpiMeasured, leftOut, none, ratioOf } from './measure.ts';
import { remembered } from './memo.ts';

/** Changes that failed, were rolled back or caused an incident; see `changeFailureRate`. */
export const changeFailure: ComputedKpi = {
  scopes: EVERY_SCOPE,
  madeOf: 'change',
  restsOn: 'period',
  series: ({ workspace: { connection } }, scope, periods) => {
    const found = changeSeries(connection, scope, periods);
    return periods.map(({ key }) => {
      const { failed, total, impossible } = found.get(key) ?? { failed: 0, total: 0, impossible: 0 };
      const excluded = leftOut({ [IMPOSSIBLE_COUNT]: impossible });
      return ratioOf(failed, total, total, excluded, 'No deployments in the period.');
    });
  },
  lineage: ({ workspace: { connection } }, scope, period) => changeIds(connection, scope, period),
};

/** Actions completed by the date first promised; see `onTimeClosure`. */
export const actionClosure: ComputedKpi = {
  scopes: EVERY_SCOPE,
  madeOf: 'action',
  restsOn: 'period',
  series: ({ workspace: { connection }, today }, scope, periods) => {
    const found = closureSeries(connection, scope, periods, today);
    return periods.map(({ key }) => {
      const row = found.get(key);
      if (row === undefined) return none('No action was due in the period.');
      const excluded = leftOut({
        [CANCELLED]: row.cancelled,
        [UNDATED_COMPLETION]: row.undated,
        [NOT_DUE_YET]: row.notDue,
      });
      return ratioOf(row.onTime, row.counted, row.counted, excluded, 'No action was due in the period.');
    });
  },
  lineage: ({ workspace: { connection } }, scope, period) => [
    { entity: 'actionItem', ids: closureIds(connection, scope, period) },
  ],
};

const NO_PAGES_KNOWN = 'No shift with its pages was recorded.';

/** Pages received by on-call shifts; see `pagesPerShift`. */
export const pagesPerShift = shiftKpi((row) =>
  ratioOf(
    row.pages,
    row.withPages,
    row.withPages,
    leftOut({ 'pages not recorded': row.shifts - row.withPages }),
    NO_PAGES_KNOWN,
  ),
);

/** Actionable pages as a share of all pages; see `alertPrecision`. */
export const alertPrecision = shiftKpi((row) =>
  ratioOf(
    row.actionable,
    row.precisePages,
    row.precise,
    leftOut({
      'pages not recorded': row.shifts - row.precise - row.moreActionable,
      'more of one kind than pages': row.moreActionable,
    }),
    row.precise === 0 ? NO_PAGES_KNOWN : 'There were no pages.',
  ),
);

/** Toil as a share of the hours worked on shift; see `toilRatio`. */
export const toilRatio = shiftKpi((row) =>
  ratioOf(
    row.toil,
    row.hours,
    row.timed,
    leftOut({
      'hours not recorded': row.shifts - row.timed - row.moreToil,
      'more toil than hours': row.moreToil,
    }),
    row.timed === 0 ? 'No shift with its hours was recorded.' : 'No hours were worked on shift.',
  ),
);

function shiftKpi(toMeasured: (row: ShiftPeriod) => KpiMeasured): ComputedKpi {
  return {
    scopes: ['org', 'team'],
    madeOf: 'shift',
    restsOn: 'period',
    series: (context, scope, periods) => {
      const found = remembered(context, ['shifts', scope, periods.map(({ key }) => key)], () =>
        shiftSeries(context.workspace.connection, scope, periods),
      );
      return periods.map(({ key }) => toMeasured(found.get(key) ?? { key, ...NO_SHIFTS }));
    },
    lineage: ({ workspace: { connection } }, scope, period) => [
      { entity: 'onCallShift', ids: shiftIds(connection, scope, period) },
    ],
  };
}

const NO_SHIFTS: Omit<ShiftPeriod, 'key'> = {
  shifts: 0,
  withPages: 0,
  pages: 0,
  precise: 0,
  actionable: 0,
  precisePages: 0,
  moreActionable: 0,
  timed: 0,
  toil: 0,
  hours: 0,
  moreToil: 0,
};
