import { actionItem } from '../action/action-item.ts';
import { formatDate, formatInstant } from '../figure/format.ts';
import type { ReviewData } from '../review/review-data.ts';
import { type Addendum, type MeetingAction, type MeetingContent, OUTCOMES } from './meeting.ts';

/** What minutes are written from. `hash` is there once the review is closed. */
export type MinutesSource = {
  content: MeetingContent;
  data: ReviewData;
  addenda: readonly Addendum[];
  hash: string | null;
};

/** The minutes of a review in Markdown: who was there, what was said, decided and promised. */
export function minutesOf({ content, data, addenda, hash }: MinutesSource): string {
  const { zone } = data.workspace;
  const at = (instant: string | null) => (instant === null ? '—' : formatInstant(instant, zone));
  const held =
    content.state === 'closed'
      ? `Held ${at(content.startedAt)} to ${at(content.closedAt)}.`
      : 'A draft: the review is not closed yet.';
  const people = content.attendees.map(({ name }) => plain(name)).join(', ');
  return lines([
    `# ${plain(content.title)}`,
    `${plain(data.workspace.name)} · ${data.weekLabel} · data as of ${at(data.asOf)}`,
    held,
    `**Present:** ${people || 'nobody was noted'}`,
    content.summary.trim(),
    section('In short', bullets(data.narrative.headline.map(({ text }) => plain(text)))),
    section('Decisions', bullets(content.decisions.map(decisionLine))),
    section('Actions', actionTable(content.actions)),
    section('Risks raised', bullets(content.risks.map(riskLine))),
    section('Attention list', bullets(content.dispositions.map(dispositionLine))),
    section('Agenda', content.agenda.map(agendaText).join('\n\n')),
    section('Notes', bullets(content.notes.map(({ text, page }) => noteLine(text, page)))),
    section(
      'Carried over and still open',
      actionTable(content.carried.actions.filter(({ isOpen }) => isOpen)),
    ),
    section(
      'Addenda',
      addenda.map(({ at: when, author, text }) => `**${plain(author)}, ${at(when)}:** ${text}`).join('\n\n'),
    ),
    hash === null ? '' : `Snapshot SHA-256 \`${hash}\``,
  ]);
}

function decisionLine({ name, key, why, decidedBy }: MeetingContent['decisions'][number]): string {
  const who = decidedBy ? ` (${plain(decidedBy.name)})` : '';
  return `${prefix(key)}**${plain(name)}**${who}${why ? `: ${oneLine(why)}` : ''}`;
}

function riskLine({ name, key, score, owner }: MeetingContent['risks'][number]): string {
  return `${prefix(key)}${plain(name)}: score ${score}, ${owner ? plain(owner.name) : 'no owner'}`;
}

function dispositionLine({ about, outcome, reason, action }: MeetingContent['dispositions'][number]): string {
  const more = action ? `: ${plain(action.name)}` : reason ? `: ${oneLine(reason)}` : '';
  return `**${OUTCOMES[outcome]}** ${plain(about)}${more}`;
}

function noteLine(text: string, page: string | null): string {
  return `${oneLine(text)}${page ? ` (${plain(page)})` : ''}`;
}

function agendaText({ title, owner, minutes, spentSeconds, commentary }: MeetingContent['agenda'][number]) {
  const taken = spentSeconds === null ? '' : `${Math.max(1, Math.round(spentSeconds / 60))} of `;
  const box = minutes === null ? '' : `, ${taken}${minutes} min`;
  const head = `### ${plain(title)}\n\n${owner ? plain(owner.name) : 'No owner'}${box}`;
  return commentary.trim() === '' ? head : `${head}\n\n${commentary.trim()}`;
}

function actionTable(actions: readonly MeetingAction[]): string {
  if (actions.length === 0) return '';
  const rows = actions.map(
    ({ key, name, owner, dueOn, status }) =>
      `| ${cell([key, name].filter(Boolean).join(' '))} | ${cell(owner?.name ?? '—')} | ${dueOn ? formatDate(dueOn) : '—'} | ${statusOf(status)} |`,
  );
  return ['| Action | Owner | Due | Status |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function statusOf(status: string): string {
  return actionItem.fields.status.choices.find(({ value }) => value === status)?.label ?? status;
}

function section(title: string, body: string): string {
  return body === '' ? '' : `## ${title}\n\n${body}`;
}

function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function prefix(key: string | null): string {
  return key === null ? '' : `${key} `;
}

function lines(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Names and titles are words, not Markdown. */
function plain(text: string): string {
  return oneLine(text).replaceAll(/[\\`*_[\]<>#|~]/g, '\\$&');
}

function cell(text: string): string {
  return plain(text);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
