import type { WriteSession } from '#db/record/write-session.ts';
import type { Workspace } from '#db/workspace.ts';
import { MusterError } from '#shared/contract/errors.ts';
import { slugOf } from '#shared/entity/slug.ts';
import { BUILT_IN_TEMPLATES } from '#shared/meeting/templates.ts';

export type TemplatePart = {
  title: string;
  section: string;
  minutes: number | null;
  ownerId: string | null;
};
export type Template = {
  key: string;
  title: string;
  purpose: string;
  deck: string;
  parts: readonly TemplatePart[];
};

/** Makes the records of the templates that come with Muster where a workspace has no template at all. */
export function ensureBuiltInTemplates(tx: WriteSession): void {
  const templates = tx.repository('reviewTemplate');
  const sections = tx.repository('templateSection');
  if (templates.count() > 0) return;
  for (const { key, title, purpose, deck } of BUILT_IN_TEMPLATES) {
    templates.create({ id: idOf(key), slug: key, title, purpose, deck });
  }
  for (const template of BUILT_IN_TEMPLATES) {
    for (const [position, part] of template.sections.entries()) {
      sections.create({ templateId: idOf(template.key), position, ...part });
    }
  }
}

/** The same in every workspace, so that two of them merge without twins. */
function idOf(key: string): string {
  return `template-${key}`;
}

/** Those of the workspace by title; before it has any, those that come with Muster. */
export function listTemplates(workspace: Workspace): { key: string; title: string; purpose: string }[] {
  const own = workspace.repository('reviewTemplate').list({ limit: 1000 }).rows;
  if (own.length > 0)
    return own.map(({ slug, title, purpose }) => ({ key: slug, title, purpose: purpose ?? '' }));
  return BUILT_IN_TEMPLATES.map(({ key, title, purpose }) => ({ key, title, purpose }));
}

/** @throws MusterError `bad-input` naming the templates there are */
export function templateOf(workspace: Workspace, key: string): Template {
  const found = storedTemplate(workspace, key) ?? builtInTemplate(key);
  if (found) return found;
  const known = listTemplates(workspace).map((template) => template.key);
  throw new MusterError('bad-input', `There is no review template “${key}”. There are: ${known.join(', ')}.`);
}

/**
 * Makes a template of the agenda and the deck of a review, as one step of undo.
 * @throws MusterError `not-found` when there is no such review
 */
export function keepAsTemplate(workspace: Workspace, reviewId: string): { id: string; title: string } {
  const review = workspace.repository('review').get(reviewId);
  if (!review)
    throw new MusterError('not-found', 'There is no such review any more.', 'Nothing was changed.');
  const agenda = workspace.repository('agendaSection');
  const parts = agenda
    .getMany(agenda.idsWhere('reviewId', reviewId))
    .toSorted((a, b) => a.position - b.position);
  const title = freeTitle(workspace, review.title.replace(review.week, '').trim() || review.title);
  return workspace.write({ actor: workspace.settings.actor, label: `Make the template ${title}` }, (tx) => {
    ensureBuiltInTemplates(tx);
    const { id } = tx.repository('reviewTemplate').create({
      slug: slugOf(title, 'review'),
      title,
      purpose: `Made from ${review.title}.`,
      deck: review.deck,
    });
    for (const [position, { title: name, section, minutes, ownerId }] of parts.entries())
      tx.repository('templateSection').create({
        templateId: id,
        position,
        title: name,
        section,
        minutes,
        ownerId,
      });
    return { id, title };
  });
}

/** `FinOps sync 2` when there is a FinOps sync. */
function freeTitle(workspace: Workspace, wanted: string): string {
  const taken = new Set(listTemplates(workspace).flatMap(({ key, title }) => [key, slugOf(title, 'review')]));
  const tries = [wanted, ...Array.from({ length: taken.size + 1 }, (_, n) => `${wanted} ${n + 2}`)];
  return tries.find((title) => !taken.has(slugOf(title, 'review'))) ?? wanted;
}

function storedTemplate(workspace: Workspace, key: string): Template | undefined {
  const templates = workspace.repository('reviewTemplate');
  const [row] = templates.getMany(templates.idsWhere('slug', key));
  if (!row) return undefined;
  const sections = workspace.repository('templateSection');
  const parts = sections
    .getMany(sections.idsWhere('templateId', row.id))
    .toSorted((a, b) => a.position - b.position)
    .map(({ title, section, minutes, ownerId }) => ({ title, section, minutes, ownerId }));
  return { key, title: row.title, purpose: row.purpose ?? '', deck: row.deck, parts };
}

function builtInTemplate(key: string): Template | undefined {
  const found = BUILT_IN_TEMPLATES.find((template) => template.key === key);
  if (!found) return undefined;
  const { title, purpose, deck, sections } = found;
  return { key, title, purpose, deck, parts: sections.map((part) => ({ ...part, ownerId: null })) };
}
