import { formatCount } from '../../figure/format.ts';
import { durationText } from '../../figure/measure.ts';
import { percentile } from '../../figure/statistics.ts';
import type { Facts } from '../../review/facts/facts.ts';
import {
  causesChart,
  incidentFacts,
  incidentsInOrder,
  incidentTrendChart,
  restoreChart,
  severityChart,
} from '../../review/facts/incident-facts.ts';
import { demandsOf } from '../../review/facts/policy-facts.ts';
import { cardFacts, levelsChart, teamScoreFacts } from '../../review/facts/scorecard-facts.ts';
import {
  budgetChart,
  burndownChart,
  sloFacts,
  tierChart,
  tierFacts,
  worstFirst,
} from '../../review/facts/slo-facts.ts';
import { asWords } from '../../review/facts/words.ts';
import type { ReviewData } from '../../review/review-data.ts';
import type { IncidentSection, SloRow, SloSection } from '../../review/sections.ts';
import { SHOWN_FIGURES } from '../../review/shown-figures.ts';
import { demandSentence } from '../../slo/policy-words.ts';
import { areLong } from '../fit/chart-names.ts';
import { rowsIn, tilesExtra } from '../fit/tile-heights.ts';
import type { Slide } from '../slide.ts';
import type { SlideExtra } from '../slide-body.ts';
import {
  assertionOf,
  beside,
  bodyOf,
  chart,
  columnsFor,
  inPeriod,
  limited,
  noteOf,
  nothing,
  pagesOf,
  pickFigures,
  table,
  text,
  tiles,
} from './blocks.ts';
import type { SlideOutline } from './outline.ts';

const [FIRST, NEXT, MOST_SLO_PAGES] = [12, 14, 3];

export const sloStatusOutline: SlideOutline = {
  parts: sloParts,
  words: ({ data }) => ({
    assertion: assertionOf(data, 'slos'),
    notes: [
      'Attained = good ÷ total over each SLO’s own window. Budget left = 1 − bad ÷ allowed bad; below 0 it is overspent',
      'Burn 1× spends the budget exactly in its window',
      'Days without data are missing, not good',
    ],
  }),
  body: ({ data, slide, part }) => {
    const { rows, tiers } = data.slos;
    if (rows.length === 0)
      return [nothing('No SLO is defined in this workspace, so there is no status to show.')];
    const { facts, more, moreText } = slosOfPart(data, slide, part);
    const slos = table(facts, { more, moreText });
    return part > 1
      ? [slos]
      : [
          beside(
            [0.31, [...chart('SLOs by tier', tierChart(tiers), 190), table(tierFacts(tiers), { limit: 6 })]],
            [0.69, [slos]],
          ),
        ];
  },
};

/** The objectives of one page, and what is said of those that follow. */
export function slosOfPart(
  data: ReviewData,
  slide: Slide,
  part: number,
): { facts: Facts<SloRow>; more: number; moreText: string | undefined } {
  const pages = sloPages(data, slide);
  const facts = sloFacts(pages[part - 1] ?? []);
  const told = pages.slice(0, part).reduce((sum, page) => sum + page.length, 0);
  const more = listed(data.slos.rows, slide).length - told;
  const isLast = part === pages.length;
  const moreText = isLast ? `and ${more} more, in the app` : `${more} more on the next page`;
  const columns = sloColumns(listed(data.slos.rows, slide))[part === 1 ? 'first' : 'next'];
  return { facts: { ...facts, columns }, more, moreText: more > 0 ? moreText : undefined };
}

/** Missed and at risk, and the next worst as far as the first page has room; the tiers count them all. */
function listed(rows: readonly SloRow[], { limit = rows.length }: Slide): SloRow[] {
  const worst = worstFirst(rows);
  const wanting = worst.filter(({ status }) => status === 'missed' || status === 'at-risk');
  return worst.slice(0, Math.min(limit, Math.max(FIRST, wanting.length)));
}

function sloParts(data: ReviewData, slide: Slide): number {
  return sloPages(data, slide).length;
}

/** The list stands beside the tiers on the first page. */
function sloPages({ slos }: ReviewData, slide: Slide): (readonly SloRow[])[] {
  const rows = listed(slos.rows, slide);
  const { first, next } = sloColumns(rows);
  return pagesOf(rows, {
    first: { perPage: FIRST, columns: first, width: FIRST_WIDTH },
    next: { perPage: NEXT, columns: next },
    most: MOST_SLO_PAGES,
  });
}

