import { escalationsIn, listContracts } from '#db/vendor/vendor-queries.ts';
import type { SlideOf } from '#shared/deck/slide.ts';
import type { SlideBody } from '#shared/deck/slide-body.ts';
import { renewals } from '#shared/vendor/renewals.ts';
import type { ReviewContext } from '../../review/context.ts';
import { stretchOf } from './period.ts';

const MOST_ESCALATIONS = 300;

/** Contracts by the day to decide on them; those that have ended come last. */
export function vendorsBody(
  { vendor }: SlideOf<'vendors'>,
  { workspace, settings, today, names }: ReviewContext,
): SlideBody {
  const found = listContracts(workspace.connection).filter(({ id }) => vendor === undefined || id === vendor);
  const sorted = renewals(found, today);
  const inOrder = [
    ...sorted.filter(({ state }) => state !== 'ended'),
    ...sorted.filter(({ state }) => state === 'ended'),
  ];
  return {
    kind: 'vendors',
    rows: inOrder.map(({ row: { ownerId, currency, ...row }, state, days }) => ({
      ...row,
      renewal: state,
      days,
      currency: currency ?? settings.currency,
      owner: names.of('person', ownerId),
    })),
  };
}

/** What was taken up with vendors in the period, and what is still open from before. */
export function escalationsBody(slide: SlideOf<'escalations'>, context: ReviewContext): SlideBody {
  const { firstDay, lastDay, label } = stretchOf(slide, context);
  const { workspace, names } = context;
  const found = escalationsIn(workspace.connection, {
    since: firstDay,
    until: lastDay,
    most: MOST_ESCALATIONS,
  });
  return {
    kind: 'escalations',
    period: label,
    rows: found
      .filter(({ vendorId }) => slide.vendor === undefined || vendorId === slide.vendor)
      .map(({ vendorId, incidentId, ...row }) => ({
        ...row,
        vendor: names.of('vendor', vendorId),
        incident: names.of('incident', incidentId),
      })),
  };
}
