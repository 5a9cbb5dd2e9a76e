import { expect } from 'vitest';
import { type ReviewContext, reviewContext } from '#core/review/context.ts';
import type { Workspace } from '#db/workspace.ts';
import type { Figure } from '#shared/figure/figure.ts';
import { shiftWeek, weekByKey } from '#shared/time/week.ts';
import { figureOf, type Scene } from './review.ts';
import { edit } from './workspace.ts';

/** How many generated cases each figure is compared in. */
const ENOUGH = 2000;

/** Workspaces to draw, so that their weeks are enough. */
export const WORKSPACES = 40;

const ZONES = ['UTC', 'Asia/Kolkata', 'America/New_York', 'Pacific/Auckland'] as const;

/** Weeks asked of a workspace, from the one its rows are strewn around. */
const OFFSETS = [-13, -9, -7, -5, -4, -3, -2, -1, 0, 1, 2, 3, 5] as const;

const OVER = '2030-01-01T00:00:00.000Z';
const HOUR_MS = 3_600_000;
const MIDDLE_MS = 84.95 * HOUR_MS;

/** The weeks a test asks of each drawn workspace, and how often each figure was compared in them. */
export type WeeksAsked = {
  /** The scene's week and those around it in every zone: half of them seen from their middle, half after their end. */
  of: (workspace: Workspace, at: Scene) => Generator<ReviewContext>;
  /** The figure of that key, which the caller compares. Throws when there is none. */
  figure: (figures: readonly Figure[], key: string) => Figure;
  /** Fails unless every figure was compared often enough, in every zone, week 53 and weeks whose clocks change. */
  expectEnough: () => void;
};

/** Counts what a test compares. */
export function weeksAsked(): WeeksAsked {
  const produced = new Set<string>();
  const compared = new Map<string, number>();
  const kinds = new Set<string>();
  return {
    of: function* (workspace, at) {
      for (const [z, zone] of ZONES.entries()) {
        workspace.updateSettings(edit, { zone });
        const calendar = { zone, weekStart: at.weekStart };
        const middle = weekByKey(at.key, calendar);
        for (const [w, offset] of OFFSETS.entries()) {
          const week = shiftWeek(middle, offset, calendar);
          const isOver = (z + w) % 2 === 0;
          const hours = (Date.parse(week.end) - Date.parse(week.start)) / HOUR_MS;
          for (const kind of [`${zone} ${hours}`, week.key.slice(5), isOver ? 'over' : 'under way']) {
            kinds.add(kind);
          }
          const now = isOver ? OVER : new Date(Date.parse(week.start) + MIDDLE_MS).toISOString();
          yield reviewContext(workspace, week, now);
        }
      }
    },
    figure: (figures, key) => {
      for (const figure of figures) produced.add(figure.key);
      compared.set(key, (compared.get(key) ?? 0) + 1);
      return figureOf(figures, key);
    },
    expectEnough: () => {
      expect([...compared.keys()].toSorted()).toEqual([...produced].toSorted());
      const scarce = [...compared].filter(([, cases]) => cases < ENOUGH);
      expect(scarce, `compared in fewer than ${ENOUGH} cases`).toEqual([]);
      const changing = ['America/New_York', 'Pacific/Auckland'].flatMap((zone) =>
        [167, 168, 169].map((hours) => `${zone} ${hours}`),
      );
      const wanted = [...changing, 'UTC 168', 'Asia/Kolkata 168', 'W53', 'over', 'under way'];
      expect([...kinds]).toEqual(expect.arrayContaining(wanted));
    },
  };
}