const FIRST_WIDTH = 778;

function sloColumns(rows: readonly SloRow[]) {
  const { columns } = sloFacts([]);
  return {
    first: columnsFor(rows, { columns, width: FIRST_WIDTH, most: MOST_SLO_PAGES }),
    next: columnsFor(rows, { columns, most: MOST_SLO_PAGES }),
  };
}

/** Budgets that a page shows: beside what else there is to say, and on a page of their own for long names. */
export const BUDGETS = { most: 13, mostLong: 10 };

/** How wide the names of budgets may be in their two lines, and those at the ends of lines, in pixels. */
const [BUDGET_NAME, LINE_NAME] = [250, 480];

/** Whether names are so long that the charts of budgets need a page each. */
export function hasLongBudgets({ rows, burndown }: SloSection): boolean {
  const budgets = budgetChart(rows, BUDGETS.most)?.bars.map(({ name }) => name) ?? [];
  return (
    areLong(budgets, BUDGET_NAME, 2) ||
    areLong(
      burndown.map(({ slo }) => slo.name),
      LINE_NAME,
    )
  );
}

export const errorBudgetOutline: SlideOutline = {
  parts: ({ slos }) => (budgetChart(slos.rows) !== null && hasLongBudgets(slos) ? 2 : 1),
  words: ({ data }) => ({
    assertion: budgetAssertion(data.slos),
    notes: [
      'Budget left = 1 − bad ÷ ((1 − objective) × total) over each SLO’s window; below 0 it is overspent; bars are cut at −200%',
      'Policy after the Google SRE Workbook: changes freeze when the budget of the weeks looked back over is exceeded; an incident above its share needs a postmortem with a P0 action, a cause above its share of the quarter an item on the next plan',
    ],
  }),
  body: ({ data: { slos }, part }) => {
    const isLong = hasLongBudgets(slos);
    const most = isLong ? BUDGETS.mostLong : BUDGETS.most;
    const budgets = chart('Budget left, least first', budgetChart(slos.rows, most), 430);
    if (budgets.length === 0) return [nothing('No SLO has data in its window, so no budget can be told.')];
    const burndown = chart('Budget left by week', burndownChart(slos), isLong ? 400 : 230);
    const policies = text(policySentences(slos), 'Error budget policy');
    if (!isLong) return [beside([0.53, budgets], [0.47, [...burndown, policies]])];
    if (part === 1) return budgets;
    return burndown.length > 0 ? [beside([0.53, burndown], [0.47, [policies]])] : [policies];
  },
};

function policySentences(slos: SloSection): string[] {
  return slos.policies.length === 0
    ? [NO_POLICY]
    : policyLines(slos).map(({ mark, text: told }) => (mark ? `${mark}: ${told}` : told));
}

export const NO_POLICY = 'No error budget policy is recorded.';

/** A line about the policies; `mark` is what it is about in a word. */
export type PolicyLine = { key: string; mark?: string; text: string };

/** Which changes are stopped or cannot be told about, how many are not, and what else policies ask for. */
export function policyLines(slos: SloSection): PolicyLine[] {
  const { stopped, open } = policiesOf(slos);
  const missing = demandsOf(slos.policies).filter(({ demand }) => demand.kind === 'plan' || !demand.isMet);
  const left = (count: number, most: number, what: string): PolicyLine[] =>
    count > most ? [{ key: what, text: `and ${count - most} more ${what}` }] : [];
  return [
    ...stopped.slice(0, MOST_POLICIES).map(({ service, state, sentence }) => ({
      key: service.id,
      mark: asWords(state),
      text: sentence,
    })),
    ...left(stopped.length, MOST_POLICIES, 'services'),
    ...(open > 0
      ? [{ key: 'open', text: `Changes to ${formatCount(open, 'service', 'services')} go on.` }]
      : []),
    ...missing.slice(0, MOST_DEMANDS).map(({ row, demand }) => ({
      key: `${row.service.id} ${demand.kind === 'plan' ? demand.cause : demand.incident.id}`,
      mark: demand.kind === 'plan' ? 'Plan' : 'Postmortem',
      text: demandSentence(demand),
    })),
    ...left(missing.length, MOST_DEMANDS, 'postmortems or items for the plan'),
  ];
}

