type Line = { id: string; depth: number };

export type VisibleLine<L extends Line> = { line: L; hasBelow: boolean; isFolded: boolean };

/** The lines of a tree that are not below a folded one. */
export function visibleLines<L extends Line>(
  lines: readonly L[],
  folded: ReadonlySet<string>,
): VisibleLine<L>[] {
  const visible: VisibleLine<L>[] = [];
  let hiddenBelow = Number.POSITIVE_INFINITY;
  for (const [at, line] of lines.entries()) {
    if (line.depth > hiddenBelow) continue;
    hiddenBelow = Number.POSITIVE_INFINITY;
    const hasBelow = (lines[at + 1]?.depth ?? 0) > line.depth;
    const isFolded = hasBelow && folded.has(line.id);
    if (isFolded) hiddenBelow = line.depth;
    visible.push({ line, hasBelow, isFolded });
  }
  return visible;
}

type Step = { id: string } | { id: string; fold: boolean };

/** What a key does on the line `at`: goes to another, or folds; `null` when it does nothing (WAI-ARIA treegrid). */
export function keyStep<L extends Line>(
  lines: readonly VisibleLine<L>[],
  at: number,
  key: string,
): Step | null {
  const here = lines[at];
  if (!here) return null;
  const to = (index: number) => {
    const id = lines[index]?.line.id;
    return id === undefined ? null : { id };
  };
  switch (key) {
    case 'ArrowDown':
      return to(at + 1);
    case 'ArrowUp':
      return to(at - 1);
    case 'Home':
      return to(0);
    case 'End':
      return to(lines.length - 1);
    case 'ArrowRight':
      if (!here.hasBelow) return null;
      return here.isFolded ? { id: here.line.id, fold: false } : to(at + 1);
    case 'ArrowLeft':
      if (here.hasBelow && !here.isFolded) return { id: here.line.id, fold: true };
      return to(lines.findLastIndex(({ line }, index) => index < at && line.depth < here.line.depth));
    default:
      return null;
  }
}
