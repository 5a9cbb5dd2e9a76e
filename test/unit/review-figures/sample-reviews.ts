import { join } from 'node:path';
import { reviewFor } from '#core/review/review-service.ts';
import { WorkspaceService } from '#core/workspace/workspace-service.ts';
import type { ReviewData } from '#shared/review/review-data.ts';
import { copySample } from '../../support/sample.ts';
import { temporaryFolder } from '../../support/workspace.ts';

/** The sample as of Monday 23 November 2026, 06:00 in Berlin. */
export const NOW = '2026-11-23T05:00:00.000Z';

/** A week that is just over, one of the bad quarter, and the two weeks of the year in which clocks change. */
export const WEEKS = ['2026-W47', '2026-W21', '2026-W13', '2026-W43'] as const;

export type SampleReviews = {
  path: string;
  workspaces: WorkspaceService;
  review: (week: string) => ReviewData;
  dispose: () => void;
};

/** The sample workspace in a folder of its own, and its reviews. */
export function sampleReviews(): SampleReviews {
  const folder = temporaryFolder();
  const path = join(folder.path, 'sample.muster');
  copySample(path, NOW);
  const workspaces = new WorkspaceService(() => new Date(NOW));
  workspaces.open(path);
  const known = new Map<string, ReviewData>();
  return {
    path,
    workspaces,
    review: (week) => {
      const review = known.get(week) ?? reviewFor(workspaces, week);
      known.set(week, review);
      return review;
    },
    dispose: () => {
      workspaces.close();
      folder.remove();
    },
  };
}
