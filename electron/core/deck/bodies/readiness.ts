import { launchesSince } from '#db/readiness/readiness-queries.ts';
import type { Slide } from '#shared/deck/slide.ts';
import type { SlideBody } from '#shared/deck/slide-body.ts';
import { readinessVerdict } from '#shared/readiness/verdict.ts';
import type { ReviewContext } from '../../review/context.ts';
import { stretchOf } from './period.ts';

const MOST_LAUNCHES = 300;

/** Launches of the period and to come, and those from before that nobody decided on; by date. */
export function readinessBody(slide: Slide, context: ReviewContext): SlideBody {
  const { firstDay, label } = stretchOf(slide, context);
  const { workspace, names } = context;
  const { service } = slide.filter ?? {};
  return {
    kind: 'readiness',
    period: label,
    rows: launchesSince(workspace.connection, firstDay, MOST_LAUNCHES)
      .filter(({ serviceId }) => service === undefined || serviceId === service)
      .map(({ serviceId, approverId, criteria, ...row }) => ({
        ...row,
        service: names.of('service', serviceId),
        verdict: readinessVerdict(criteria, row.outcome),
        approver: names.of('person', approverId),
      })),
  };
}
