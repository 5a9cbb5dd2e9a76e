import type { Workspace } from '#db/workspace.ts';
import { SLIDE_KINDS, type Slide, slideSchema } from '#shared/deck/slide.ts';
import { ONE_PIXEL } from './one-pixel.ts';
import { edit } from './workspace.ts';

/** The key of the deck that `keepEveryKind` makes. */
export const EVERY_KIND = 'every-kind';

type Words = {
  /** For the speaker, on each slide. */
  notes: string;
  /** The author's own, on the slides of text and picture. */
  own: string;
};

/** Keeps a deck with a slide of every kind in a workspace, on KPIs and a picture that it has. */
export function keepEveryKind(workspace: Workspace, words: Words): Slide[] {
  const kpis = workspace
    .repository('kpi')
    .all()
    .map(({ slug }) => slug);
  const picture = workspace.repository('picture').all()[0] ?? addPicture(workspace);
  const slides = everyKind({ kpis, picture: picture.id }, words);
  workspace.write(edit, (session) =>
    session
      .repository('deck')
      .create({ slug: EVERY_KIND, title: 'Every kind', slides: JSON.stringify(slides) }),
  );
  return slides;
}

/** A slide of every kind; a KPI that no workspace has stands in where there is none. */
function everyKind(
  { kpis, picture }: { kpis: readonly string[]; picture: string },
  { notes, own }: Words,
): Slide[] {
  const lines = (kpis.length === 0 ? ['no-such-kpi'] : kpis).slice(0, 3).map((kpi) => ({ kpi }));
  const rows = (kpis.length === 0 ? ['no-such-kpi'] : kpis).map((kpi) => ({ header: kpi, kpi }));
  const chosen: Partial<Record<Slide['kind'], Record<string, unknown>>> = {
    trailing: { lines },
    'trail-table': { rows },
    incidents: { period: 'quarter' },
    decisions: { period: 'quarter' },
    markdown: { text: `# Our own words\n\n${own}\n\n- ${own}` },
    image: { picture, caption: own },
  };
  return SLIDE_KINDS.map((kind) => slideSchema.parse({ id: kind, kind, notes, ...chosen[kind] }));
}

function addPicture(workspace: Workspace) {
  return workspace.write(edit, (session) =>
    session.repository('picture').create({
      title: 'A point',
      alt: 'A single point',
      mediaType: 'image/png',
      width: 1,
      height: 1,
      data: ONE_PIXEL,
    }),
  );
}
