import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Workspace } from '#db/workspace.ts';
import { MusterError } from '#shared/contract/errors.ts';
import { edit, temporaryWorkspace } from '../../support/workspace.ts';

let workspace: Workspace;
let dispose: () => void;

beforeEach(() => {
  ({ workspace, dispose } = temporaryWorkspace({ name: 'Test', zone: 'Europe/Berlin' }));
});
afterEach(() => dispose());

function seed() {
  return workspace.write(edit, (tx) => {
    const team = tx.repository('team').create({ name: 'Payments' });
    const service = tx.repository('service').create({ slug: 'checkout', name: 'Checkout', teamId: team.id });
    const incident = tx.repository('incident').create({
      title: 'Größere Störung im Checkout',
      severity: 'SEV-1',
      impactStart: '2026-11-20T10:00:00.000Z',
      services: [service.id],
    });
    tx.repository('impactInterval').create({
      incidentId: incident.id,
      startedAt: '2026-11-20T10:00:00.000Z',
    });
    return { team, service, incident };
  });
}

describe('records', () => {
  it('come back as they were written, with keys and references', () => {
    const { incident, service } = seed();
    const read = workspace.repository('incident').get(incident.id);
    expect(read).toEqual(incident);
    expect(read?.key).toBe('INC-1');
    expect(read?.services).toEqual([service.id]);
    expect(read?.isPostmortemRequired).toBe(false);
  });

  it('refuse what breaks a rule, and change nothing', () => {
    const { incident } = seed();
    const change = () =>
      workspace.write(edit, (tx) => {
        tx.repository('team').create({ name: 'Lost' });
        tx.repository('incident').update(incident.id, { restoredAt: '2026-11-19T00:00:00.000Z' });
      });
    expect(change).toThrow('before the impact began');
    expect(workspace.repository('team').count()).toBe(1);
  });

  it('without full text are searched by their names and those of what they refer to', () => {
    const { service } = seed();
    const other = workspace.write(edit, (tx) => {
      const checks = tx.repository('service').create({ slug: 'größe', name: 'Größenprüfung' });
      for (const [serviceId, day] of [
        [service.id, '2026-11-16'],
        [checks.id, '2026-11-16'],
        [checks.id, '2026-11-09'],
      ] as const)
        tx.repository('deploymentCount').create({ serviceId, weekStart: day, deployments: 3, failed: 0 });
      tx.repository('interview').create({ candidateLabel: 'Candidate Åse' });
      return checks;
    });
    const found = (text: string) => workspace.repository('deploymentCount').list({ text });
    expect(found('groß').rows.map(({ serviceId }) => serviceId)).toEqual([other.id, other.id]);
    expect(found('check').total).toBe(1);
    expect(found('check größe').total).toBe(0);
    expect(workspace.repository('interview').list({ text: 'ase cand' }).total).toBe(1);
    expect(workspace.repository('interview').list({ text: 'nobody' }).total).toBe(0);
  });

  it('are filtered, searched and sorted by the descriptions', () => {
    const { incident, service } = seed();
    const incidents = workspace.repository('incident');
    expect(incidents.list({ text: 'payments' }).total).toBe(0);
    expect(incidents.list({ text: 'grö stor' }).rows.map(({ id }) => id)).toEqual([incident.id]);
    expect(incidents.list({ where: [{ field: 'services', op: 'in', value: [service.id] }] }).total).toBe(1);
    expect(incidents.list({ where: [{ field: 'severity', op: 'in', value: ['SEV-2'] }] }).total).toBe(0);
    expect(incidents.list({ where: [{ field: 'title', op: 'contains', value: 'storung' }] }).total).toBe(1);
    expect(() => incidents.list({ where: [{ field: 'title; DROP', op: 'eq', value: 'x' }] })).toThrow(
      MusterError,
    );
  });

  it('keep their words out of the query language of the search', () => {
    seed();
    for (const text of ['"', 'NEAR(', 'title:x', '*', "'; --", 'a OR b']) {
      expect(() => workspace.search.find(text)).not.toThrow();
    }
  });
});

