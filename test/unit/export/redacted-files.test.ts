import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deckFor, previewOf } from '#core/deck/deck-service.ts';
import { calendarEvents } from '#core/export/calendar.ts';
import { deckContent } from '#core/export/deck-file.ts';
import { DECK_FORMATS } from '#shared/contract/contract.ts';
import type { DeckDocument } from '#shared/deck/deck.ts';
import { slideSchema } from '#shared/deck/slide.ts';
import { SLIDE_KIND_DESCRIPTIONS } from '#shared/deck/slide-kinds.ts';
import { DECK_TEMPLATES } from '#shared/deck/templates.ts';
import { entities } from '#shared/entities.ts';
import { type Entity, snakeCase } from '#shared/entity/entity.ts';
import type { Audience } from '#shared/entity/field.ts';
import { type SampleReviews, sampleReviews } from '../review-figures/sample-reviews.ts';

const WEEK = '2026-W47';
const TEXTS = ['text', 'longText', 'url', 'email'];
const LEAK = /zzleak\.(\w+)\.(\w+)/gi;
const AUDIENCES: readonly Audience[] = ['team', 'executive', 'customer'];
/** What no audience outside may read whatever the descriptions say. */
const NEVER = ['interview.candidateLabel'];

let sample: SampleReviews;
beforeAll(() => {
  sample = sampleReviews();
  plantMarkers();
}, 120_000);
afterAll(() => sample?.dispose());

describe.each(AUDIENCES)('files for the audience %s', (audience) => {
  it.each(DECK_FORMATS)(
    'hold nothing it must not see as %s',
    async (format) => {
      for (const document of documentsFor(audience)) {
        const text = await textOf(await deckContent(document, format));
        expect(text.length).toBeGreaterThan(200);
        expect(leaksIn(text, audience), document.key).toEqual([]);
      }
    },
    60_000,
  );

  it('hold nothing it must not see as a calendar', () => {
    if (audience === 'customer')
      expect(() => calendarEvents(sample.workspaces.workspace, audience)).toThrow();
    else
      expect(
        leaksIn(JSON.stringify(calendarEvents(sample.workspaces.workspace, audience)), audience),
      ).toEqual([]);
  });
});

it('finds the markers where they may be', async () => {
  const [document] = documentsFor('director');
  const text = document ? await textOf(await deckContent(document, 'markdown')) : '';
  expect(text).toMatch(LEAK);
});

/** Every deck that comes with Muster, and one with every kind of slide that needs nothing chosen. */
function documentsFor(audience: Audience): DeckDocument[] {
  const slides = SLIDE_KIND_DESCRIPTIONS.flatMap(({ kind }) => {
    const read = slideSchema.safeParse({ id: kind, kind, notes: 'For the speaker.' });
    return read.success ? [read.data] : [];
  });
  expect(slides.length).toBeGreaterThan(25);
  return [
    ...DECK_TEMPLATES.slice(0, 1).map(({ key }) =>
      deckFor(sample.workspaces, { week: WEEK, deck: key, audience }),
    ),
    previewOf(sample.workspaces, { week: WEEK, title: 'Every kind', slides, audience }),
  ];
}

/** Writes a marker into every text that is hidden from somebody. */
function plantMarkers(): void {
  const { connection } = sample.workspaces.workspace;
  for (const entity of Object.values(entities) as Entity[]) {
    for (const [name, field] of Object.entries(entity.fields)) {
      const isHidden =
        entity.hiddenFrom.length > 0 || field.hiddenFrom.length > 0 || isNever(entity.name, name);
      if (!isHidden || !TEXTS.includes(field.kind) || entity.name === 'deck') continue;
      const marker = `zzleak.${entity.name}.${name}.`;
      const before = field.kind === 'url' ? `https://${marker}` : marker;
      const after = field.kind === 'email' ? '@example.com' : '';
      try {
        connection
          .prepare(`UPDATE "${snakeCase(entity.name)}" SET "${snakeCase(name)}" = ? || substr(id, -8) || ?`)
          .run(before, after);
      } catch {
        // A text with a rule of its own, e.g. one that is read as a list, keeps what it says.
      }
    }
  }
}

function leaksIn(text: string, audience: Audience): string[] {
  const found = [...text.matchAll(LEAK)].map(([, entity = '', field = '']) => ({ entity, field }));
  const leaks = found.filter(({ entity, field }) => {
    const description = (entities as unknown as Record<string, Entity>)[entity];
    const hiddenFrom = [
      ...(description?.hiddenFrom ?? []),
      ...(description?.fields[field]?.hiddenFrom ?? []),
    ];
    return hiddenFrom.includes(audience) || isNever(entity, field);
  });
  return [...new Set(leaks.map(({ entity, field }) => `${entity}.${field}`))].sort();
}

function isNever(entity: string, field: string): boolean {
  return NEVER.includes(`${entity}.${field}`);
}

/** All that is in a file, packed parts and the workbooks in them included. */
async function textOf(content: string | Uint8Array): Promise<string> {
  if (typeof content === 'string') return content;
  const zip = await JSZip.loadAsync(content);
  const parts = Object.values(zip.files).filter(({ dir }) => !dir);
  const texts = await Promise.all(
    parts.map(async (part) => {
      const bytes = await part.async('uint8array');
      return part.name.endsWith('.xlsx') ? await textOf(bytes) : new TextDecoder().decode(bytes);
    }),
  );
  return texts.join('\n');
}
