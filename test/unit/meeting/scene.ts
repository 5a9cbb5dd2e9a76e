import { join } from 'node:path';
import { closeReview } from '#core/meeting/close.ts';
import { prepareReview } from '#core/meeting/prepare.ts';
import { capture } from '#core/meeting/record.ts';
import { RecordService } from '#core/record/record-service.ts';
import { WorkspaceService } from '#core/workspace/workspace-service.ts';
import { captureSchema, closeSchema } from '#shared/meeting/requests.ts';
import { edit, temporaryFolder } from '../../support/workspace.ts';

export const WEEK = '2026-W47';
export const NEXT_WEEK = '2026-W48';

/** A workspace with two people, an SLO, an incident that is open and a KPI nobody has entered. */
export function scene() {
  const folder = temporaryFolder();
  let at = '2026-11-23T09:00:00.000Z';
  const service = new WorkspaceService(() => new Date(at));
  service.create(join(folder.path, 'ops.muster'), { name: 'Ops', zone: 'UTC', actor: 'Ada' });
  const ids = service.workspace.write(edit, (tx) => {
    const ada = tx.repository('person').create({ name: 'Ada' }).id;
    const bo = tx.repository('person').create({ name: 'Bo' }).id;
    const team = tx.repository('team').create({ name: 'Core' }).id;
    const shop = tx.repository('service').create({ name: 'Shop', slug: 'shop', teamId: team, tier: 1 }).id;
    const incident = tx.repository('incident').create({
      title: 'Checkout is down',
      severity: 'SEV-1',
      services: [shop],
      impactStart: '2026-11-18T10:00:00.000Z',
      detectedAt: '2026-11-18T10:05:00.000Z',
      commanderId: bo,
    }).id;
    const kpi = tx.repository('kpi').create({
      slug: 'joy',
      name: 'Joy',
      unit: 'score',
      direction: 'higher',
      target: 5,
      ownerId: bo,
    }).id;
    return { ada, bo, team, shop, incident, kpi };
  });
  return {
    service,
    ids,
    folder: folder.path,
    setNow: (next: string) => {
      at = next;
    },
    records: () => new RecordService(service.workspace, service.now),
    /** Writes something down in a review, as the form does. */
    capture: (id: string, kind: string, text: string, more: Record<string, unknown> = {}) =>
      capture(service, captureSchema.parse({ id, kind, text, ...more })),
    prepare: (week = WEEK) => prepareReview(service, { week, template: 'weekly' }).id,
    close: (id: string, more: Record<string, unknown> = {}) =>
      closeReview(service, closeSchema.parse({ id, ...more })),
    dispose: () => {
      service.close();
      folder.remove();
    },
  };
}

export type Scene = ReturnType<typeof scene>;
