import { describe, expect, it } from 'vitest';
import { applyImport } from '#core/import/apply.ts';
import { importPlanOf, importTexts } from '#core/import/run.ts';
import { problemsOf } from '#db/file/backup.ts';
import type { Workspace } from '#db/workspace.ts';
import { MusterError } from '#shared/contract/errors.ts';
import { importWorkspace } from './import-workspace.ts';

const ROWS = 6_000;

function emptyWorkspace(): Workspace {
  const { workspace } = importWorkspace();
  importTexts(workspace, [{ path: 'services.csv', text: 'Key,Name,Tier\nshop,Shop,1\n', entity: 'service' }]);
  return workspace;
}

/** A file of so many changes. */
function changes(count: number): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const at = new Date(Date.UTC(2025, 0, 1) + index * 300_000).toISOString();
    return `ship-${index},Release ${index},shop,${at},OK,Deployment`;
  });
  return `Id,Title,Service,When,Outcome,Kind\n${rows.join('\n')}\n`;
}

const planOf = (workspace: Workspace, count: number) => {
  const source = { name: 'changes.csv', path: 'changes.csv', text: changes(count), bytes: 1 };
  return importPlanOf(workspace, [{ source, kind: undefined, entity: 'deployment' }]);
};

/** Whatever the file's schema says, in words. */
function schemaOf({ connection }: Workspace): unknown[] {
  return connection.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name').all();
}

describe('an import of very many rows', () => {
  it('leaves the file with the indexes it had, whole, and is one step of undo', () => {
    const workspace = emptyWorkspace();
    const schema = schemaOf(workspace);
    expect(applyImport(planOf(workspace, ROWS)).counts.add).toBe(ROWS);
    expect(workspace.repository('deployment').count()).toBe(ROWS);
    expect(schemaOf(workspace)).toEqual(schema);
    expect(problemsOf(workspace.connection)).toEqual([]);
    expect(workspace.search.find(`Release ${ROWS - 1}`).map(({ title }) => title)).toContain(
      `Release ${ROWS - 1}`,
    );
    workspace.undo('Test');
    expect(workspace.repository('deployment').count()).toBe(0);
    expect(schemaOf(workspace)).toEqual(schema);
    expect(problemsOf(workspace.connection)).toEqual([]);
  });

  it('changes nothing when it is cancelled on the way', () => {
    const workspace = emptyWorkspace();
    const schema = schemaOf(workspace);
    const controller = new AbortController();
    const onProgress = ({ done }: { done: number }) => done > ROWS / 2 && controller.abort();
    expect(() => applyImport(planOf(workspace, ROWS), { onProgress, signal: controller.signal })).toThrow(
      MusterError,
    );
    expect(workspace.repository('deployment').count()).toBe(0);
    expect(schemaOf(workspace)).toEqual(schema);
    expect(problemsOf(workspace.connection)).toEqual([]);
    expect(applyImport(planOf(workspace, ROWS)).counts.add).toBe(ROWS);
  });
});
