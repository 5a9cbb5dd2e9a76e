import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SERVICE_CHECKS } from '#shared/scorecard/catalogue.ts';
import type { CheckDefinition, Finding, Level } from '#shared/scorecard/check.ts';
import {
  blockersOf,
  type Exemption,
  evaluateService,
  type ScheduledCheck,
} from '#shared/scorecard/evaluate.ts';
import { anyService, asOf, blank, perfect } from './services.ts';

const check = (key: string, level: Level, weight: number, finding: Finding): CheckDefinition => ({
  key,
  name: key,
  definition: '',
  level,
  weight,
  find: () => finding,
});
const credit = (value: number): Finding => ({ state: 'credit', credit: value, detail: '-' });
const judge = (checks: readonly ScheduledCheck[], exemptions: readonly Exemption[] = []) =>
  evaluateService('svc', blank, asOf, { checks, exemptions });
const exemption = (key: string, changes: Partial<Exemption> = {}): Exemption => ({
  serviceId: 'svc',
  check: key,
  ownerId: 'owner',
  reason: 'being replaced',
  grantedOn: null,
  expiresOn: asOf,
  ...changes,
});

describe('score', () => {
  it('is Σ weight·credit / Σ weight over the checks that apply', () => {
    const card = judge([
      check('pass', 'bronze', 3, credit(1)),
      check('half', 'bronze', 2, credit(0.5)),
      check('unknown', 'bronze', 3, { state: 'unknown', detail: '-' }),
      check('absent', 'bronze', 9, { state: 'not-applicable', detail: '-' }),
    ]);
    expect(card.score).toEqual({ value: 0.5, n: 3, excluded: [{ reason: 'not applicable', n: 1 }] });
    expect(card.unknown).toBe(1);
    expect(card.checks.map(({ state }) => state)).toEqual(['pass', 'partial', 'unknown', 'not-applicable']);
  });

  it('has no data when nothing applies', () => {
    expect(judge([]).score.value).toBeNull();
    expect(judge([check('a', 'bronze', 1, { state: 'not-applicable', detail: '-' })]).score.value).toBeNull();
    expect(() => judge([check('a', 'bronze', 1, credit(1.1))])).toThrow(RangeError);
    expect(() => judge([check('a', 'bronze', -1, credit(1))])).toThrow(RangeError);
  });

  it('is within 0 and 1 for any service, and the level agrees with the checks', () => {
    fc.assert(
      fc.property(anyService, (service) => {
        const card = evaluateService('svc', service, asOf, { checks: SERVICE_CHECKS });
        expect(card.score.value).toBeGreaterThanOrEqual(0);
        expect(card.score.value).toBeLessThanOrEqual(1);
        expect(card.level === 'gold').toBe(blockersOf(card).length === 0);
        if (card.score.value === 1) expect(card.level).toBe('gold');
      }),
    );
  });

  it('of a check that turns from failing to passing never falls', () => {
    const index = fc.nat(SERVICE_CHECKS.length - 1);
    fc.assert(
      fc.property(anyService, index, (service, at) => {
        const better = SERVICE_CHECKS.map((item, i) =>
          i === at ? { ...item, find: () => credit(1) } : item,
        );
        const worse = SERVICE_CHECKS.map((item, i) => (i === at ? { ...item, find: () => credit(0) } : item));
        const score = (checks: readonly CheckDefinition[]) =>
          evaluateService('svc', service, asOf, { checks }).score.value ?? Number.NaN;
        expect(score(better)).toBeGreaterThan(score(worse));
      }),
    );
  });
});

describe('level', () => {
  const bronze = check('b', 'bronze', 1, credit(1));
  const silver = check('s', 'silver', 1, credit(0.9));
  const gold = check('g', 'gold', 1, credit(1));

  it('needs every check of it and of the levels below', () => {
    expect(evaluateService('svc', perfect, asOf, { checks: SERVICE_CHECKS }).level).toBe('gold');
    expect(evaluateService('svc', blank, asOf, { checks: SERVICE_CHECKS }).level).toBeNull();
    const card = judge([bronze, silver, gold]);
    expect(card.level).toBe('bronze');
    expect(blockersOf(card).map((result) => result.check)).toEqual(['s']);
    expect(judge([bronze, silver, gold], [exemption('s')]).level).toBe('gold');
    expect(judge([bronze]).level).toBe('bronze');
    expect(judge([]).level).toBeNull();
  });

  it('is not held with a check unknown', () => {
    expect(judge([check('b', 'bronze', 1, { state: 'unknown', detail: '-' })]).level).toBeNull();
  });
});

describe('exemptions and announced checks', () => {
  const failing = check('f', 'bronze', 1, credit(0));

  it('exempt through the day of expiry, for the one service, from the day granted', () => {
    const stateWith = (changes: Partial<Exemption>) =>
      judge([failing], [exemption('f', changes)]).checks[0]?.state;
    expect(stateWith({})).toBe('exempt');
    expect(stateWith({ expiresOn: '2026-11-21' })).toBe('fail');
    expect(stateWith({ grantedOn: '2026-11-23', expiresOn: '2027-01-01' })).toBe('fail');
    expect(stateWith({ serviceId: 'other' })).toBe('fail');
    const result = judge([failing], [exemption('f')]);
    expect(result.checks[0]).toMatchObject({
      credit: null,
      exemption: { ownerId: 'owner', reason: 'being replaced' },
    });
    expect(result.score.value).toBeNull();
  });

  it('shows an announced check without counting it until its day', () => {
    const passing = check('p', 'bronze', 1, credit(1));
    const announced = { ...failing, countsFrom: '2026-11-23' };
    const before = judge([passing, announced]);
    expect(before).toMatchObject({ level: 'bronze', score: { value: 1, n: 1 } });
    expect(before.checks[1]).toMatchObject({ state: 'fail', announcedFor: '2026-11-23' });
    expect(blockersOf(before)).toEqual([]);
    expect(judge([passing, { ...announced, countsFrom: asOf }])).toMatchObject({
      level: null,
      score: { value: 0.5 },
    });
  });

  it('never changes a score by exempting what is announced only', () => {
    fc.assert(
      fc.property(anyService, (service) => {
        const extra = { ...failing, countsFrom: '2027-01-01' };
        const plain = evaluateService('svc', service, asOf, { checks: SERVICE_CHECKS });
        const more = evaluateService('svc', service, asOf, { checks: [...SERVICE_CHECKS, extra] });
        expect([more.score, more.level, more.unknown]).toEqual([plain.score, plain.level, plain.unknown]);
      }),
    );
  });
});