/** Policies that a slide has room for. */
const [MOST_POLICIES, MOST_DEMANDS] = [2, 2];
const STATES = ['frozen', 'unknown'];

/** The policies that are not open, frozen first, and how many are. */
function policiesOf({ policies }: SloSection): { stopped: SloSection['policies']; open: number } {
  const stopped = policies
    .filter(({ state }) => state !== 'open')
    .toSorted((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state));
  return { stopped, open: policies.length - stopped.length };
}

function budgetAssertion({ rows }: SloSection): string | undefined {
  const known = rows.filter(({ remaining }) => remaining !== null);
  if (known.length === 0) return undefined;
  const spent = known.filter(({ remaining }) => (remaining ?? 1) <= 0).length;
  const low = known.filter(({ remaining }) => (remaining ?? 1) > 0 && (remaining ?? 1) < 0.25).length;
  const all = formatCount(known.length, 'error budget', 'error budgets');
  if (spent === 0 && low === 0) return `All ${all} have a quarter or more left.`;
  const parts = [
    spent > 0 ? `${spent} of ${all} ${spent === 1 ? 'is' : 'are'} spent` : null,
    low > 0
      ? `${low} ${spent > 0 ? 'more' : `of ${all}`} ${low === 1 ? 'has' : 'have'} less than a quarter left`
      : null,
  ];
  return `${parts.filter(Boolean).join(', ')}.`;
}

/** Incidents on a page with the figures, and on one without. */
const [INCIDENTS, MORE_INCIDENTS, MOST_INCIDENT_PAGES] = [8, 11, 30];

export const incidentsOutline: SlideOutline = {
  parts: incidentParts,
  words: ({ data, extra }) => ({
    assertion: periodAssertion(extra) ?? assertionOf(data, 'incidents'),
    notes: [
      'Detect = detected − impact start. Restore = restored − impact start. Impact = union of the customer impact intervals',
      extra.body ? null : noteOf(data.figures['incident.ttr.median']),
      'Open incidents are listed whenever they began',
    ],
  }),
  body: ({ data, slide, extra, part }) => {
    const { facts, more } = incidentsOfPart(data, slide, extra, part);
    return [
      ...(part === 1 && !extra.body ? tiles(data.figures, SHOWN_FIGURES.incidents, { columns: 5 }) : []),
      table(facts, { more }),
    ];
  },
};

/** How many began in a period longer than the week, and how many of them were severe. */
function periodAssertion(extra: SlideExtra): string | undefined {
  const body = bodyOf(extra, 'incidents');
  if (!body) return undefined;
  const severe = body.rows.filter(({ severity }) => severity === 'SEV-1' || severity === 'SEV-2').length;
  const count =
    body.rows.length === 0 ? 'No incident' : formatCount(body.rows.length, 'incident', 'incidents');
  const told = body.rows.length === 0 ? '' : `, ${severe === 0 ? 'none' : severe} of them SEV-1 or SEV-2`;
  return `${count} began ${inPeriod(body.period)}${told}.`;
}

/** The incidents of one page. A longer period than the week has no figures: theirs are the week's. */
export function incidentsOfPart(data: ReviewData, slide: Slide, extra: SlideExtra, part: number) {
  const period = bodyOf(extra, 'incidents')?.period;
  const when = period === undefined ? 'this week' : inPeriod(period);
  const pages = incidentPages(data, slide, extra);
  const { rows, left } = limited(incidentsFor(data, extra), slide);
  const told = pages.reduce((sum, page) => sum + page.length, 0);
  const words = {
    zone: data.workspace.zone,
    title: `Incidents that began ${when}, and all open ones`,
    empty: `No incident began ${when} and none is open.`,
  };
  const facts = incidentFacts(pages[part - 1] ?? [], words);
  return {
    facts: { ...facts, columns: columnsFor(rows, { ...facts, most: MOST_INCIDENT_PAGES }) },
    more: part === pages.length ? left + rows.length - told : 0,
  };
}

function incidentParts(data: ReviewData, slide: Slide, extra: SlideExtra): number {
  return incidentPages(data, slide, extra).length;
}

