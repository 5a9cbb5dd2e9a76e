import type { Firing, SignalRule } from './behaviour-chart.ts';
import type { BehaviourData, BehaviourPoint } from './behaviour-data.ts';
import { periodLabel } from './period-label.ts';

/** What a rule says of the process; Wheeler, *Understanding Variation*. */
export const RULE_WORDS: Readonly<Record<SignalRule, string>> = {
  outside: 'outside the limits: something out of the ordinary happened',
  run: '8 or more in a row on one side of the mean: the level has moved',
  'near-limit': '3 of 4 nearer a limit than the mean: it is moving',
};

/** Neighbouring points at which a rule fires on one side, in words. */
export type SignalWords = Firing & { firstKey: string; lastKey: string; text: string };

/** The signals of a chart, the newest first: `W41 to W47, below the mean: 8 or more in a row …`. */
export function signalsInWords(points: BehaviourData['points']): SignalWords[] {
  const found: (Firing & { first: BehaviourPoint; last: BehaviourPoint; at: number })[] = [];
  points
    .filter(({ value }) => value !== null)
    .forEach((point, index) => {
      for (const { rule, side } of point.signals) {
        const open = found.find((one) => one.rule === rule && one.side === side && one.at === index - 1);
        if (open && point.change === undefined) Object.assign(open, { last: point, at: index });
        else found.push({ rule, side, first: point, last: point, at: index });
      }
    });
  return found
    .toSorted((a, b) => b.at - a.at)
    .map(({ rule, side, first, last }) => ({
      rule,
      side,
      firstKey: first.key,
      lastKey: last.key,
      text: `${first === last ? first.label : `${first.label} to ${last.label}`}, ${side} the mean: ${RULE_WORDS[rule]}.`,
    }));
}

/**
 * What the limits stand on: `Limits from 12 points, W22 to W33.`, and where they were cut anew and why; last, how they
 * are, when the level has moved.
 */
export function limitsInWords({
  grain,
  points,
  stretches,
}: Pick<BehaviourData, 'grain' | 'points' | 'stretches'>): string[] {
  // They may stand on periods before those that are shown.
  const label = (key: string) => periodLabel(grain, key);
  const words = stretches.map(({ limits, reason = '', change }, index) => {
    const cut = change
      ? `Cut anew from ${label(change.key)}${change.note ? `, “${change.note}”` : ''}: `
      : '';
    if (!limits) return sentence(`${cut}${reason}`);
    const span = `${label(limits.firstKey)} to ${label(limits.lastKey)}`;
    const isOver = limits.isLocked || index < stretches.length - 1;
    const still = isOver ? '' : '; they still move with each new point';
    return sentence(`${cut}limits from ${limits.n} points, ${span}${still}`);
  });
  return hasMoved(points) ? [...words, RECUT] : words;
}

const RECUT =
  'If the process changed for good, add it under Definition changes: the limits are cut anew from there.';

/** Whether the newest value is a sign that the level has moved. */
function hasMoved(points: BehaviourData['points']): boolean {
  const newest = points.findLast(({ value, isPartial }) => value !== null && !isPartial);
  return newest?.signals.some(({ rule }) => rule === 'run') ?? false;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
