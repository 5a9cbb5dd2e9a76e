import type { Clock } from './clock.ts';
import {
  COMPANY,
  DOMAIN,
  managerOf,
  PEOPLE,
  type Person,
  SERVICE_TEAMS,
  TEAMS,
  type Team,
} from './company.ts';
import { serviceCode } from './incident-files.ts';
import { SERVICES, type Service } from './service.ts';
import { csv, type Yaml, yamlDocuments } from './text.ts';

const API = 'backstage.io/v1alpha1';
const SYSTEMS: readonly (readonly [name: string, title: string, owner: string])[] = [
  ['edge', 'Edge', 'platform-reliability'],
  ['payments', 'Payments', 'payments'],
  ['money-movement', 'Money Movement', 'ledger'],
  ['shipping', 'Shipping', 'shipping'],
  ['rating', 'Rating', 'rating-routing'],
  ['merchant', 'Merchant', 'merchant-experience'],
  ['platform', 'Platform', 'cloud-infrastructure'],
  ['data', 'Data', 'data-platform'],
  ['developer-tools', 'Developer Tools', 'cloud-infrastructure'],
];
const REGIONS = ['', 'eu-central,eu-west,eu-north', 'eu-central,eu-west', 'eu-central', 'eu-central'];
const RTO = [0, 30, 120, 480, 1440];
const RPO = [0, 5, 30, 240, 1440];
/** What was stricter or looser than the tier says. */
const OWN_RTO: Readonly<Record<string, readonly [rto: number, rpo: number]>> = {
  ledger: [60, 1],
  'payout-engine': [240, 1],
  'payment-vault': [60, 5],
  'audit-trail': [480, 15],
};

/** The software catalog as one multi-document file: domain, systems, datastores, teams, people, services. */
export function catalogFile(clock: Clock): string {
  return yamlDocuments([
    domain(),
    ...SYSTEMS.map(system),
    ...SERVICES.flatMap(datastore),
    ...TEAMS.map(group),
    ...PEOPLE.map(user),
    ...SERVICES.map((service) => component(service, clock)),
  ]);
}

/** What the hiring plan knows about teams and the catalog does not. */
export function teamsFile(clock: Clock): string {
  const start = clock.monday(59).slice(0, 7);
  return csv(
    ['Id', 'Name', 'Members', 'Starting headcount', 'Plan starts in'],
    TEAMS.map((team) => [
      `group:default/${team.slug}`,
      team.name,
      team.members.length,
      team.startingHeadcount,
      team.startingHeadcount === undefined ? '' : start,
    ]),
  );
}

function domain(): Yaml {
  return {
    apiVersion: API,
    kind: 'Domain',
    metadata: { name: 'fernlauf', title: COMPANY, description: 'Everything that runs in production.' },
    spec: { owner: 'group:default/engineering' },
  };
}

function system([name, title, owner]: (typeof SYSTEMS)[number]): Yaml {
  return {
    apiVersion: API,
    kind: 'System',
    metadata: { name, title },
    spec: { owner: `group:default/${owner}`, domain: 'fernlauf' },
  };
}

function datastore(service: Service): Yaml[] {
  if (service.datastore === undefined) return [];
  return [
    {
      apiVersion: API,
      kind: 'Resource',
      metadata: { name: service.datastore, description: `Datastore of ${service.name}` },
      spec: { type: 'database', owner: `group:default/${service.owner.slug}`, system: service.system },
    },
  ];
}

function group(team: Team): Yaml {
  const manager = PEOPLE.find(({ name }) => name === managerOf(team.slug));
  return {
    apiVersion: API,
    kind: 'Group',
    metadata: {
      name: team.slug,
      title: team.name,
      description: team.description,
      annotations: {
        'muster.dev/manager': `user:default/${manager?.slug ?? ''}`,
        'muster.dev/on-call-rotation': team.rotation,
      },
    },
    spec: {
      type: SERVICE_TEAMS.includes(team) ? 'team' : 'department',
      profile: { displayName: team.name, email: `team-${team.slug}@${DOMAIN}` },
      parent: team.parent === '' ? undefined : team.parent,
      children: TEAMS.filter(({ parent }) => parent === team.slug).map(({ slug }) => slug),
    },
  };
}

function user(person: Person): Yaml {
  return {
    apiVersion: API,
    kind: 'User',
    metadata: {
      name: person.slug,
      annotations: { 'muster.dev/role': person.role, 'muster.dev/time-zone': person.zone },
    },
    spec: {
      profile: { displayName: person.name, email: person.email },
      memberOf: [`group:default/${person.team.slug}`],
    },
  };
}

function component(service: Service, clock: Clock): Yaml {
  const { slug, name, tier } = service;
  const [rto, rpo] = OWN_RTO[slug] ?? [RTO[tier] ?? 0, RPO[tier] ?? 0];
  const reviewed = service.runbookAge === undefined ? undefined : clock.fromToday(-service.runbookAge);
  return {
    apiVersion: API,
    kind: 'Component',
    metadata: {
      name: slug,
      title: name,
      description: service.about,
      labels: {
        'muster.dev/tier': String(tier),
        'muster.dev/customer-facing': String(service.isCustomerFacing === true),
      },
      annotations: {
        'backstage.io/source-location': `url:https://git.${DOMAIN}/${service.owner.slug}/${slug}`,
        'backstage.io/techdocs-ref': 'dir:.',
        'pagerduty.com/service-id': serviceCode(service),
        'muster.dev/regions': REGIONS[tier],
        'muster.dev/rto-minutes': String(rto),
        'muster.dev/rpo-minutes': String(rpo),
        'muster.dev/runbook-reviewed': reviewed,
      },
      tags: [...service.tagList, `tier-${tier}`],
      links: linksOf(service),
    },
    spec: {
      type: service.tagList.includes('web') ? 'website' : 'service',
      lifecycle: service.lifecycle ?? 'production',
      owner: `group:default/${service.owner.slug}`,
      system: service.system,
      dependsOn: [
        ...service.dependsOn.map((other) => `component:default/${other}`),
        ...(service.datastore === undefined ? [] : [`resource:default/${service.datastore}`]),
      ],
    },
  };
}

function linksOf({ slug, runbookAge }: Service): Yaml {
  const dashboard = {
    url: `https://metrics.${DOMAIN}/d/${slug}`,
    title: 'Dashboard',
    icon: 'dashboard',
    type: 'dashboard',
  };
  if (runbookAge === undefined) return [dashboard];
  return [
    { url: `https://wiki.${DOMAIN}/runbooks/${slug}`, title: 'Runbook', icon: 'docs', type: 'runbook' },
    dashboard,
  ];
}
