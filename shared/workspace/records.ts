import { defineEntity } from '../entity/entity.ts';
import { currency, date, integer, longText, number, text } from '../entity/field.ts';

export const holiday = defineEntity({
  name: 'holiday',
  label: 'Holiday',
  plural: 'Holidays',
  about: 'Days that are not business days.',
  title: 'name',
  fields: {
    date: date('Day', { required: true, list: true }),
    name: text('Name', { required: true, list: true, search: true }),
  },
  unique: [['date']],
  order: 'date',
});

export const currencyRate = defineEntity({
  name: 'currencyRate',
  label: 'Exchange rate',
  plural: 'Exchange rates',
  about: 'What one unit of a currency is worth in the workspace’s currency, from a day on.',
  title: 'currency',
  fields: {
    currency: currency('Currency', { required: true, list: true, help: 'ISO 4217, e.g. EUR.' }),
    date: date('From', { required: true, list: true }),
    rate: number('Rate', { required: true, min: 0.000000001, list: true }),
  },
  unique: [['currency', 'date']],
  order: '-date',
});

export const importRun = defineEntity({
  name: 'importRun',
  label: 'Import',
  plural: 'Imports',
  about: 'Each file that was read: when, and how many records it added, changed, skipped or rejected.',
  title: 'file',
  isMadeByMuster: true,
  fields: {
    file: text('File', { required: true, list: true, search: true }),
    kind: text('Kind', { required: true, list: true }),
    added: integer('Added', { required: true, min: 0, list: true }),
    updated: integer('Updated', { required: true, min: 0, list: true }),
    skipped: integer('Skipped', { required: true, min: 0, list: true }),
    rejected: integer('Rejected', { required: true, min: 0, list: true }),
    report: longText('Report'),
  },
  order: '-createdAt',
});
