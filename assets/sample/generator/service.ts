import { type Team, teamBy } from './company.ts';
import type { Cause, ServiceData } from './service-data.ts';
import { SHOP_SERVICES } from './services-shop.ts';
import { SUPPORT_SERVICES } from './services-support.ts';
import { TIER_ONE_SERVICES } from './services-tier-one.ts';
import { TIER_TWO_SERVICES } from './services-tier-two.ts';

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
