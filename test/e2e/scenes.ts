import { SECTION_TITLES } from '#shared/review/section-titles.ts';
import {
  capture,
  compared,
  draft,
  dryRun,
  frozen,
  keys,
  ofLastWeek,
  ownDeck,
  present,
  press,
  refuse,
  type Stage,
  scrollTo,
  setUp,
  speaker,
} from './scene-steps.ts';

/** A state of the window that no address leads to, e.g. a dialog. */
export type Scene = {
  name: string;
  /** Where it begins; of a workspace when a record is in the address, `null` when it holds none. */
  route: string | ((workspace: string) => string | null);
  /** It needs records. */
  isOfFull?: boolean;
  /** Brings it about, and gives the page when that is another window. */
  show?: (stage: Stage) => Promise<Stage['page'] | undefined>;
};

const WEEKS = 'Week \\d{4}-W';
const GOOD = 'Day,Name\n2031-05-01,First of May\n2031-12-25,Christmas Day\n';
const BAD = 'Day,Name\n2031-05-01,First of May\n2031-13-01,No such day\n2031-06-01,\n';

/** Over an open workspace. The last ones change it: a review is run, and something is written down in it. */
export const SCENES: readonly Scene[] = [
  { name: 'palette', route: '/', show: keys('ControlOrMeta+k', 'type:check') },
  { name: 'quick-add', route: '/', show: keys('n', 'type:new ') },
  { name: 'shortcuts', route: '/', show: keys('?') },
  { name: 'week-picker', route: '/', show: press(WEEKS) },
  { name: 'list-new-record', route: '/records/incident', show: press('New') },
  { name: 'list-new-record-refused', route: '/records/risk', show: refuse },
  { name: 'list-edit-record', route: '/records/incident', isOfFull: true, show: keys('Enter', 'e') },
  { name: 'list-history', route: '/records/actionItem', isOfFull: true, show: keys('Enter', 'tab:History') },
  { name: 'list-filter', route: '/records/incident', isOfFull: true, show: press('Filter') },
  { name: 'list-columns', route: '/records/incident', isOfFull: true, show: press('Columns') },
  { name: 'list-views', route: '/records/incident', isOfFull: true, show: press('Views') },
  { name: 'list-export', route: '/records/incident', isOfFull: true, show: press('Export') },
  { name: 'list-export-dialog', route: '/records/incident', isOfFull: true, show: keys('ControlOrMeta+e') },
  {
    name: 'list-selected',
    route: '/records/incident',
    isOfFull: true,
    show: keys('Space', 'Shift+ArrowDown'),
  },
  { name: 'action-move-date', route: '/records/actionItem', isOfFull: true, show: keys('m') },
  { name: 'attention-dismiss', route: '/attention', isOfFull: true, show: keys('ArrowDown', 'd') },
  { name: 'import-dry-run', route: '/import', show: dryRun('holidays.csv', GOOD) },
  { name: 'import-errors', route: '/import', show: dryRun('holidays.csv', BAD) },
  { name: 'import-unknown', route: '/import', show: dryRun('plan.csv', 'Colour,Size\nred,4\n') },
  { name: 'deck-export-as', route: '/decks', show: press('Export as') },
  { name: 'deck-gallery', route: ownDeck, show: press('Add slide') },
  { name: 'deck-versions', route: ownDeck, show: press('Versions') },
  { name: 'deck-present', route: '/decks', show: present },
  ...Object.keys(SECTION_TITLES).map((section): Scene => {
    return { name: `review-${section}`, route: '/review', show: scrollTo(`#part-${section}`) };
  }),
  ...['Money', 'Severities', 'Incident clocks', 'Attention list', 'Decks', 'File'].map((title): Scene => {
    const name = `settings-${title.toLowerCase().replace(' ', '-')}`;
    return { name, route: '/settings', show: scrollTo(`h2:text-is("${title}")`) };
  }),
  { name: 'settings-holidays', route: '/records/holiday' },
  { name: 'review-closed', route: frozen('/meeting/ID') },
  { name: 'review-closed-end', route: frozen('/meeting/ID'), show: scrollTo('main section:last-of-type') },
  { name: 'review-compare', route: compared },
  { name: 'minutes-paper', route: frozen('/print/minutes/ID?paper=a4') },
  { name: 'scorecard-paper', route: ofLastWeek('/print/scorecard/organisation?paper=a4&week=WEEK') },
  { name: 'review-speaker', route: draft('/meeting/ID'), show: speaker },
  { name: 'review-prepare', route: draft('/meeting/ID') },
  { name: 'review-prepare-close', route: draft('/meeting/ID'), show: scrollTo('#close') },
  { name: 'review-run', route: draft('/meeting/ID'), show: press('Run') },
  { name: 'review-run-capture', route: draft('/meeting/ID'), show: capture },
];

/** Without a workspace: the start page, and the five steps to a new one. */
export const START_SCENES: readonly Scene[] = [
  { name: 'start-page', route: '/' },
  { name: 'set-up-1-name', route: '/', show: setUp(1) },
  { name: 'set-up-2-calendar', route: '/', show: setUp(2) },
  { name: 'set-up-3-teams', route: '/', show: setUp(3) },
  { name: 'set-up-4-services', route: '/', show: setUp(4) },
  { name: 'set-up-5-targets', route: '/', show: setUp(5) },
];
