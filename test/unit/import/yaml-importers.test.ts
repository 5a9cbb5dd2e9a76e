import { describe, expect, it } from 'vitest';
import { importFiles } from '#core/import/run.ts';
import { edit } from '../../support/workspace.ts';
import { fixture, importWorkspace, itemsOf, reasonsOf } from './import-workspace.ts';

const catalog = fixture('catalog-info.yaml');
const slos = fixture('slos.yaml');

describe('a Backstage catalog', () => {
  it('brings teams, people and services with their references', async () => {
    const { bring, rows } = importWorkspace();
    const outcome = await bring('catalog-info.yaml', catalog);
    expect(outcome.counts).toMatchObject({ add: 8, update: 0, skip: 2, reject: 2 });
    const [engineering, checkout] = rows('team').toSorted((a, b) =>
      String(b.name).localeCompare(String(a.name)),
    );
    const people = rows('person');
    const ines = people.find(({ name }) => name === 'Ines Baptista');
    expect(engineering).toMatchObject({ name: 'Engineering', managerId: ines?.id });
    expect(checkout).toMatchObject({
      name: 'checkout',
      parentId: engineering?.id,
      email: 'checkout@example.com',
      onCallRotation: 'Checkout primary',
      description: 'Pays and ships.',
      source: 'backstage',
      sourceId: 'group:default/checkout',
    });
    expect(ines).toMatchObject({
      teamId: engineering?.id,
      role: 'Director',
      zone: 'Europe/Lisbon',
      isActive: true,
    });
    expect(
      people.filter(({ name }) => name === 'guest').map(({ sourceId, isActive }) => [sourceId, isActive]),
    ).toEqual([
      ['user:default/guest', false],
      ['user:development/guest', true],
    ]);
    const services = Object.fromEntries(rows('service').map((row) => [row.slug, row]));
    expect(services['checkout-api']).toMatchObject({
      name: 'Checkout API',
      tier: 1,
      lifecycle: 'production',
      teamId: checkout?.id,
      isCustomerFacing: true,
      dependsOn: [services.ledger?.id],
      system: 'shop',
      regions: ['eu-central', 'eu-west'],
      tags: ['java'],
      links: [{ title: 'Dashboard', url: 'https://grafana.example.com/checkout' }],
      rtoMinutes: 30,
      rpoMinutes: 5,
      runbookUrl: 'https://wiki.example.com/checkout',
      runbookReviewedOn: '2026-09-02',
    });
    expect(services.ledger).toMatchObject({ name: 'ledger', tier: 2, lifecycle: null, teamId: null });
  });

  it('explains what it leaves out, by line', async () => {
    const { bring } = importWorkspace();
    const outcome = await bring('catalog-info.yaml', catalog);
    expect(reasonsOf(outcome, 'skip')).toEqual([
      '2: Domains have no place in a workspace.',
      '109: A location only points to other files (./plugins/**/catalog-info.yaml); import those files themselves.',
    ]);
    expect(reasonsOf(outcome, 'reject')).toEqual([
      '116: Its apiVersion “v1” is not one of Backstage’s.',
      '121: This Component has no metadata.name.',
    ]);
    expect(itemsOf(outcome, 'note').map(({ reason }) => reason)).toEqual([
      'Ines Baptista is in 2 groups; a person has one team, so the first is taken.',
      'Team: there is no team “nobody” in the files or the workspace; left empty.',
      'checkout-api depends on resource:default/orders-db; only dependencies on components are kept.',
      'ledger has the lifecycle “sunset”, which is left empty.',
      'ledger is owned by user:default/ines.baptista, which is not a group; its team is left empty.',
      'orphan has the tier “gold”, which is not 1 to 4 and is left empty.',
      'Owner team: there is no team “team-x” in the files or the workspace; left empty.',
    ]);
  });

  it('completes, but does not overwrite, what people typed', async () => {
    const { bring, rows, workspace } = importWorkspace();
    workspace.write(edit, (session) => {
      session.repository('team').create({ name: 'Checkout' });
      session.repository('service').create({ slug: 'checkout-api', name: 'Our checkout', tier: 2 });
    });
    const outcome = await bring('catalog-info.yaml', catalog);
    expect(outcome.counts).toMatchObject({ add: 6, update: 2 });
    const service = rows('service').find(({ slug }) => slug === 'checkout-api');
    const team = rows('team').find(({ name }) => name === 'Checkout');
    expect(service).toMatchObject({
      name: 'Our checkout',
      tier: 2,
      rtoMinutes: 30,
      source: null,
      teamId: team?.id,
    });
    expect(team).toMatchObject({ email: 'checkout@example.com', source: null });
    expect((await bring('catalog-info.yaml', catalog)).counts).toMatchObject({ add: 0, update: 0, skip: 10 });
  });

  it('follows changes of the file', async () => {
    const { bring, rows } = importWorkspace();
    await bring('catalog-info.yaml', catalog);
    const moved = catalog
      .toString()
      .replace('title: Checkout API', 'title: Checkout')
      .replace("tier: '1'", "tier: '2'");
    const outcome = await bring('catalog-info.yaml', moved);
    expect(outcome.counts).toMatchObject({ add: 0, update: 1 });
    expect(itemsOf(outcome, 'update')[0]).toMatchObject({
      line: 65,
      entity: 'service',
      reason: 'Changes Name, Tier.',
    });
    expect(rows('service').find(({ slug }) => slug === 'checkout-api')).toMatchObject({
      name: 'Checkout',
      tier: 2,
    });
  });
});

