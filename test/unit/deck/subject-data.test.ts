import { describe, expect, it } from 'vitest';
import { forSubject } from '#shared/deck/subject-data.ts';
import { reviewFixture } from '../../fixtures/review-data.ts';

const data = reviewFixture();
const [card] = data.scorecards.rows;
if (!card) throw new Error('The fixture has no scorecard.');

describe('the data of a scorecard', () => {
  it('holds only the rows of the service', () => {
    const own = forSubject(data, { entity: 'service', id: card.service.id, name: card.service.name });
    expect(own.scorecards.rows).toEqual(
      data.scorecards.rows.filter(({ service }) => service.id === card.service.id),
    );
    expect(own.slos.rows.every(({ service }) => service.id === card.service.id)).toBe(true);
    expect(
      own.incidents.rows.every(({ services }) => services.some(({ id }) => id === card.service.id)),
    ).toBe(true);
    expect(own.cost.teams).toEqual([]);
  });

  it('holds the services of the team', () => {
    const own = forSubject(data, { entity: 'team', id: '0198-1', name: 'Checkout' });
    expect(own.scorecards.rows.length).toBeGreaterThan(1);
    expect(own.scorecards.rows.every(({ team }) => team?.id === '0198-1')).toBe(true);
    expect(own.scorecards.byTeam.map(({ team }) => team.id)).toEqual(['0198-1']);
  });

  it('holds everything of the organisation', () => {
    expect(forSubject(data, { entity: 'organisation', id: null, name: 'Northwind' })).toBe(data);
  });
});
