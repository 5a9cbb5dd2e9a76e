import { defineEntity } from '../entity/entity.ts';
import {
  boolean,
  date,
  integer,
  links,
  longText,
  oneOf,
  ref,
  refs,
  tags,
  text,
  url,
} from '../entity/field.ts';

/** 1 is what customers feel first. */
export const TIERS = [1, 2, 3, 4] as const;

export const service = defineEntity({
  name: 'service',
  label: 'Service',
  plural: 'Services',
  about:
    'What customers and other services depend on. Reliability, cost and ownership are counted per service.',
  title: 'name',
  fields: {
    slug: text('Key', {
      required: true,
      search: true,
      list: true,
      help: 'Short name that other tools use, e.g. checkout-api.',
      names: ['Service', 'Service key'],
    }),
    name: text('Name', { required: true, search: true, list: true, names: ['Service name', 'Title'] }),
    tier: integer('Tier', { min: 1, max: 4, list: true, help: '1 is the most critical.' }),
    lifecycle: oneOf(
      'Lifecycle',
      { experimental: 'Experimental', production: 'Production', deprecated: 'Deprecated' },
      { list: true },
    ),
    teamId: ref('Owner team', 'team', { list: true, names: ['Owner', 'Team'] }),
    isCustomerFacing: boolean('Customer-facing', { default: false, list: true }),
    dependsOn: refs('Depends on', 'service'),
    system: text('System', { search: true }),
    regions: tags('Regions'),
    tags: tags('Tags', { search: true }),
    links: links('Links', { hiddenFrom: ['customer'] }),
    rtoMinutes: integer('RTO target', { min: 0, unit: 'min', names: ['RTO'] }),
    rpoMinutes: integer('RPO target', { min: 0, unit: 'min', names: ['RPO'] }),
    runbookUrl: url('Runbook', { hiddenFrom: ['executive', 'customer'] }),
    runbookReviewedOn: date('Runbook reviewed on', { list: true }),
    description: longText('Description', { search: true }),
  },
  unique: [['slug']],
  indexes: [['teamId'], ['tier']],
  order: 'tier',
});
