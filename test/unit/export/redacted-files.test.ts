import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deckFor } from '#core/deck/deck-service.ts';
import { scorecardFor } from '#core/deck/scorecard-service.ts';
import { calendarEvents } from '#core/export/calendar.ts';
import { deckContent } from '#core/export/deck-file.ts';
import { scorecardFiles } from '#core/export/figure-files.ts';
import { exportTable } from '#core/export/table.ts';
import { DECK_FORMATS } from '#shared/contract/contract.ts';
import type { DeckDocument, ScorecardDocument } from '#shared/deck/deck.ts';
import { DECK_TEMPLATES } from '#shared/deck/templates.ts';
import { entities } from '#shared/entities.ts';
import type { Entity } from '#shared/entity/entity.ts';
import { AUDIENCES, type Audience } from '#shared/entity/field.ts';
import { hidesRecords } from '#shared/entity/visibility.ts';
import { EVERY_KIND, keepEveryKind } from '../../support/every-kind.ts';
import {
  changeFacts,
  hiddenFacts,
  hiddenWords,
  MARK,
  plantWords,
  staleNames,
} from '../../support/planted.ts';
import { type SampleReviews, sampleReviews } from '../review-figures/sample-reviews.ts';

const WEEK = '2026-W47';

describe.each(AUDIENCES)('files for the audience %s', (audience) => {
  let sample: SampleReviews;
  let planted: Record<string, number>;
  beforeAll(() => {
    sample = sampleReviews();
    const { workspace } = sample.workspaces;
    planted = plantWords(workspace, audience);
    const own = audience === 'customer' ? `${MARK}.own` : 'Said to all.';
    keepEveryKind(workspace, { notes: own, own });
  }, 120_000);
  afterAll(() => sample?.dispose());

  it('have a mark in every field that it must not see', () => {
    expect(Object.keys(planted)).toHaveLength(hiddenWords(audience).length);
    expect(Object.entries(planted).filter(([, rows]) => rows === 0)).toEqual([]);
    for (const { entity, name } of hiddenWords(audience)) {
      if (entity.hiddenFrom.includes('director')) continue;
      const { text } = exportTable(
        sample.workspaces.workspace,
        entity.name,
        {},
        { format: 'csv', audience: 'director', columns: [name] },
      );
      expect(text, `${entity.name}.${name}`).toContain(`${MARK}.${entity.name}.${name}`);
    }
  });

  it.each(DECK_FORMATS)(
    'hold no mark as %s',
    async (format) => {
      const document = deckFor(sample.workspaces, { week: WEEK, deck: EVERY_KIND, audience });
      const text = await textOf(await deckContent(document, format));
      expect(text.length).toBeGreaterThan(200);
      expect(marksIn(text)).toEqual([]);
    },
    60_000,
  );

  it.each(DECK_TEMPLATES.map(({ key }) => key))(
    'hold no mark in what the deck %s is printed from',
    (deck) => {
      expect(marksIn(JSON.stringify(deckFor(sample.workspaces, { week: WEEK, deck, audience })))).toEqual([]);
    },
  );

  it('hold no mark in what a scorecard is printed from', () => {
    const scorecards = scorecardsOf(sample, audience);
    // A page about one of our own, printed for a customer, is named after it.
    const told = scorecards.map(({ subject, ...rest }) =>
      subject.entity === 'team' || subject.entity === 'okrs' ? rest : { ...rest, subject },
    );
    expect(marksIn(JSON.stringify(told))).toEqual([]);
    const attached = scorecards.flatMap((document) => scorecardFiles(document));
    const own = attached.filter(({ name }) => name !== 'scores.csv' && name !== 'costs.csv');
    expect(attached.length).toBeGreaterThan(10);
    expect(marksIn(JSON.stringify(own))).toEqual([]);
  });

  it('hold no candidate, who is the director’s alone to print', () => {
    const [interview] = sample.workspaces.workspace.repository('interview').all();
    const card = () =>
      scorecardFor(sample.workspaces, { week: WEEK, entity: 'interview', id: interview?.id, audience });
    if (audience === 'director') expect(card().subject.name).toBe(interview?.candidateLabel);
    else expect(card).toThrow('Interview scorecards name candidates');
  });

  it('hold nothing of who was engaged when', () => {
    const { workspace } = sample.workspaces;
    expect(() => exportTable(workspace, 'engagement', {}, { format: 'csv', audience })).toThrow(
      'may see nothing of Responder times',
    );
  });

  it('hold no objective for customers', () => {
    const card = () => scorecardFor(sample.workspaces, { week: WEEK, entity: 'okrs', audience });
    if (audience === 'customer') expect(card).toThrow('Customers may see nothing of OKRs.');
    else expect(card().subject.name).toBe(sample.workspaces.workspace.settings.name);
  });

  it('hold no mark as a calendar', () => {
    const calendar = () => JSON.stringify(calendarEvents(sample.workspaces.workspace, audience));
    if (audience === 'customer') expect(calendar).toThrow('customers may see neither');
    else expect(marksIn(calendar())).toEqual([]);
  });

  it.each(['csv', 'markdown', 'json'] as const)('hold no mark as tables in %s', (format) => {
    const { workspace } = sample.workspaces;
    for (const { name } of Object.values(entities) as Entity[]) {
      if (hidesRecords(name, audience)) {
        expect(() => exportTable(workspace, name, {}, { format, audience }), name).toThrow(/may see no/);
        continue;
      }
      const { text } = exportTable(workspace, name, {}, { format, audience });
      // The list of people has those that stand in hidden fields, as it has all others.
      const isOwn = (mark: string) => name !== 'person' || mark.startsWith(`${MARK}.person.`);
      expect(marksIn(text).filter(isOwn), name).toEqual([]);
    }
  });
});

