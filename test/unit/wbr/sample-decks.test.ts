import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';
import { readWbrDeck } from '#core/wbr/wbr.ts';
import type { WbrChartReport } from '#shared/wbr/report.ts';

const SAMPLES = join(import.meta.dirname, '../../../../shared/samples/wbr');
const SCENARIOS = ['scenario_1', 'scenario_3', 'scenario_4'];
const LISTS = ['cy_6_weeks', 'py_6_weeks', 'cy_monthly', 'py_monthly', 'box_totals'] as const;

/** An expected number, `null` for not-a-number, and the unit of its last printed digit. */
type Printed = { value: number | null; unit: number };

describe.skipIf(!existsSync(SAMPLES))('the WBR App’s own decks', () => {
  for (const scenario of SCENARIOS) {
    const report = () => readWbrDeck(filesOf(scenario));
    for (const test of existsSync(SAMPLES) ? expectedOf(scenario) : []) {
      it(`${scenario}: ${test.title}`, () => {
        const chart = report().find(
          (entry): entry is WbrChartReport => entry.title === test.title && 'box_totals' in entry,
        );
        expect(chart?.x_axis).toEqual(test.axis);
        for (const list of LISTS) expectClose(chart?.[list] ?? [], test.lists[list], `${test.title} ${list}`);
      });
    }
  }
});

if (!existsSync(SAMPLES)) {
  it.skip('the WBR App’s own decks: skipped, the folder ../shared/samples/wbr is not here', () => {});
}

function filesOf(scenario: string) {
  const read = (name: string) => readFileSync(join(SAMPLES, scenario, name), 'utf8');
  return { configText: read('config.yaml'), csvs: [{ name: 'original.csv', text: read('original.csv') }] };
}

function expectedOf(scenario: string) {
  const document = parseDocument(readFileSync(join(SAMPLES, scenario, 'testconfig.yml'), 'utf8'));
  const tests = document.get('tests');
  if (!isSeq(tests)) throw new Error(`${scenario} has no tests`);
  return tests.items.map((item) => {
    const test = (item as YAMLMap).get('test') as YAMLMap;
    const lists = Object.fromEntries(LISTS.map((list) => [list, printed(test.get(list))]));
    return {
      title: String(test.get('metric_name')),
      axis: (test.get('x_axis') as { toJSON(): string[] }).toJSON(),
      lists: lists as Record<(typeof LISTS)[number], Printed[]>,
    };
  });
}

function printed(list: unknown): Printed[] {
  if (!isSeq(list)) throw new Error('a list is expected');
  return list.items.map((item) => {
    if (!isScalar(item)) throw new Error('a number is expected');
    const value = Number(item.value);
    const decimals = /\.(\d+)$/.exec(item.source ?? '')?.[1]?.length;
    return { value: Number.isNaN(value) ? null : value, unit: decimals === undefined ? 0 : 10 ** -decimals };
  });
}

/** To 1e-6 relative; where fewer decimals are printed (22.82), to those. */
function expectClose(actual: readonly (number | null)[], expected: readonly Printed[], label: string) {
  expect(actual, label).toHaveLength(expected.length);
  actual.forEach((value, index) => {
    const { value: wanted, unit } = expected[index] ?? { value: null, unit: 0 };
    if (wanted === null || value === null) {
      expect(value, `${label}[${index}]`).toBe(wanted);
      return;
    }
    const allowed = Math.max(1e-6 * Math.abs(wanted), unit * 0.5000001);
    expect(Math.abs(value - wanted), `${label}[${index}]: ${value}, not ${wanted}`).toBeLessThanOrEqual(
      allowed,
    );
  });
}
