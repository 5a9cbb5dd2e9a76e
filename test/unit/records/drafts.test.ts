import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cost } from '#shared/cost/cost.ts';
import type { Entity } from '#shared/entity/entity.ts';
import { incident } from '#shared/incident/incident.ts';
import { slo } from '#shared/slo/slo.ts';
import {
  changedNames,
  draftsOf,
  insertErrors,
  readDrafts,
  updateErrors,
} from '../../../renderer/records/drafts.ts';

const zones = fc.constantFrom('UTC', 'Asia/Kolkata', 'America/New_York', 'Pacific/Auckland');
const currencies = fc.constantFrom('EUR', 'JPY', 'KWD');

/** What the form reads back for one field of an unchanged record. */
function throughForm(entity: Entity, name: string, value: unknown, zone = 'UTC', currency = 'EUR'): unknown {
  const context = { zone, currency };
  const { values, errors } = readDrafts(
    entity,
    draftsOf(entity, { [name]: value }, context),
    [name],
    context,
  );
  expect(errors).toEqual({});
  return values[name];
}

describe('a form reads back what it showed', () => {
  it('for amounts in any currency', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), currencies, (minor, currency) => {
        expect(throughForm(cost, 'billed', minor, 'UTC', currency)).toBe(minor);
      }),
    );
  });

  it('for percentages', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), (millionths) => {
        expect(throughForm(slo, 'objective', millionths / 1e6)).toBe(millionths / 1e6);
      }),
    );
  });

  it('for moments in any zone, apart from the hour that a clock repeats', () => {
    const moments = fc.date({
      min: new Date('2025-07-01'),
      max: new Date('2025-08-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, zones, (moment, zone) => {
        expect(throughForm(incident, 'impactStart', moment.toISOString(), zone)).toBe(moment.toISOString());
      }),
    );
  });
});

describe('what a form sends', () => {
  const context = { zone: 'UTC', currency: 'EUR' };

  it('is only what was changed', () => {
    const initial = draftsOf(incident, { title: 'Slow', severity: 'SEV-2' }, context);
    expect(changedNames(initial, { ...initial })).toEqual([]);
    expect(changedNames(initial, { ...initial, title: 'Slower' })).toEqual(['title']);
  });

  it('names each field that is missing', () => {
    const { values } = readDrafts(
      incident,
      draftsOf(incident, {}, context),
      Object.keys(incident.fields),
      context,
    );
    expect(insertErrors(incident, values)).toEqual({
      title: 'Enter the title.',
      severity: 'Choose the severity.',
      impactStart: 'Enter the impact start.',
    });
  });

  it('keeps the rules over several fields', () => {
    const row = { impactStart: '2026-03-04T10:00:00.000Z', status: 'open' };
    expect(updateErrors(incident, row, { restoredAt: '2026-03-04T09:00:00.000Z' })).toEqual({
      restoredAt: 'It was restored before the impact began.',
    });
    expect(updateErrors(incident, row, { status: 'resolved' })).toEqual({
      restoredAt: 'A resolved incident needs the time service was restored.',
    });
  });

  it('says what cannot be read', () => {
    const drafts = { ...draftsOf(slo, {}, context), objective: 'all' };
    expect(readDrafts(slo, drafts, ['objective'], context).errors).toHaveProperty('objective');
  });
});
