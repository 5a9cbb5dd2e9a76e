import { defineEntity } from '../entity/entity.ts';
import { currency, date, money, number, oneOf, ref, text } from '../entity/field.ts';

export const cost = defineEntity({
  name: 'cost',
  label: 'Cost record',
  plural: 'Cost',
  about: 'What running costs, against the budget, by month, provider, service and category.',
  title: 'category',
  subject: 'serviceId',
  fields: {
    periodStart: date('Period', {
      required: true,
      list: true,
      isOwnPeriod: true,
      names: ['Month', 'Date', 'Period start'],
    }),
    grain: oneOf('Covers', { month: 'Month', day: 'Day' }, { default: 'month' }),
    provider: text('Provider', { required: true, list: true, search: true }),
    category: text('Category', { required: true, list: true, search: true, names: ['ServiceCategory'] }),
    serviceId: ref('Service', 'service', { list: true }),
    teamId: ref('Team', 'team', { list: true }),
    currency: currency('Currency', { help: 'ISO 4217, e.g. USD. Empty means the workspace’s currency.' }),
    billed: money('Billed', {
      list: true,
      help: 'Cash: what the invoice says.',
      names: ['Actual', 'BilledCost'],
      hiddenFrom: ['customer'],
    }),
    effective: money('Effective', {
      help: 'Amortised: commitments spread over what they cover.',
      names: ['EffectiveCost'],
      hiddenFrom: ['customer'],
    }),
    budget: money('Budget', { list: true, hiddenFrom: ['customer'] }),
    forecast: money('Forecast', { list: true, hiddenFrom: ['customer'] }),
    onDemand: money('On-demand equivalent', {
      help: 'The same usage at list price.',
      names: ['ListCost'],
      hiddenFrom: ['customer'],
    }),
    usageQuantity: number('Usage', { min: 0, list: true, names: ['Usage quantity'] }),
    usageUnit: text('Usage unit', { help: 'What the unit cost is per, e.g. 1k requests.' }),
  },
  hiddenFrom: ['customer'],
  indexes: [
    // Holds all that a year's totals are made of.
    ['periodStart', 'currency', 'grain', 'billed', 'effective', 'budget', 'forecast'],
    ['serviceId', 'periodStart'],
    ['teamId', 'periodStart'],
  ],
  order: '-periodStart',
});
