import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importFiles } from '#core/import/run.ts';
import { trailingViews } from '#core/kpi/trailing.ts';
import { calendarOf, reviewContext } from '#core/review/context.ts';
import { importWbrDeck, readWbrDeck } from '#core/wbr/wbr.ts';
import { readSlides } from '#shared/deck/stored-deck.ts';
import type { TrailingData } from '#shared/kpi/trailing.ts';
import { weekOfDate } from '#shared/time/week.ts';
import type { WbrChartReport } from '#shared/wbr/report.ts';
import { edit } from '../../support/workspace.ts';
import { dump, importWorkspace, itemsOf } from './import-workspace.ts';

const SAMPLES = join(import.meta.dirname, '../../../../shared/samples/wbr');
const FIXTURES = join(import.meta.dirname, '../../fixtures/wbr');
const SUPPORT_DESK = ['support-desk.yaml', 'support-desk.csv', 'support-events.csv'].map((name) =>
  join(FIXTURES, name),
);
const SUNDAYS = { zone: 'UTC', weekStart: 7 };
const NOW = '2026-11-25T12:00:00.000Z';

type Lists = Pick<WbrChartReport, 'cy_6_weeks' | 'py_6_weeks' | 'cy_monthly' | 'py_monthly' | 'box_totals'>;

/**
 * Where the trailing view means something else than the WBR App, on purpose:
 * - a month under way has its value so far, marked, where the app has none;
 * - to-date values are compared over the same number of elapsed days, in the app up to the same calendar date, which
 *   differs where 29 February lies in one of them (the year to date of 2021 against 2020).
 */
const DIFFERENCES: Record<string, readonly string[]> = {
  scenario_1: [
    'PageViewsFiscal cy_monthly 8',
    'PageViewsFiscal box_totals 8',
    'PageViewsTrailing box_totals 8',
  ],
  scenario_3: [],
  scenario_4: [],
};

describe.skipIf(!existsSync(SAMPLES))('the WBR App’s own decks in a workspace', () => {
  for (const [scenario, expected] of Object.entries(DIFFERENCES)) {
    it(`${scenario}: its trailing views are those of the app`, async () => {
      const paths = ['config.yaml', 'original.csv'].map((name) => join(SAMPLES, scenario, name));
      const [configText = '', text = ''] = paths.map((path) => readFileSync(path, 'utf8'));
      const files = { configText, csvs: [{ name: 'original.csv', text }] };
      const deck = importWbrDeck(files);
      const { workspace } = importWorkspace({ ...SUNDAYS, fiscalYearEndMonth: deck.fiscalYearEnd });
      const outcome = await importFiles(workspace, paths, { isDryRun: false });
      expect(outcome.counts.reject).toBe(0);
      const week = weekOfDate(deck.weekEnding, calendarOf(workspace.settings));
      expect(week.lastDay).toBe(deck.weekEnding);
      const keys = new Map(deck.kpis.map(({ name, key }) => [name, key]));
      const views = trailingViews(reviewContext(workspace, week, NOW), [...keys.values()]);
      const different = readWbrDeck(files).flatMap((chart) => {
        if (!('box_totals' in chart)) return [];
        const view = views[keys.get(chart.metric) ?? ''];
        const months = deck.slides.find(({ title }) => title === chart.title)?.months ?? 'trailing';
        return view ? differences(chart, listsOf(view, months)) : [`${chart.title} is not there`];
      });
      expect(different).toEqual(expected);
    });
  }
});

if (!existsSync(SAMPLES)) {
  it.skip('the WBR App’s own decks in a workspace: skipped, the folder ../shared/samples/wbr is not here', () => {});
}

function listsOf(view: TrailingData, display: 'trailing' | 'fiscal-year'): Lists {
  const months = display === 'trailing' ? view.months : view.fiscalMonths;
  return {
    cy_6_weeks: view.weeks.map(({ value }) => value),
    py_6_weeks: view.weeks.map(({ prior }) => prior),
    cy_monthly: months.map(({ value }) => value),
    py_monthly: months.map(({ prior }) => prior),
    box_totals: Object.values(view.box).map(({ value }) => value),
  };
}

/** The places where two charts differ by more than 1e-6 relative. */
function differences(chart: WbrChartReport, lists: Lists): string[] {
  return (Object.keys(lists) as (keyof Lists)[]).flatMap((list) =>
    lists[list].flatMap((value, index) => {
      const wanted = chart[list][index] ?? null;
      const isSame =
        value === null || wanted === null
          ? value === wanted
          : Math.abs(value - wanted) <= 1e-6 * Math.abs(wanted);
      return isSame ? [] : [`${chart.title} ${list} ${index}`];
    }),
  );
}