function incidentPages(data: ReviewData, slide: Slide, extra: SlideExtra) {
  const { rows } = limited(incidentsFor(data, extra), slide);
  const columns = columnsFor(rows, {
    columns: incidentFacts([], { zone: data.workspace.zone, empty: '' }).columns,
    most: MOST_INCIDENT_PAGES,
  });
  return pagesOf(rows, {
    first: { perPage: firstIncidents(data, extra), columns },
    next: { perPage: MORE_INCIDENTS, columns },
    most: MOST_INCIDENT_PAGES,
  });
}

function incidentsFor(data: ReviewData, extra: SlideExtra) {
  const body = bodyOf(extra, 'incidents');
  return incidentsInOrder(body ? { ...data.incidents, rows: body.rows } : data.incidents);
}

/** Incidents under the figures, which a longer period than the week does not have. */
function firstIncidents({ figures }: ReviewData, extra: SlideExtra): number {
  const shown = extra.body ? [] : pickFigures(figures, SHOWN_FIGURES.incidents);
  return shown.length === 0 ? MORE_INCIDENTS : INCIDENTS - rowsIn(tilesExtra(shown, 5), 42);
}

export const incidentTrendOutline: SlideOutline = {
  words: ({ data: { incidents } }) => ({
    assertion: incidentTrendChart(incidents)
      ? `Incidents a week: ${incidents.trend.verdict.replace(/\.$/, '')}.`
      : undefined,
    notes: [
      'Limits = mean ± 2.66 × mean moving range (process behaviour chart; Wheeler, Understanding Variation) of the first 12 weeks on record, or since the process changed; a point between them is noise',
      'An incident belongs to the week in which its impact began',
    ],
  }),
  body: ({ data: { incidents } }) => {
    const trend = chart('Incidents a week, last 26 weeks', incidentTrendChart(incidents), 228);
    if (trend.length === 0)
      return [nothing('No incident is recorded in the last 26 weeks, so there is no trend to show.')];
    return [
      ...trend,
      beside(
        [0.57, chart('By severity, last 13 weeks', severityChart(incidents), 200)],
        [0.43, chart('By cause, same 13 weeks', causesChart(incidents, 6), 200)],
      ),
    ];
  },
};

export const restoreTimesOutline: SlideOutline = {
  words: ({ data }) => ({
    assertion: restoreAssertion(data.incidents),
    notes: [
      'Every incident is a point; the axis is logarithmic, because a mean of a few skewed durations is noise (VOID report 2021/2022)',
      noteOf(data.figures['incident.ttr.median']),
    ],
  }),
  body: ({ data }) => {
    const figures = tiles(data.figures, SHOWN_FIGURES.durations, { columns: 4 });
    const isFull = (figures[0]?.tiles.length ?? 0) > 4;
    const times = chart('Time to restore, last 13 weeks', restoreChart(data.incidents), isFull ? 250 : 340);
    const none = nothing('No incident was restored in the last 13 weeks, so there are no times to show.');
    return [...(times.length > 0 ? times : [none]), ...figures];
  },
};

function restoreAssertion({ restoreTimes }: IncidentSection): string | undefined {
  const minutes = restoreTimes.map((one) => one.minutes);
  const [half, most] = [percentile(minutes, 0.5), percentile(minutes, 0.9)];
  if (half === null || most === null) return undefined;
  const count = formatCount(minutes.length, 'incident', 'incidents');
  return `Half of ${count} in 13 weeks were restored within ${durationText(half)}, nine in ten within ${durationText(most)}.`;
}

export const serviceScorecardOutline: SlideOutline = {
  words: ({ data }) => ({
    assertion: assertionOf(data, 'scorecards'),
    notes: [
      'Score = Σ weight × credit ÷ Σ weight over the checks that apply; unknown counts 0. A level is held when all checks of it and below pass or are exempt',
      'Changes in percentage points against the week before',
    ],
  }),
  body: ({ data: { scorecards } }) => {
    const levels = chart('Services by level', levelsChart(scorecards), 150);
    if (levels.length === 0)
      return [nothing('No service has been evaluated yet, so there are no scorecards.')];
    return [
      beside(
        [0.33, [...levels, table(teamScoreFacts(scorecards.byTeam), { limit: 7 })]],
        [0.67, [table(cardFacts(scorecards.rows), { limit: 13 })]],
      ),
    ];
  },
};
