import { MusterError } from '#shared/contract/errors.ts';
import { entities } from '#shared/entities.ts';
import type { Entity } from '#shared/entity/entity.ts';
import { backstage } from './backstage.ts';
import { focus } from './focus.ts';
import { genericCsv } from './generic-csv.ts';
import type { Importer } from './importer.ts';
import { jira } from './jira.ts';
import { openslo } from './openslo.ts';
import { pagerduty } from './pagerduty.ts';
import { pyrra } from './pyrra.ts';
import { sloth } from './sloth.ts';
import type { SourceFile } from './source-file.ts';
import { wbr } from './wbr.ts';

/** Every source format, in the order in which they are tried on a file: the generic one last. */
export const importers: readonly Importer[] = [
  backstage,
  openslo,
  sloth,
  pyrra,
  wbr,
  pagerduty,
  jira,
  focus,
  genericCsv,
];

const RECORD_KINDS = Object.values<Entity>(entities)
  .filter(({ isMadeByMuster }) => !isMadeByMuster)
  .map(({ name }) => name);

/**
 * The importer of a kind, or the one that recognises the file.
 * @throws MusterError `bad-input` for an unknown kind, or a file that none recognises
 */
export function importerFor(file: SourceFile, kind: string | undefined): Importer {
  if (kind !== undefined) {
    const chosen = importers.find((importer) => importer.kind === kind);
    if (chosen) return chosen;
    throw new MusterError(
      'bad-input',
      `There is no import kind “${kind}”; there are the formats ${importers.map((one) => one.kind).join(', ')}, and for a CSV the kinds of record ${RECORD_KINDS.join(', ')}.`,
    );
  }
  if (file.text.trim() === '') throw new MusterError('bad-input', `“${file.name}” is empty.`);
  const found = importers.find((importer) => importer.detect(file));
  if (found) return found;
  throw new MusterError(
    'bad-input',
    `“${file.name}” is not recognised as any of ${importers.map((one) => one.label).join(', ')}. Say what it is: a format, or the kind of record its rows are.`,
  );
}
