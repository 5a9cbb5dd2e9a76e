import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importWbrDeck, readWbrDeck } from '#core/wbr/wbr.ts';
import type { WbrChartReport, WbrTableReport } from '#shared/wbr/report.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/wbr');
const read = (name: string) => readFileSync(join(FIXTURES, name), 'utf8');
const files = {
  configText: read('support-desk.yaml'),
  csvs: ['support-desk.csv', 'support-events.csv'].map((name) => ({
    name: `/decks/${name}`,
    text: read(name).replaceAll('\n', '\r\n'),
  })),
};
const report = readWbrDeck(files);
const chart = (metric: string) =>
  report.find((entry): entry is WbrChartReport => 'metric' in entry && entry.metric === metric);
const table = (title: string) =>
  report.find((entry): entry is WbrTableReport => 'rows' in entry && entry.title === title);
const none = (count: number) => Array(count).fill(null);

describe('a deck with quirky daily values', () => {
  it('prints one entry per charted metric and per table, in deck order', () => {
    expect(report.map((entry) => [entry.title, 'metric' in entry ? entry.metric : null])).toEqual([
      ['Tickets opened', 'Tickets'],
      ['Tickets opened', 'Tickets Target'],
      ['Tickets opened', 'TicketsEurope'],
      ['Six weeks', null],
      ['Twelve months', null],
    ]);
    expect(Object.keys(report[0] ?? {})).toEqual([
      ...['title', 'metric', 'cy_6_weeks', 'py_6_weeks', 'cy_monthly', 'py_monthly', 'x_axis', 'box_totals'],
    ]);
  });

  it('reads a byte order mark, CRLF, quoted thousands, weekday dates and rows out of order', () => {
    expect(chart('Tickets')?.cy_6_weeks).toEqual([null, null, null, null, 2400, 3000]);
    expect(chart('Tickets')?.py_6_weeks).toEqual([null, null, null, null, null, 600]);
    expect(chart('Tickets')?.cy_monthly).toEqual([...none(11), 5400]);
    expect(chart('Tickets')?.py_monthly).toEqual([...none(11), 600]);
    expect(chart('Tickets')?.box_totals.slice(0, 5)).toEqual([3000, 25, 400, 5400, 800]);
  });

  it('leaves the prior year of a target out', () => {
    expect(chart('Tickets Target')?.cy_6_weeks.slice(4)).toEqual([1000, 2000]);
    expect(chart('Tickets Target')?.py_6_weeks).toEqual(none(6));
    expect(chart('Tickets Target')?.py_monthly).toEqual(none(12));
  });

  it('counts only the rows a filter accepts; a date without any is missing', () => {
    expect(chart('TicketsEurope')?.cy_6_weeks.slice(4)).toEqual([400, 2200]);
    const months = table('Twelve months')?.rows[0]?.values ?? [];
    expect(months).toEqual([20, ...none(11)]);
  });

  it('prints tables with headers, headings without values, and quarter and year to date', () => {
    expect(table('Six weeks')).toEqual({
      title: 'Six weeks',
      headers: ['wk 6', 'wk 7', 'wk 8', 'wk 9', 'wk 10', 'wk 11', 'QTD', 'YTD'],
      rows: [
        { header: 'Support', metric: null, values: [] },
        { header: 'Opened', metric: 'Tickets', values: [null, null, null, null, 2400, 3000, 5400, 5400] },
        { header: 'WOW', metric: 'TicketsWOW', values: [null, null, null, null, null, 0.25, null, null] },
        {
          header: 'Solved',
          metric: 'SolvedShare',
          values: [null, null, null, null, 1100 / 2400, 2000 / 3000, 3100 / 5400, 3100 / 5400],
        },
      ],
    });
    expect(table('Twelve months')?.headers).toEqual([
      ...['Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Jan', 'Feb'],
    ]);
  });
});

describe('the same deck as KPIs', () => {
  const workspace = importWbrDeck(files);
  const kpi = (name: string) => workspace.kpis.find((entry) => entry.name === name);

  it('has a KPI per metric that is not a target', () => {
    expect(workspace.kpis.map(({ key, aggregation, unit }) => [key, aggregation, unit])).toEqual([
      ['tickets', 'sum', 'count'],
      ['tickets-europe', 'sum', 'count'],
      ['slowest-reply', 'max', 'score'],
      ['solved', 'sum', 'count'],
      ['solved-share', 'ratio', 'ratio'],
      ['backlog', 'sum', 'score'],
      ['open-accounts', 'last', 'score'],
    ]);
    expect(kpi('SolvedShare')).toMatchObject({
      change: 'basis-points',
      direction: null,
      definition: 'Solved ÷ Tickets',
    });
  });

  it('has daily values, the parts of a ratio, and targets', () => {
    expect(kpi('Tickets')?.values).toEqual([
      { date: '2020-03-15', value: 600 },
      { date: '2021-03-13', value: 2400 },
      { date: '2021-03-14', value: 2000 },
      { date: '2021-03-20', value: 1000 },
    ]);
    expect(kpi('Tickets')?.targets.at(-1)).toEqual({ date: '2021-03-20', value: 1000 });
    expect(kpi('SolvedShare')?.values.at(-1)).toEqual({
      date: '2021-03-20',
      value: null,
      numerator: 800,
      denominator: 1000,
    });
    expect(kpi('Backlog')?.values.at(-1)).toEqual({ date: '2021-03-20', value: 200 });
  });

  it('has the annotations and slides, and says what could not be taken over', () => {
    expect(workspace.annotations).toEqual([
      { kpiKey: 'tickets', date: '2021-03-14', text: 'Release 4, with a new login' },
    ]);
    expect(workspace.slides.map(({ kind, kpis }) => [kind, kpis.length])).toEqual([
      ['section', 0],
      ['chart', 3],
      ['weeks-table', 4],
      ['months-table', 2],
      ['embedded', 0],
    ]);
    expect(workspace.slides[1]?.kpis[1]).toEqual({
      key: 'tickets',
      label: 'Tickets Target',
      derived: null,
      style: 'target',
      isPriorYearShown: false,
      isTargetOf: true,
    });
    expect(workspace.slides[3]?.kpis[1]).toMatchObject({ key: 'tickets', derived: 'YOY' });
    expect(workspace.notes).toEqual([
      '“OpenAccounts” takes the first value of a period; it is imported with the last value instead.',
      'Annotations of “Nobody” were left out: there is no such KPI.',
    ]);
  });
});
