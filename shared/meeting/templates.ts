import { REVIEW_SECTIONS, type ReviewSection } from '../review/review-data.ts';

/** One part of a template's agenda; `section` is as the records keep it. */
export type TemplateSection = { title: string; section: string; minutes: number | null };

export type MeetingTemplate = {
  key: string;
  title: string;
  purpose: string;
  /** The key of the deck that is shown. */
  deck: string;
  sections: readonly TemplateSection[];
};

const part = (title: string, section: string, minutes: number): TemplateSection => ({
  title,
  section,
  minutes,
});

/** The templates that every workspace begins with; there they can be changed, and new ones made. */
export const BUILT_IN_TEMPLATES: readonly [MeetingTemplate, ...MeetingTemplate[]] = [
  {
    key: 'weekly',
    title: 'Weekly ops review',
    purpose: 'What needs attention this week, decided in under an hour.',
    deck: 'weekly',
    sections: [
      part('Attention', 'attention', 10),
      part('Reliability and incidents', 'slos, incidents, onCall', 15),
      part('Actions and OKRs', 'actions, okrs, kpis', 10),
      part('Hiring and cost', 'hiring, cost', 10),
      part('Risks and assurance', 'risks, assurance, scorecards', 5),
    ],
  },
  {
    key: 'finops',
    title: 'FinOps sync',
    purpose: 'Spend against budget, the forecast, and what the savings pipeline brings.',
    deck: 'finops',
    sections: [
      part('Spend against budget', 'cost', 15),
      part('Unit cost and other KPIs', 'kpis', 5),
      part('Savings pipeline and actions', 'actions', 10),
    ],
  },
  {
    key: 'reliability',
    title: 'Monthly reliability steering',
    purpose: 'Error budgets, what burns them, and where the next month’s work goes.',
    deck: 'reliability',
    sections: [
      part('SLOs and error budgets', 'slos', 20),
      part('Incidents and what recurs', 'incidents', 15),
      part('On-call health', 'onCall', 10),
      part('Actions and risks', 'actions, risks', 15),
    ],
  },
  {
    key: 'change',
    title: 'Change and release readiness',
    purpose: 'What goes live, whether it is ready, and what the last changes broke.',
    deck: 'change',
    sections: [
      part('Budgets and freezes', 'slos', 10),
      part('Failed changes and their incidents', 'incidents, kpis', 10),
      part('Readiness of launches', 'assurance, risks', 10),
    ],
  },
  {
    key: 'vendor',
    title: 'Vendor QBR',
    purpose: 'What a vendor cost, how it performed, and what the next contract must say.',
    deck: 'vendor',
    sections: [
      part('Incidents the vendor had a part in', 'incidents', 15),
      part('Cost and commitments', 'cost', 15),
      part('Contract, notice and risks', 'risks', 15),
      part('Open actions', 'actions', 15),
    ],
  },
  {
    key: 'maturity',
    title: 'Quarterly ops maturity',
    purpose: 'Where services and teams stand, and which practice to raise next.',
    deck: 'quarterly',
    sections: [
      part('Scorecards', 'scorecards', 20),
      part('KPIs of the quarter', 'kpis', 15),
      part('Assurance', 'assurance', 15),
      part('OKRs of the next quarter', 'okrs', 10),
    ],
  },
  {
    key: 'progress',
    title: '30/60/90-day progress',
    purpose: 'What was promised for the first 90 days, and what of it is done.',
    deck: 'progress',
    sections: [
      part('What was promised', 'okrs', 15),
      part('What is done and what is late', 'actions', 15),
      part('People', 'hiring', 10),
      part('Risks and decisions', 'risks', 10),
    ],
  },
];

/** Names for several parts at once, as older agendas use them. */
const GROUPS: Readonly<Record<string, readonly ReviewSection[]>> = {
  reliability: ['slos', 'incidents', 'onCall'],
  commitments: ['actions', 'okrs', 'kpis'],
  people: ['hiring'],
  money: ['cost'],
  'people-and-money': ['hiring', 'cost'],
};

/** The parts of a week's review that an agenda section is about, in the order it names them. */
export function topicsOf(section: string): ReviewSection[] {
  const words = section.split(/[,;]/).map((word) => word.trim().toLowerCase());
  const topics = words.flatMap(
    (word) => GROUPS[word] ?? REVIEW_SECTIONS.filter((one) => one.toLowerCase() === word),
  );
  return [...new Set(topics)];
}

/** The parts of a section as its record keeps them, in the order of a review. */
export function topicsText(topics: readonly ReviewSection[]): string {
  return REVIEW_SECTIONS.filter((one) => topics.includes(one)).join(', ');
}
