import { describe, expect, test } from 'vitest';
import { addDays } from '#shared/time/week.ts';
import { type Row, rowsOf, sample, TODAY, TODAYS } from './sample-files.ts';

describe('the story of the sample', () => {
  test.each(TODAYS)('of %s ends in a living week', (today) => {
    const incidents = rowsOf(sample(today), 'incidents/incident-details.csv');
    const monday = mondayOf(today);
    const current = incidents.filter((row) => (row['Impact start'] ?? '') >= monday);
    const last = incidents.filter((row) => within(row['Impact start'], addDays(monday, -7), monday));
    expect(current.length).toBeGreaterThanOrEqual(2);
    expect(current.length).toBeLessThanOrEqual(3);
    expect(last.length).toBe(3);
    const open = incidents.filter(({ Status }) => Status === 'Open');
    expect(open.map((row) => row['Impact start']?.slice(0, 10))).toEqual([today]);
    for (const row of incidents) expect((row.Restored ?? '').slice(0, 10) <= today).toBe(true);
  });

  test('has two outages in the bad quarter and a cause that came back three times', () => {
    const incidents = rowsOf(sample(TODAY), 'incidents/incident-details.csv');
    const monday = mondayOf(TODAY);
    const outages = incidents.filter(
      (row) =>
        row.Severity === 'SEV-1' &&
        within(row['Impact start'], addDays(monday, -32 * 7), addDays(monday, -19 * 7)),
    );
    expect(outages.length).toBe(2);
    expect(incidents.filter((row) => row['Root cause key'] === 'db-connection-pool').length).toBe(4);
  });

  test.each(TODAYS)('of %s leaves one postmortem overdue', (today) => {
    const due = rowsOf(sample(today), 'incidents/incident-details.csv').filter(
      (row) =>
        row['Postmortem due'] !== '' &&
        row['Postmortem published'] === '' &&
        (row['Postmortem due'] ?? '') < today,
    );
    expect(due.map(({ Title }) => Title)).toContain(
      'Checkout errors for one shopper in four: connection pool exhausted by a new read replica',
    );
  });

  test('shows the outage in the measurements of that day', () => {
    const files = sample(TODAY);
    const outage = rowsOf(files, 'incidents/incident-details.csv').find(({ Title }) =>
      Title?.startsWith('Checkout down'),
    );
    const days = rowsOf(files, 'slo/slo-measurements.csv').filter(
      (row) => row.SLO === 'checkout-api-availability',
    );
    const worst = days.reduce((one, other) => (ratio(one) <= ratio(other) ? one : other));
    expect(worst.Day).toBe(outage?.['Impact start']?.slice(0, 10));
    expect(ratio(worst)).toBeLessThan(0.95);
  });

  test.each(TODAYS)('of %s has no impossible measurement and nothing from the future', (today) => {
    const days = rowsOf(sample(today), 'slo/slo-measurements.csv');
    const deployments = rowsOf(sample(today), 'deployments/deployments.csv');
    expect(days.filter((row) => Number(row['Good events']) > Number(row['All events']))).toEqual([]);
    expect(days.filter(({ Day }) => (Day ?? '') > today)).toEqual([]);
    expect(deployments.filter(({ When }) => (When ?? '').slice(0, 10) > today)).toEqual([]);
  });

  test('links deployments and the incidents they caused, in that order', () => {
    const files = sample(TODAY);
    const incidents = new Map(rowsOf(files, 'incidents/incident-details.csv').map((row) => [row.Id, row]));
    const causing = rowsOf(files, 'deployments/deployments.csv').filter(
      (row) => row['Incident caused'] !== '',
    );
    expect(causing.length).toBeGreaterThan(40);
    for (const deployment of causing) {
      const incident = incidents.get(deployment['Incident caused'] ?? '');
      expect(incident?.['Triggering change']).toBe(deployment.Id);
      expect(Date.parse(deployment.When ?? '')).toBeLessThan(Date.parse(incident?.['Impact start'] ?? ''));
    }
  });
});

function within(instant: string | undefined, from: string, to: string): boolean {
  return instant !== undefined && instant >= from && instant < to;
}

function ratio(row: Row): number {
  return Number(row['Good events']) / Number(row['All events']);
}

function mondayOf(date: string): string {
  return addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));
}
