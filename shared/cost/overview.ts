import type { Excluded, Measured } from '../figure/figure.ts';
import type { CostBasis } from './variance.ts';

/** What cost is broken down by. */
export const COST_DIMENSIONS = {
  teamId: 'Team',
  serviceId: 'Service',
  category: 'Category',
  provider: 'Provider',
} as const;
export type CostDimension = keyof typeof COST_DIMENSIONS;
export const COST_DIMENSION_NAMES = Object.keys(COST_DIMENSIONS) as [CostDimension, ...CostDimension[]];

/** Minor units of the overview's currency, `null` where nothing is recorded. */
export type CostOverviewMonth = {
  month: string;
  actual: number | null;
  budget: number | null;
  /** Entered, or else the trend; with the range of the trend where it is one. */
  forecast: number | null;
  low: number | null;
  high: number | null;
  variance: Measured;
  /** How many records hold the cost, the budget, and the forecast; of a trend, the months it is fitted to. */
  n: { actual: number; budget: number; forecast: number };
  isPartial: boolean;
};

/** One value of a dimension in the month looked at; amounts in minor units of the workspace’s currency. */
export type CostGroup = {
  /** The value of the dimension: an id or a word; `null` where a record names none. */
  value: string | null;
  name: string;
  actual: number | null;
  budget: number | null;
  variance: Measured;
  /** Of all cost of the month. */
  share: number | null;
  /** Cost of the months of the overview that are over, oldest first. */
  points: readonly { month: string; actual: number | null }[];
};

/** A month of one value that stands out (see `costAnomalies`); amounts in minor units. */
export type CostAnomaly = {
  value: string | null;
  name: string;
  month: string;
  cost: number;
  expected: number;
  impact: number;
};

/** Cost by usage in one unit; `points` in minor units per unit of usage. */
export type UnitCostOverview = {
  /** Units to choose from, the one with most cost first. */
  units: readonly string[];
  unit: string | null;
  cost: number | null;
  usage: number | null;
  result: Measured;
  points: readonly { month: string; value: number | null }[];
};

/** Cost against its budget, month by month and by one dimension, on one basis and in one currency. */
export type CostOverview = {
  basis: CostBasis;
  currency: string;
  /** The month that is broken down, and those to choose from. */
  month: string;
  choices: readonly string[];
  months: readonly CostOverviewMonth[];
  /** How the forecast is made, or why there is none. */
  forecastWords: string;
  dimension: CostDimension;
  groups: readonly CostGroup[];
  anomalies: readonly CostAnomaly[];
  /** Series with too little history to be judged. */
  unjudged: number;
  unitCost: UnitCostOverview;
  /** 1 − actual / on-demand equivalent of the month. */
  savingsRate: Measured;
  /** Records of the month that are left out, with the reasons. */
  excluded: readonly Excluded[];
};
