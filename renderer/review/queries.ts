import { queryOptions } from '@tanstack/react-query';
import { core } from '../app/client.ts';

/** A week's computed review; one answer for every page that shows some of it. */
export const reviewQuery = (week: string) =>
  queryOptions({ queryKey: ['review', week], queryFn: () => core.review.get({ week }) });
