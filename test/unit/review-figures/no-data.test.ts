import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reviewFor } from '#core/review/review-service.ts';
import { WorkspaceService } from '#core/workspace/workspace-service.ts';
import { type EntityName, entities } from '#shared/entities.ts';
import { snakeCase } from '#shared/entity/entity.ts';
import type { ReviewData } from '#shared/review/review-data.ts';
import { edit, temporaryFolder } from '../../support/workspace.ts';
import { faultsOf } from './honest-figures.ts';
import { openSql } from './independent/scene.ts';
import { addBareRow } from './one-row.ts';
import { NOW, type SampleReviews, sampleReviews, WEEKS } from './sample-reviews.ts';

const folder = temporaryFolder();
let sample: SampleReviews;
beforeAll(() => {
  sample = sampleReviews();
}, 120_000);
afterAll(() => {
  sample?.dispose();
  folder.remove();
});

/** The week that is just over, and the one that has just begun. */
const LOOKED_AT = ['2026-W47', '2026-W48'] as const;

type Opened = { reviews: ReviewData[]; faults: string[] };

/** Reviews of a workspace file, and what is wrong with them. */
function look(workspaces: WorkspaceService, path: string, weeks: readonly string[] = LOOKED_AT): Opened {
  const file = openSql(path);
  try {
    const reviews = weeks.map((week) => reviewFor(workspaces, week));
    return { reviews, faults: reviews.flatMap((review) => faultsOf(review, file)) };
  } finally {
    file.close();
  }
}

function withWorkspace(name: string, fill: (workspaces: WorkspaceService) => void): Opened {
  const path = join(folder.path, `${name}.muster`);
  const workspaces = new WorkspaceService(() => new Date(NOW));
  workspaces.create(path, { zone: 'Europe/Berlin' });
  try {
    fill(workspaces);
    return look(workspaces, path);
  } finally {
    workspaces.close();
  }
}

describe('an empty workspace', () => {
  it('has a reason for every figure, and says so', () => {
    const { reviews, faults } = withWorkspace('empty', () => {});
    expect(faults).toEqual([]);
    for (const { figures, attention, narrative } of reviews) {
      const known = Object.values(figures).filter(
        ({ value, previous }) => value !== null || previous != null,
      );
      expect(known.map(({ key }) => key)).toEqual([]);
      expect(attention).toEqual([]);
      expect(narrative.headline.map(({ text }) => text)).toEqual(['There is no data for this week yet.']);
    }
  });
});

describe('a workspace of one record with only what it must have', () => {
  it.each(Object.keys(entities) as EntityName[])('%s: has no figure for want of data', (name) => {
    const { faults } = withWorkspace(`one-${name}`, ({ workspace }) => {
      workspace.write(edit, (session) => addBareRow(session, name));
    });
    expect(faults).toEqual([]);
  });
});

describe('the sample', () => {
  it('lies in no week', () => {
    expect(
      look(sample.workspaces, sample.path, [...WEEKS, '2026-W48', '2025-W40', '2026-W52']).faults,
    ).toEqual([]);
  });

  it('lies in no week with everything optional left out', () => {
    const path = join(folder.path, 'sparse.muster');
    const checkpoint = new Database(sample.path);
    checkpoint.pragma('wal_checkpoint(TRUNCATE)');
    checkpoint.close();
    copyFileSync(sample.path, path);
    leaveOutOptional(path);
    const workspaces = new WorkspaceService(() => new Date(NOW));
    workspaces.open(path);
    const { faults } = look(workspaces, path, [...WEEKS, '2026-W48']);
    workspaces.close();
    expect(faults).toEqual([]);
  });
});

/** Empties every optional field, as far as the rules of the file allow. */
function leaveOutOptional(path: string): void {
  const connection = new Database(path);
  connection.pragma('foreign_keys = OFF');
  let emptied = 0;
  for (const entity of Object.values(entities)) {
    for (const [name, field] of Object.entries(entity.fields)) {
      const column = snakeCase(name);
      if (field.kind === 'refs') connection.exec(`DELETE FROM ${entity.table}_${column}`);
      else if (field.nullable) {
        emptied += connection.prepare(`UPDATE OR IGNORE ${entity.table} SET ${column} = NULL`).run().changes;
      }
    }
  }
  connection.close();
  expect(emptied).toBeGreaterThan(10_000);
}
