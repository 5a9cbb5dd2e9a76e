import { describe, expect, it } from 'vitest';
import { readWbrDeck } from '#core/wbr/wbr.ts';
import { MusterError } from '#shared/contract/errors.ts';

const daily = { name: 'daily.csv', text: 'Date,A,B,Name\n2021-09-25,1,2,x\n' };
const setup = 'setup: { week_ending: 25-SEP-2021, week_number: 38, title: T }\n';
const metrics = 'metrics:\n  A: { column: A, aggf: sum }\n';
const deck = 'deck:\n  - block: { ui_type: 6_12Graph, title: C, metrics: { A: } }\n';

function sentence(configText: string, csvs = [daily]): string {
  try {
    readWbrDeck({ configText, csvs });
  } catch (error) {
    if (error instanceof MusterError && error.code === 'bad-input') return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}

const withMetric = (text: string) =>
  sentence(`${setup}metrics:\n  A: { column: A, aggf: sum }\n${text}\n${deck}`);
const withBlock = (text: string) => sentence(`${setup}${metrics}deck:\n${text}`);

describe('what is wrong with a deck is said with the metric or block and the line', () => {
  it('accepts the deck these are made from', () => {
    expect(readWbrDeck({ configText: setup + metrics + deck, csvs: [daily] })).toHaveLength(1);
  });

  it.each([
    ['2021-09-25', /week_ending/],
    ['31-SEP-2021', /week_ending “31-SEP-2021” is not a date like 25-SEP-2021/],
    ['25/09/2021', /“25\/09\/2021” is not a date like/],
    ['""', /“” is not a date/],
  ])('week_ending %s', (text, expected) => {
    const found = sentence(setup.replace('25-SEP-2021', text) + metrics + deck);
    expect(found).toMatch(expected);
    expect(found).toMatch(/line 1\)/);
  });

  it('setup', () => {
    expect(sentence(`setup: { title: T }\n${metrics}${deck}`)).toMatch(
      /^The setup section: week_ending is missing/,
    );
    expect(sentence(metrics + deck)).toMatch(/setup section is missing/);
    expect(sentence(setup.replace('title: T', 'fiscal_year_end_month: June') + metrics + deck)).toMatch(
      /fiscal_year_end_month “June” is not a month/,
    );
    expect(sentence(setup.replace('38', 'x') + metrics + deck)).toMatch(/week_number must be a whole number/);
    expect(sentence(setup.replace('title: T', 'x_axis_monthly_display: year') + metrics + deck)).toMatch(
      /must be trailing_twelve_months or fiscal_year/,
    );
  });

  it.each([
    [
      '  B: { column: B, aggf: average }',
      /^Metric “B” has the unknown aggregation “average”; use one of sum, mean/,
    ],
    ['  B: { column: B }', /^Metric “B” has no aggregation/],
    ['  B: { aggf: sum }', /^Metric “B” needs a column, a filter with base_column, or a function/],
    ['  B:', /^Metric “B”: a metric needs/],
    [
      '  B: { column: Clicks, aggf: sum }',
      /^Metric “B” reads the column “Clicks”, .* they have “A”, “B”, “Name”/,
    ],
    ['  B: { column: Name, aggf: sum }', /^Metric “B”: column “Name” holds text \(“x” on 2021-09-25\)/],
    ['  B: { column: B, aggf: sum, metric_comparison_method: x }', /must be “bps” or “%”/],
    ['  B: { filter: { base_column: B, query: "Land == 1" }, aggf: sum }', /reads the column “Land”/],
    [
      '  B: { filter: { base_column: B, query: "A = 1" }, aggf: sum }',
      /query “A = 1” cannot be used: “= 1” is not understood/,
    ],
    ['  B: { filter: { base_column: B, query: "Name > 1" }, aggf: sum }', /compares the text “x”/],
    ['  B: { function: { modulo: [] } }', /needs exactly one function of sum, difference/],
    ['  B: { function: { divide: [{ metric: { name: A } }] } }', /divide takes two metrics, not 1/],
    ['  B: { function: { sum: [] } }', /sum takes at least one metric, not 0/],
    ['  B: { function: { sum: [{ name: A }] } }', /each operand of its function is “metric:”/],
    [
      '  B: { function: { sum: [{ metric: { name: X } }] } }',
      /“B” uses “X”, which the metrics section does not define/,
    ],
    ['  B: { function: { sum: [{ metric: { name: B } }] } }', /“B” depends on itself \(B → B\)/],
  ])('%s', (text, expected) => {
    const found = withMetric(text);
    expect(found).toMatch(expected);
    expect(found).toMatch(/\(configuration, line 4\)$/);
  });

  it.each([
    ['  - { title: X }', /Block 1: an entry of deck/],
    ['  - block: { title: X }', /^Block 1: ui_type is missing/],
    ['  - block: { ui_type: Pie }', /^Block 1: ui_type “Pie” is not known/],
    ['  - block: { ui_type: 6_12Graph, title: X }', /^Block 1 \(“X”\) has no metrics/],
    ['  - block: { ui_type: 6_WeeksTable, title: X }', /^Block 1 \(“X”\) has no rows/],
    ['  - block: { ui_type: 6_12Graph, metrics: { Z: } }', /^Block 1 uses “Z”, which the metrics section/],
    ['  - block: { ui_type: 6_WeeksTable, rows: [{ row: { metric: ZYOY } }] }', /^Block 1 uses “ZYOY”/],
    [
      '  - block: { ui_type: 6_WeeksTable, rows: [{ row: { metric: AMOM } }] }',
      /“AMOM” is a change by month/,
    ],
    ['  - block: { ui_type: 6_WeeksTable, rows: [{ metric: A }] }', /an entry of rows is written/],
    ['  - block: { ui_type: 6_12Graph, metrics: { A: { line_style: dotted } } }', /line_style must be/],
  ])('%s', (text, expected) => {
    expect(withBlock(text)).toMatch(expected);
  });

  it('files', () => {
    expect(sentence(setup + metrics + deck, [])).toBe(
      'No CSV file with daily values was given with the configuration.',
    );
    expect(sentence(setup + metrics + deck, [{ name: '/x/empty.csv', text: '' }])).toMatch(
      /^empty\.csv is empty/,
    );
    expect(sentence(setup + metrics + deck, [{ name: 'a.csv', text: 'A\n1' }])).toMatch(
      /no column named Date/,
    );
    expect(sentence('setup: [')).toMatch(/not valid YAML \(line 1\)/);
    expect(sentence('')).toMatch(/sections setup, metrics and deck/);
    const bomb = Array.from(
      { length: 9 },
      (_, at) => `a${at + 1}: &a${at + 1} [${Array(9).fill(`*a${at}`).join(', ')}]`,
    );
    expect(sentence(['a0: &a0 [x]', ...bomb].join('\n'))).toMatch(/cannot be read: Excessive alias count/);
    expect(sentence('- a\n- b')).toMatch(/sections setup, metrics and deck/);
  });

  it('reads columns of listed files by their alias, and of queries with or without it', () => {
    const configText = `${setup}data_sources: { prod: { main: { query: SELECT 1 } }, csv_files: { extra: { url_or_path: ./data/more.csv } } }
metrics:
  A: { column: main.A, aggf: sum }
  B: { column: extra.A, aggf: sum }
deck:
  - block: { ui_type: 6_12Graph, title: C, metrics: { A: , B: } }
`;
    const more = { name: 'more.csv', text: 'Date,A\n2021-09-24,40\n2021-09-25,2\n' };
    const report = readWbrDeck({ configText, csvs: [daily, more] });
    expect(report.map((entry) => 'box_totals' in entry && entry.cy_6_weeks.at(-1))).toEqual([null, 42]);
  });
});
