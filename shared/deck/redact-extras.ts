import type { Audience } from '../entity/field.ts';
import { incidentFor } from './customer-facts.ts';
import type { SlideBody, SlideExtra } from './slide-body.ts';

/**
 * What slides bring along, without what an audience must not see. Whole slides are left out before (`slidesFor`), and
 * compared figures come from redacted reviews; here single fields go.
 */
export function redactExtras(
  extras: Readonly<Record<string, SlideExtra>>,
  audience: Audience,
): Record<string, SlideExtra> {
  if (audience !== 'customer') return { ...extras };
  return Object.fromEntries(
    Object.entries(extras).map(([id, { body, ...extra }]) => [
      id,
      body ? { ...extra, body: forCustomers(body) } : extra,
    ]),
  );
}

/** The few bodies of slides that customers get; people and causes inside of them are not theirs to know. */
function forCustomers(body: SlideBody): SlideBody {
  if (body.kind === 'durations' && body.figures)
    return { ...body, figures: body.figures.map((figure) => ({ ...figure, lineage: [] })) };
  if (body.kind !== 'incidents') return body;
  return {
    ...body,
    rows: body.rows.map(incidentFor),
  };
}