describe('OpenSLO', () => {
  it('brings services and SLOs of every version', async () => {
    const { bring, rows } = importWorkspace();
    const outcome = await bring('slos.yaml', slos);
    const services = Object.fromEntries(rows('service').map((row) => [row.slug, row]));
    expect(services['checkout-api']).toMatchObject({
      name: 'Checkout API',
      description: 'Takes payments',
      tier: null,
    });
    expect(services.search).toMatchObject({ name: 'search', tier: null, teamId: null });
    const byId = Object.fromEntries(rows('slo').map((row) => [row.sourceId, row]));
    expect(Object.keys(byId).toSorted()).toEqual([
      'checkout-latency',
      'my-rad service',
      'search-availability/Internal',
      'search-availability/SLA',
      'v2',
    ]);
    expect(byId['checkout-latency']).toMatchObject({
      name: 'Checkout latency',
      serviceId: services['checkout-api']?.id,
      objective: 0.995,
      indicator: 'latency',
      budgetingMethod: 'timeslices',
      timesliceTarget: 0.95,
      windowKind: 'rolling',
      windowDays: 28,
    });
    expect(byId['search-availability/Internal']).toMatchObject({
      name: 'search-availability – Internal',
      objective: 0.999,
      windowKind: 'calendar-month',
    });
    expect(byId['my-rad service']).toMatchObject({ windowKind: 'calendar-quarter', objective: 0.98 });
    expect(byId.v2).toMatchObject({
      windowDays: 7,
      budgetingMethod: 'timeslices',
      serviceId: services.search?.id,
    });
    expect(outcome.counts.add).toBe(7);
  });

  it('explains every document it does not take', async () => {
    const outcome = await importWorkspace().bring('slos.yaml', slos);
    expect(reasonsOf(outcome, 'reject')).toEqual([
      '25: Its target of 1 leaves no error budget.',
      '40: It refers to the SLI “no-such-sli”, which is not in the files.',
      '49: Its window of 5m is not counted in days, weeks, months or quarters.',
      '77: Its apiVersion “foo” is not one of openslo/v1, openslo/v1alpha, openslo.com/v2alpha.',
      '85: OpenSLO has no kind “Sloth”.',
    ]);
    expect(reasonsOf(outcome, 'skip')).toEqual([
      '6: SLIs are read with the SLOs that use them.',
      '81: Data sources have no place in a workspace.',
    ]);
    const notes = itemsOf(outcome, 'note').map(({ reason }) => reason);
    expect(notes).toContain(
      'SLO search-availability has a window of “1m”, one minute by the specification; it is read as one calendar month (1M).',
    );
    expect(notes).toContain('SLO search-availability has 3 objectives; each becomes an SLO.');
    expect(notes).toContain(
      'Owner: there is no person “user:default/ines.baptista” in the files or the workspace; left empty.',
    );
    expect(itemsOf(outcome, 'add').find(({ what }) => what === 'search')?.reason).toContain(
      'added without a tier',
    );
  });

  it('finds SLIs, services and owners in the other files of the run', async () => {
    const { write, workspace, rows } = importWorkspace();
    const sli = 'apiVersion: openslo/v1\nkind: SLI\nmetadata: { name: no-such-sli }\n';
    const files = [write('slos.yaml', slos), write('catalog-info.yaml', catalog), write('sli.yaml', sli)];
    const outcome = await importFiles(workspace, files, { isDryRun: false });
    expect(reasonsOf(outcome, 'reject').join()).not.toContain('no-such-sli');
    const ines = rows('person').find(({ name }) => name === 'Ines Baptista');
    expect(rows('slo').find(({ sourceId }) => sourceId === 'checkout-latency')?.ownerId).toBe(ines?.id);
    expect(rows('service').filter(({ slug }) => slug === 'checkout-api')).toHaveLength(1);
    expect((await importFiles(workspace, files, { isDryRun: false })).counts).toMatchObject({
      add: 0,
      update: 0,
    });
  });
});

describe('Sloth and Pyrra', () => {
  it('bring SLOs whose objectives are percentages', async () => {
    const { bring, rows } = importWorkspace();
    const sloth =
      'version: prometheus/v1\nservice: shop\nslos:\n  - { name: requests-availability, objective: 99.9 }\n';
    const pyrra =
      "apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective\nmetadata: { name: reads, namespace: shop }\nspec: { target: '99.5', window: 2w, indicator: { latency: {} } }\n";
    const first = await bring('sloth.yml', sloth);
    const second = await bring('pyrra.yaml', pyrra);
    expect([first, second].map(({ files }) => files[0]?.kind)).toEqual(['sloth', 'pyrra']);
    expect(rows('slo')).toMatchObject([
      { name: 'requests-availability', objective: 0.999, windowDays: 30 },
      { name: 'reads', objective: 0.995, windowDays: 14, indicator: 'latency' },
    ]);
    expect(rows('service')).toHaveLength(1);
  });

  it('say what holds no SLOs', async () => {
    const windows = 'apiVersion: sloth.slok.dev/v1\nkind: AlertWindows\nspec: {}\n';
    const outcome = await importWorkspace().bring('windows.yaml', windows);
    expect(reasonsOf(outcome, 'reject')).toEqual(['1: This AlertWindows holds no SLOs.']);
  });
});
