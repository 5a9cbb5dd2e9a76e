import { z } from 'zod';

/**
 * The shape of a WBR App `config.yaml` as it is written (working-backwards/wbr-app, docs/yaml): setup, metrics, deck,
 * annotations and data sources. Keys that are not used here are let through.
 */
export const AGGREGATIONS = ['sum', 'mean', 'min', 'max', 'first', 'last'] as const;
export type WbrAggregation = (typeof AGGREGATIONS)[number];

export const OPERATIONS = ['sum', 'difference', 'product', 'divide'] as const;
export type WbrOperation = (typeof OPERATIONS)[number];

export const MONTH_DISPLAYS = ['trailing_twelve_months', 'fiscal_year'] as const;

const name = z.union([z.string().min(1), z.number()], 'a name is expected').transform(String);
const text = z
  .union([z.string(), z.number()], 'text is expected')
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value)));
const months = z
  .enum(MONTH_DISPLAYS, 'x_axis_monthly_display must be trailing_twelve_months or fiscal_year')
  .nullish();
const flag = z.boolean('true or false is expected').nullish();

export const setupSchema = z.looseObject(
  {
    week_ending: z.string('week_ending is missing or not a date like 25-SEP-2021'),
    week_number: z.int('week_number must be a whole number').nullish(),
    title: text,
    fiscal_year_end_month: z
      .string('fiscal_year_end_month must be a month such as DEC')
      .nullish()
      .transform((value) => value?.trim() || 'DEC'),
    block_starting_number: z.int('block_starting_number must be a whole number').nullish(),
    tooltip: flag,
    x_axis_monthly_display: months,
  },
  'the setup section is missing',
);

const comparison = z
  .enum(['bps', '%'], 'metric_comparison_method must be “bps” or “%”')
  .nullish()
  .transform((value) => (value === 'bps' ? ('basis-points' as const) : ('percent' as const)));

export type RawOperand = { metric?: RawNamed | undefined; column?: RawNamed | undefined };
export type RawNamed = { name: string; function?: Record<string, RawOperand[]> | null | undefined };

const named: z.ZodType<RawNamed> = z.lazy(() =>
  z.looseObject({ name, function: functionSchema.nullish() }, 'an operand needs a name'),
);
const operand: z.ZodType<RawOperand> = z.looseObject(
  { metric: named.optional(), column: named.optional() },
  'an operand is written “- metric:” with a name below it',
);
export const functionSchema: z.ZodType<Record<string, RawOperand[]>> = z.record(
  z.string(),
  z.array(operand, 'a function needs a list of metrics'),
  'function needs one of sum, difference, product or divide',
);

export const metricSchema = z.looseObject(
  {
    column: name.nullish(),
    aggf: z.string('aggf must be one word').nullish(),
    filter: z
      .looseObject(
        {
          base_column: name.nullish(),
          baseColumn: name.nullish(),
          query: z.string('query must be text').nullish(),
        },
        'filter needs base_column and query',
      )
      .nullish(),
    function: functionSchema.nullish(),
    metric_comparison_method: comparison,
  },
  'a metric needs a column, a filter or a function',
);

const line = z
  .looseObject(
    {
      line_style: z
        .enum(['primary', 'secondary', 'target'], 'line_style must be primary, secondary or target')
        .nullish(),
      graph_prior_year_flag: flag,
      legend_name: name.nullish(),
    },
    'a metric of a chart has line_style, graph_prior_year_flag and legend_name, or nothing',
  )
  .nullish();

const row = z.looseObject(
  {
    row: z.looseObject(
      { header: text, metric: name.nullish(), style: text, y_scaling: text },
      'an entry of rows is written “- row:” with a header or a metric',
    ),
  },
  'an entry of rows is written “- row:”',
);

export const blockSchema = z.looseObject(
  {
    ui_type: z.string('ui_type is missing'),
    title: text,
    y_scaling: text,
    x_axis_monthly_display: months,
    metrics: z.record(z.string(), line, 'metrics must list metric names').nullish(),
    rows: z.array(row, 'rows must be a list').nullish(),
    source: text,
    name: text,
    width: text,
    height: text,
  },
  'an entry of deck is written “- block:”',
);

const path = z.looseObject({ url_or_path: z.string('url_or_path is missing') });

export const topSchema = z.looseObject(
  {
    setup: z.unknown().optional(),
    metrics: z.record(z.string(), z.unknown(), 'the metrics section is missing'),
    deck: z.array(
      z.looseObject({ block: z.unknown().optional() }, 'an entry of deck is written “- block:”'),
      'the deck section is missing',
    ),
    data_sources: z
      .record(z.string(), z.record(z.string(), z.unknown()).nullish(), 'data_sources must name its sources')
      .nullish(),
    csv_files: z.record(z.string(), path).nullish(),
    annotations: z
      .union(
        [z.array(z.string()), z.looseObject({ csv_files: z.array(z.string()).nullish() })],
        'annotations must be a list of CSV files',
      )
      .nullish(),
  },
  'a WBR deck has the sections setup, metrics and deck',
);

export type RawBlock = z.output<typeof blockSchema>;
export type RawMetric = z.output<typeof metricSchema>;
export type RawSetup = z.output<typeof setupSchema>;
export type RawTop = z.output<typeof topSchema>;
