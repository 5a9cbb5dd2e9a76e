import {
  Banknote,
  BriefcaseBusiness,
  CalendarClock,
  ChartColumn,
  ClipboardCheck,
  ClipboardList,
  FileClock,
  Flame,
  Gauge,
  GitCommitVertical,
  Handshake,
  House,
  Import,
  KeyRound,
  LifeBuoy,
  ListTodo,
  type LucideIcon,
  Map as MapIcon,
  MessagesSquare,
  PiggyBank,
  Presentation,
  Radio,
  Scale,
  Server,
  Settings,
  ShieldAlert,
  ShieldCheck,
  Siren,
  Target,
  TriangleAlert,
  Users,
} from 'lucide-react';
import type { ComponentType } from 'react';
import type { EntityName } from '#shared/entities.ts';
import { AttentionPage } from '../attention/attention-page.tsx';
import { DeckPage } from '../deck/deck-page.tsx';
import { HomePage } from '../home/home-page.tsx';
import { ImportPage } from '../import/import-page.tsx';
import { ReviewPage } from '../review/review-page.tsx';
import { SettingsPage } from '../settings/settings-page.tsx';
import { recordPath } from './link.tsx';

/**
 * A page of the side bar. Without a component it is the list-and-detail page of its first entity; the others are tabs
 * of it. A page of its own for an aggregate replaces the generic one by naming a component here.
 */
export type Page = {
  label: string;
  icon: LucideIcon;
  path: string;
  /** Pressed after G. */
  key?: string;
  entities: readonly EntityName[];
  component?: ComponentType;
};

export type PageGroup = { label: string; pages: readonly Page[] };

export const PAGE_GROUPS: readonly PageGroup[] = [
  {
    label: 'This week',
    pages: [
      { label: 'Home', icon: House, path: '/', key: 'g', entities: [], component: HomePage },
      {
        label: 'Review',
        icon: ClipboardList,
        path: '/review',
        key: 'v',
        entities: [],
        component: ReviewPage,
      },
      {
        label: 'Attention',
        icon: Siren,
        path: '/attention',
        key: '!',
        entities: [],
        component: AttentionPage,
      },
      {
        label: 'Decks',
        icon: Presentation,
        path: '/decks',
        key: 'j',
        entities: ['deck', 'picture'],
        component: DeckPage,
      },
    ],
  },
  {
    label: 'Reliability',
    pages: [
      list('Services', Server, 's', ['service']),
      list('SLOs', Target, 'l', ['slo', 'budgetPolicy', 'freezeException']),
      list('Incidents', Flame, 'i', ['incident']),
      list('Changes', GitCommitVertical, 'c', ['deployment', 'deploymentCount', 'readinessCheck']),
      list('On-call', Radio, 'n', ['onCallShift']),
      list('Resilience', LifeBuoy, 'x', ['exercise']),
    ],
  },
  {
    label: 'Commitments',
    pages: [
      list('Actions', ListTodo, 'a', ['actionItem']),
      list('OKRs', Gauge, 'o', ['objective', 'keyResult']),
      list('Roadmap', MapIcon, 'm', ['milestone']),
      list('Decisions', Scale, 'd', ['decision']),
      list('Risks', TriangleAlert, 'r', ['risk']),
    ],
  },
  {
    label: 'People',
    pages: [
      list('Teams', Users, 't', ['team', 'person']),
      list('Hiring', BriefcaseBusiness, 'h', ['headcountSlot', 'departure']),
      list('Interviews', MessagesSquare, 'w', ['interview']),
    ],
  },
  {
    label: 'Money',
    pages: [
      list('Cost', Banknote, '$', ['cost', 'commitment', 'currencyRate']),
      list('Savings', PiggyBank, 'z', ['savingsOpportunity']),
      list('Vendors', Handshake, 'u', ['vendor']),
    ],
  },
  {
    label: 'Assurance',
    pages: [
      list('Security', ShieldAlert, 'p', ['posture']),
      list('Exceptions', KeyRound, 'e', ['iamException']),
      list('Controls', ShieldCheck, 'k', ['control']),
    ],
  },
  {
    label: 'Measures',
    pages: [
      list('KPIs', ChartColumn, 'q', ['kpi']),
      list('Scorecards', ClipboardCheck, 'b', [
        'scorecardResult',
        'scorecardCampaign',
        'scorecardCheck',
        'scorecardExemption',
      ]),
      list('Past reviews', CalendarClock, 'y', [
        'review',
        'reviewTemplate',
        'attentionDismissal',
        'narrativeEdit',
      ]),
    ],
  },
  {
    label: 'Workspace',
    pages: [
      { label: 'Import', icon: Import, path: '/import', key: 'f', entities: [], component: ImportPage },
      list('Import log', FileClock, undefined, ['importRun']),
      {
        label: 'Settings',
        icon: Settings,
        path: '/settings',
        key: ',',
        entities: ['holiday'],
        component: SettingsPage,
      },
    ],
  },
];

export const PAGES: readonly Page[] = PAGE_GROUPS.flatMap(({ pages }) => pages);

/** The page that shows an entity's records. */
export function pageOf(entity: string): Page | undefined {
  return PAGES.find(({ entities }) => entities.some((name) => name === entity));
}

function list(
  label: string,
  icon: LucideIcon,
  key: string | undefined,
  entities: readonly EntityName[],
): Page {
  const first = entities[0];
  if (first === undefined) throw new Error(`The page ${label} has no entity.`);
  return { label, icon, path: recordPath(first), ...(key ? { key } : {}), entities };
}