describe('a WBR App deck', () => {
  it('becomes KPIs, values with targets, annotations and a deck in its order', async () => {
    const { workspace, rows } = importWorkspace(SUNDAYS);
    const outcome = await importFiles(workspace, SUPPORT_DESK, { isDryRun: false });
    expect(outcome.files.map(({ file, kind }) => [file, kind])).toEqual([
      ['support-desk.yaml + support-desk.csv + support-events.csv', 'wbr'],
    ]);
    const kpis = rows('kpi').filter(({ source }) => source === 'wbr');
    expect(kpis.map(({ slug, aggregation, frequency }) => [slug, aggregation, frequency])).toContainEqual([
      'solved-share',
      'ratio',
      'daily',
    ]);
    const tickets = kpis.find(({ slug }) => slug === 'tickets');
    const values = rows('kpiValue').filter(({ kpiId }) => kpiId === tickets?.id);
    expect(values.find(({ periodStart }) => periodStart === '2021-03-14')).toMatchObject({
      value: 2000,
      target: 1000,
    });
    expect(rows('kpiAnnotation')).toMatchObject([
      { kpiId: tickets?.id, date: '2021-03-14', text: 'Release 4, with a new login' },
    ]);
    const [deck] = rows('deck');
    expect(deck).toMatchObject({ slug: 'support-desk', title: 'Support desk' });
    const read = readSlides(String(deck?.slides));
    if (!('slides' in read)) throw new Error(read.problem);
    expect(read.slides.map(({ kind }) => kind).slice(0, 2)).toEqual(['title', 'trailing']);
    expect(read.slides.map(({ kind }) => kind)).toContain('trail-table');
    expect(itemsOf(outcome, 'skip').map(({ reason }) => reason)).toContainEqual(
      expect.stringContaining('become no slides'),
    );
  });

  it('is a dry run that changes nothing, then an import that undo takes back', async () => {
    const { workspace, dump: state, rows } = importWorkspace(SUNDAYS);
    const before = state();
    const planned = await importFiles(workspace, SUPPORT_DESK, { isDryRun: true });
    expect(dump(workspace)).toBe(before);
    const done = await importFiles(workspace, SUPPORT_DESK, { isDryRun: false });
    expect(done.counts).toEqual(planned.counts);
    const kpis = rows('kpi').length;
    workspace.undo('test');
    for (const entity of ['kpiValue', 'kpiAnnotation', 'deck'] as const) expect(rows(entity)).toEqual([]);
    expect(rows('kpi').length).toBeLessThan(kpis);
    expect(rows('kpi').filter(({ source }) => source === 'wbr')).toEqual([]);
  });

  it('updates what it brought, and keeps what people set', async () => {
    const { workspace, rows, write } = importWorkspace(SUNDAYS);
    const paths = SUPPORT_DESK.map((path) => write(path.split('/').at(-1) ?? '', readFileSync(path)));
    await importFiles(workspace, paths, { isDryRun: false });
    const id = String(rows('kpi').find(({ slug }) => slug === 'tickets')?.id);
    workspace.write(edit, (tx) => tx.repository('kpi').update(id, { direction: 'lower', target: 900 }));
    const again = await importFiles(workspace, paths, { isDryRun: false });
    expect([again.counts.add, again.counts.update]).toEqual([0, 0]);
    write('support-desk.csv', readFileSync(SUPPORT_DESK[1] ?? '', 'utf8').replace('"1,200"', '"1,300"'));
    const changed = await importFiles(workspace, paths, { isDryRun: false });
    expect(changed.counts.add).toBe(0);
    expect(changed.counts.update).toBeGreaterThan(0);
    expect(rows('kpi').find((row) => row.id === id)).toMatchObject({ direction: 'lower', target: 900 });
    const day = rows('kpiValue').find((row) => row.kpiId === id && row.periodStart === '2021-03-14');
    expect(day?.value).toBe(2100);
  });

  it('says what is missing, and leaves other CSV files to other formats', async () => {
    const { workspace, write } = importWorkspace(SUNDAYS);
    const alone = importFiles(workspace, SUPPORT_DESK.slice(0, 1), { isDryRun: true });
    await expect(alone).rejects.toThrow('together with the CSV files');
    const people = write('people.csv', 'Name,E-mail\nIda,ida@example.com\n');
    const outcome = await importFiles(workspace, [people, ...SUPPORT_DESK], { isDryRun: true });
    expect(outcome.files.map(({ kind }) => kind)).toEqual(['csv', 'wbr']);
  });
});