describe('the search index', () => {
  const words = (text: string) => workspace.search.find(text).map(({ title }) => title);

  it('follows records that are made, changed and removed in one write', () => {
    const { service } = seed();
    workspace.write(edit, (tx) => {
      const teams = tx.repository('team');
      const first = teams.create({ name: 'Alpha' });
      const second = teams.create({ name: 'Beta' });
      teams.update(first.id, { name: 'Gamma' });
      teams.remove(second.id);
      tx.repository('service').update(service.id, { name: 'Delta', description: null });
      teams.create({ name: 'Epsilon' });
    });
    expect(['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon', 'Checkout'].map(words)).toEqual([
      [],
      [],
      ['Gamma'],
      ['Delta'],
      ['Epsilon'],
      ['Größere Störung im Checkout', 'Delta'],
    ]);
    workspace.connection.exec("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)");
  });

  it('forgets a write that failed', () => {
    expect(() =>
      workspace.write(edit, (tx) => {
        tx.repository('team').create({ name: 'Lost' });
        throw new Error('stop');
      }),
    ).toThrow('stop');
    workspace.write(edit, (tx) => tx.repository('team').create({ name: 'Kept' }));
    expect([words('Lost'), words('Kept')]).toEqual([[], ['Kept']]);
    workspace.connection.exec("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)");
  });
});

describe('removing', () => {
  it('takes the parts along and clears references', () => {
    const { incident, service } = seed();
    workspace.write(edit, (tx) => tx.repository('service').remove(service.id));
    expect(workspace.repository('incident').get(incident.id)?.services).toEqual([]);
    workspace.write(edit, (tx) => tx.repository('incident').remove(incident.id));
    expect(workspace.repository('impactInterval').count()).toBe(0);
    expect(workspace.search.find('Checkout')).toEqual([]);
  });

  it('is refused while another record needs it', () => {
    const { service } = seed();
    workspace.write(edit, (tx) =>
      tx.repository('slo').create({ name: 'Up', serviceId: service.id, objective: 0.99 }),
    );
    expect(() => workspace.write(edit, (tx) => tx.repository('service').remove(service.id))).toThrow(
      '“Checkout” is the Service of 1 in SLOs. Remove or reassign it first.',
    );
    expect(workspace.repository('service').count()).toBe(1);
  });
});

describe('undo', () => {
  const dump = () =>
    JSON.stringify(
      (['team', 'service', 'incident', 'impactInterval'] as const).map((name) =>
        workspace
          .repository(name)
          .all()
          .map((row) => ({ ...row, updatedAt: '' })),
      ),
    );

  it('takes back edits and removals one by one, and redo brings them back', () => {
    const { incident, service } = seed();
    const states = [dump()];
    workspace.write(edit, (tx) =>
      tx.repository('incident').update(incident.id, { title: 'Changed', services: [] }),
    );
    states.push(dump());
    workspace.write(edit, (tx) => tx.repository('incident').remove(incident.id));
    states.push(dump());
    workspace.write(edit, (tx) => tx.repository('service').remove(service.id));
    states.push(dump());
    for (const state of states.slice(0, -1).toReversed()) {
      workspace.undo('Test');
      expect(dump()).toBe(state);
    }
    for (const state of states.slice(1)) {
      workspace.redo('Test');
      expect(dump()).toBe(state);
    }
    expect(workspace.redo('Test')).toBeUndefined();
  });

  it('takes back a change of the settings', () => {
    workspace.updateSettings(edit, { zone: 'Asia/Kolkata' });
    expect(workspace.undo('Test')?.label).toBe('Edit');
    expect(workspace.settings.zone).toBe('Europe/Berlin');
  });

  it('leaves no trace of a write that changed nothing', () => {
    const { team } = seed();
    const groups = workspace.log.groups().length;
    workspace.write(edit, (tx) => tx.repository('team').update(team.id, { name: 'Payments' }));
    expect(workspace.log.groups()).toHaveLength(groups);
  });
});
