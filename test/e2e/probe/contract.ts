import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';

/** A contract as small as can be that shows all a shell must carry. */
export const probeContract = {
  echo: oc.input(z.object({ text: z.string() })).output(z.object({ text: z.string() })),
  /** Says something that its own contract does not allow. */
  lie: oc.output(z.object({ n: z.number().max(1) })),
  fail: oc.input(z.object({ kind: z.enum(['known', 'unknown']) })).output(z.null()),
  /** Counts up until it is cancelled or has reached `to`. */
  count: oc.input(z.object({ to: z.number() })).output(eventIterator(z.object({ n: z.number() }))),
  failingStream: oc.output(eventIterator(z.object({ n: z.number() }))),
  /** How the last `count` ended. */
  countEnded: oc.output(z.enum(['never', 'done', 'cancelled'])),
  blob: oc.input(z.instanceof(Blob)).output(z.instanceof(Blob)),
  /** Prints a route of the renderer from inside the core: the size of the PDF. */
  print: oc.input(z.object({ route: z.string() })).output(z.number()),
};

export type ProbeContract = typeof probeContract;
