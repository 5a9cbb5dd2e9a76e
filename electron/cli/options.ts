import { InvalidArgumentError, Option } from 'commander';
import { explainSqlite } from '#core/file/problems.ts';
import type { WorkspaceService } from '#core/workspace/workspace-service.ts';
import type { WorkspaceInfo } from '#shared/contract/contract.ts';
import { MusterError } from '#shared/contract/errors.ts';
import { AUDIENCES } from '#shared/entity/field.ts';

/** The present, or the instant that `MUSTER_NOW` names: exports can then be repeated. */
export function present(): Date {
  const fixed = process.env.MUSTER_NOW;
  if (fixed === undefined || fixed === '') return new Date();
  const at = new Date(fixed);
  if (Number.isNaN(at.getTime()))
    throw new MusterError('bad-input', `MUSTER_NOW is “${fixed}”, which is not an instant.`);
  return at;
}

/** The services over no workspace yet. Loaded when needed: a command that draws has its own core. */
export async function openService(): Promise<WorkspaceService> {
  const { WorkspaceService } = await import('#core/workspace/workspace-service.ts');
  return new WorkspaceService(present);
}

/** The services over an open workspace; closed when `work` is done or fails. */
export async function withWorkspace<T>(
  path: string,
  options: { readonly?: boolean },
  work: (service: WorkspaceService) => T | Promise<T>,
): Promise<T> {
  const service = await openService();
  try {
    service.open(path, options);
    return await work(service);
  } catch (error) {
    throw explainSqlite(error, path);
  } finally {
    service.close();
  }
}

export const workspaceOption = () =>
  new Option('--workspace <file>', 'the workspace file (*.muster)').makeOptionMandatory();
export const jsonOption = () => new Option('--json', 'print the result as JSON');
export const weekOption = () =>
  new Option(
    '--week <week>',
    'the week, as 2026-W47; when not given, last week until three days of this one have passed',
  ).argParser(parseWeek);
export const profileOption = () =>
  new Option('--profile <audience>', 'whom it is for; decides what is left out')
    .choices([...AUDIENCES])
    .default('director');
/** Page sizes of a deck; a scorecard is always a sheet of paper. */
export const deckPaperOption = () =>
  new Option('--paper <paper>', 'page size').choices(['slides', 'a4', 'letter']).default('slides');
export const sheetOption = () =>
  new Option('--paper <paper>', 'page size').choices(['a4', 'letter']).default('a4');

/** The week asked for, or the one to review now. */
export function weekOf(info: WorkspaceInfo | null, week: string | undefined): string {
  if (week !== undefined) return week;
  if (!info) throw new MusterError('conflict', 'No workspace is open.');
  return info.reviewWeek;
}

/** Examples under a command's help, as a person would type them. */
export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  muster ${line}`).join('\n')}`;
}

function parseWeek(text: string): string {
  if (!/^\d{4}-W\d{2}$/.test(text)) throw new InvalidArgumentError('Write the week as 2026-W47.');
  return text;
}
