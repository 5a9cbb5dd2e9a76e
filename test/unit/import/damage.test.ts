import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importers } from '#core/import/importers.ts';
import { planImport } from '#core/import/plan.ts';
import { MusterError } from '#shared/contract/errors.ts';
import { dump, fixture, importWorkspace } from './import-workspace.ts';

const FIXTURES = ['catalog-info.yaml', 'slos.yaml', 'incidents.csv', 'actions.csv', 'costs.csv'];
const texts = FIXTURES.map(fixture);

type Damage = { at: number; length: number; put: string };

/** A fixture with a piece taken out and something else put there. */
function damaged(text: Buffer, { at, length, put }: Damage): Buffer {
  const start = at % text.length;
  return Buffer.concat([text.subarray(0, start), Buffer.from(put), text.subarray(start + length)]);
}

describe('a damaged file', () => {
  it('is planned or refused with a sentence, whatever it is taken for, and changes nothing', async () => {
    const { workspace, write } = importWorkspace();
    const before = dump(workspace);
    const damage = fc.record({
      at: fc.nat(),
      length: fc.nat({ max: 400 }),
      put: fc.oneof(
        fc.string({ maxLength: 20 }),
        fc.constantFrom(
          '"',
          '\n---\n',
          '\n- ',
          ': ',
          '\t',
          ',,,,',
          '\r',
          '{',
          '[',
          '&a ',
          '*a',
          '__proto__: ',
          '"\n"',
          '\ufeff',
        ),
      ),
    });
    const kinds = fc.constantFrom(undefined, ...importers.map(({ kind }) => kind), 'incident', 'service');
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: FIXTURES.length - 1 }), damage, kinds, async (index, piece, kind) => {
        const file = write(FIXTURES[index] ?? '', damaged(texts[index] ?? Buffer.alloc(0), piece));
        try {
          const { outcome } = await planImport(workspace, [file], kind === undefined ? {} : { kind });
          for (const { line, reason } of outcome.files.flatMap(({ items }) => items)) {
            expect(line).toBeGreaterThan(0);
            expect(reason).not.toMatch(/undefined|NaN|\[object/);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(MusterError);
          expect((error as MusterError).code).toBe('bad-input');
        }
      }),
      { numRuns: 400 },
    );
    expect(dump(workspace)).toBe(before);
  }, 120_000);
});
