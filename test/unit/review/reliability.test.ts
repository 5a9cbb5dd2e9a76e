import { beforeEach, describe, expect, it } from 'vitest';
import { incidentSection, sloSection } from '#core/review/reliability.ts';
import { insertRaw } from '../../bench/raw-rows.ts';
import { faultsOf } from '../../support/review.ts';
import { clear, contexts, roughWorkspace } from './random-weeks.ts';

const workspace = roughWorkspace();
beforeEach(() => clear(workspace, ['deployment', 'incident', 'slo', 'service']));

function figuresOf(week: string) {
  const context = [...contexts(workspace)].find((one) => one.week.key === week);
  if (context === undefined) throw new Error(`${week} is not among the weeks under test.`);
  return [...sloSection(context).figures, ...incidentSection(context).figures];
}

describe('the reliability figures', () => {
  it('have no value in an empty workspace, and say why', () => {
    for (const context of contexts(workspace)) {
      for (const figure of [...sloSection(context).figures, ...incidentSection(context).figures]) {
        expect(faultsOf(figure)).toEqual([]);
        expect([figure.key, figure.value, figure.rag, figure.previous ?? null]).toEqual([
          figure.key,
          null,
          undefined,
          null,
        ]);
        expect(figure.reason).toMatch(/^[A-Z].*\.$/);
      }
    }
  });

  it('judge nothing by one record without its optional fields', () => {
    insertRaw(workspace, 'service', [{ id: 's', slug: 's', name: 'S' }]);
    insertRaw(workspace, 'slo', [{ id: 'o', name: 'O', serviceId: 's', objective: 0.99 }]);
    insertRaw(workspace, 'incident', [
      { id: 'i', title: 'I', severity: 'SEV-1', impactStart: '2026-05-14T10:00:00.000Z' },
    ]);
    const figures = figuresOf('2026-W20');
    expect(figures.flatMap(faultsOf)).toEqual([]);
    const known = figures.filter(({ value }) => value !== null).map(({ key, value }) => `${key} ${value}`);
    expect(known).toEqual([
      'slo.no-data 1',
      'incident.count 1',
      'incident.count.sev1 1',
      'incident.count.sev2 0',
      'incident.count.sev3 0',
      'incident.count.sev4 0',
      'incident.open 1',
      'postmortem.overdue 0',
    ]);
    expect(figures.filter(({ rag }) => rag !== undefined)).toEqual([]);
  });

  it('are nought where nothing happened and things are recorded', () => {
    insertRaw(workspace, 'service', [{ id: 's', slug: 's', name: 'S' }]);
    insertRaw(workspace, 'incident', [
      {
        id: 'i',
        title: 'I',
        severity: 'SEV-3',
        status: 'closed',
        impactStart: '2026-03-02T10:00:00.000Z',
        restoredAt: '2026-03-02T11:00:00.000Z',
      },
    ]);
    insertRaw(workspace, 'deployment', [
      { id: 'd', title: 'D', serviceId: 's', at: '2026-03-02T10:00:00.000Z' },
    ]);
    const figures = new Map(figuresOf('2026-W20').map((figure) => [figure.key, figure]));
    const values = ['incident.count', 'incident.open', 'incident.impact-minutes', 'change.count'].map(
      (key) => figures.get(key)?.value,
    );
    expect(values).toEqual([0, 0, 0, 0]);
    expect(figures.get('change.failure-rate')?.reason).toBe('No deployments in the period.');
    expect(figures.get('incident.ttr.mean')?.reason).toBe('No incidents in the period.');
  });
});