describe.each(AUDIENCES)('amounts, days and choices that the audience %s must not see', (audience) => {
  it('make no difference to what it is told', () => {
    const [before, after] = [sampleReviews(), sampleReviews()];
    keepEveryKind(before.workspaces.workspace, { notes: '', own: '' });
    keepEveryKind(after.workspaces.workspace, { notes: '', own: '' });
    const changed = changeFacts(after.workspaces.workspace, audience);
    expect(Object.keys(changed)).toHaveLength(hiddenFacts(audience).length);
    expect(differences(toldBy(before, audience), toldBy(after, audience))).toEqual([]);
    before.dispose();
    after.dispose();
  }, 120_000);
});

it('knows every field by its name', () => {
  expect(staleNames()).toEqual([]);
});

function toldBy(sample: SampleReviews, audience: Audience): unknown {
  const deck: DeckDocument = deckFor(sample.workspaces, { week: WEEK, deck: EVERY_KIND, audience });
  return { deck, scorecards: scorecardsOf(sample, audience) };
}

function scorecardsOf({ workspaces }: SampleReviews, audience: Audience): ScorecardDocument[] {
  const { workspace } = workspaces;
  const [team, service] = [workspace.repository('team').all()[0], workspace.repository('service').all()[0]];
  return [
    scorecardFor(workspaces, { week: WEEK, entity: 'organisation', audience }),
    scorecardFor(workspaces, { week: WEEK, entity: 'team', id: team?.id, audience }),
    scorecardFor(workspaces, { week: WEEK, entity: 'service', id: service?.id, audience }),
    ...(audience === 'customer'
      ? []
      : [
          scorecardFor(workspaces, { week: WEEK, entity: 'okrs', audience }),
          scorecardFor(workspaces, { week: WEEK, entity: 'okrs', id: team?.id, quarter: '2026Q2', audience }),
        ]),
  ];
}

/** The paths at which two values differ, at most ten. */
function differences(one: unknown, other: unknown, path = ''): string[] {
  if (Object.is(one, other)) return [];
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return [`${path}: ${JSON.stringify(one)} → ${JSON.stringify(other)}`];
  const [left, right] = [one as Record<string, unknown>, other as Record<string, unknown>];
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return keys
    .filter((key) => !/^(id|picture)$/.test(key))
    .flatMap((key) => differences(left[key], right[key], `${path}.${key}`))
    .slice(0, 10);
}

function marksIn(text: string): string[] {
  return [...new Set(text.match(new RegExp(`${MARK}[\\w.]*`, 'gi')) ?? [])].slice(0, 20);
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
