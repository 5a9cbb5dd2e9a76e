import { factsWith, incident, named, slo } from '../../support/review-facts.ts';
import type { RuleCases } from './rule-case.ts';

const EMPTY = factsWith();

const slos = (part: Parameters<typeof slo>[0]) => ({ slos: { ...EMPTY.slos, rows: [slo(part)] } });

const open = (severity: string) => ({
  incidents: { ...EMPTY.incidents, open: [incident({ severity, impactStart: '2026-11-22T20:30:00.000Z' })] },
});

const postmortem = (isOverdue: boolean) => ({
  incidents: {
    ...EMPTY.incidents,
    postmortems: [
      {
        ...named('Payments time out'),
        key: 'INC-1',
        severity: 'SEV-1',
        dueOn: '2026-11-17',
        publishedOn: null,
        isOverdue,
        owner: null,
      },
    ],
  },
});

const recurred = (isRecurrence: boolean) => ({
  incidents: {
    ...EMPTY.incidents,
    rows: [incident({ isRecurrence, rootCauseKey: 'pool' })],
    recurring: [{ rootCauseKey: 'pool', count: 3, ids: ['a', 'b', 'c'], last: '2026-11-18' }],
  },
});

const level = (now: 'none' | 'silver', previousLevel: string | null) => ({
  scorecards: {
    ...EMPTY.scorecards,
    rows: [
      {
        service: named('Checkout'),
        team: named('Payments'),
        tier: 1,
        level: now,
        previousLevel,
        score: 0.5,
        previousScore: 0.6,
        failing: ['SLO met', 'Owner set'],
      },
    ],
  },
});

/** What SLOs, incidents and scorecards set off. */
export const RELIABILITY: RuleCases = {
  rules: [
    {
      rule: 'budget-exhausted',
      fires: slos({ remaining: Number.EPSILON / 2 }),
      quiet: slos({ remaining: 0.0001 }),
      says: 'Checkout latency has used up its error budget of 28 days.',
    },
    {
      rule: 'sustained-burn',
      fires: slos({ sustainedWeeks: 2, burn: 1.46 }),
      quiet: slos({ sustainedWeeks: 1, burn: 1.46 }),
      says: 'Checkout latency has burned its error budget too fast for 2 weeks running; this week at 1.5× the sustainable rate.',
    },
    {
      rule: 'open-incident',
      fires: open('SEV-2'),
      quiet: open('SEV-3'),
      says: 'SEV-2 INC-1 “Payments time out” has been open for 2 hours.',
    },
    {
      rule: 'postmortem-overdue',
      fires: postmortem(true),
      quiet: postmortem(false),
      says: 'The postmortem of INC-1 “Payments time out” was due on 17 Nov 2026, 5 days ago.',
    },
    {
      rule: 'recurrence',
      fires: recurred(true),
      quiet: recurred(false),
      says: 'INC-1 “Payments time out” had a cause that was known: “pool”, behind 3 incidents in a year.',
    },
    {
      rule: 'scorecard-level-lost',
      fires: level('none', 'bronze'),
      quiet: level('silver', 'bronze'),
      says: 'Checkout fell from bronze to no level on its scorecard. Not passed: SLO met, owner set.',
    },
  ],
  settings: [
    { setting: 'sustainedBurnWeeks', facts: slos({ sustainedWeeks: 2, burn: 2 }), fires: 2, quiet: 3 },
  ],
  silent: [
    ['an SLO that was not measured', slos({ remaining: null, burn: null, sustainedWeeks: 3 })],
    ['a scorecard without one of the week before', level('none', null)],
  ],
};
