import { type Team, teamBy } from './company.ts';
import { SHOP_SERVICES } from './services-shop.ts';
import { SUPPORT_SERVICES } from './services-support.ts';
import { TIER_ONE_SERVICES } from './services-tier-one.ts';
import { TIER_TWO_SERVICES } from './services-tier-two.ts';

export type Cause =
  | 'Change'
  | 'Capacity'
  | 'Dependency'
  | 'Configuration'
  | 'Software defect'
  | 'Infrastructure'
  | 'Security'
  | 'Procedure';

/** What is written down about a service; the rest follows from its tier. */
export type ServiceData = {
  slug: string;
  name: string;
  team: string;
  system: string;
  about: string;
  tags: string;
  /** Slugs, separated by spaces. */
  deps: string;
  /** Requests (or messages, files) on a normal weekday, in thousands. */
  traffic: number;
  /** Deployments in a normal week. */
  deploys: number;
  /** Cloud cost of a month in EUR at the start. */
  cost: number;
  /** `Cause|What is seen`, with {slots}. */
  symptoms: readonly string[];
  isCustomerFacing?: boolean;
  lifecycle?: 'experimental' | 'production' | 'deprecated';
  /** Days since the runbook was reviewed; without it there is no runbook. */
  runbookAge?: number;
  datastore?: string;
};

export type Symptom = { cause: Cause; title: string };
export type Service = Omit<ServiceData, 'team' | 'deps' | 'tags' | 'symptoms'> & {
  tier: number;
  owner: Team;
  dependsOn: string[];
  tagList: string[];
  symptomList: Symptom[];
};

export const SERVICES: readonly Service[] = [
  ...TIER_ONE_SERVICES.map((data) => serviceFrom(data, 1)),
  ...TIER_TWO_SERVICES.map((data) => serviceFrom(data, 2)),
  ...SHOP_SERVICES.map((data) => serviceFrom(data, 3)),
  ...SUPPORT_SERVICES.map((data) => serviceFrom(data, 4)),
];

export function serviceBy(slug: string): Service {
  const service = SERVICES.find((candidate) => candidate.slug === slug);
  if (!service) throw new Error(`No service ${slug}`);
  return service;
}

export function servicesOf(team: Team): Service[] {
  return SERVICES.filter((service) => service.owner === team);
}

function serviceFrom({ team, deps, tags, symptoms, ...data }: ServiceData, tier: number): Service {
  return {
    ...data,
    tier,
    owner: teamBy(team),
    dependsOn: words(deps),
    tagList: words(tags),
    symptomList: symptoms.map((line) => {
      const [cause = '', title = ''] = line.split('|');
      return { cause: cause as Cause, title };
    }),
  };
}

function words(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}
