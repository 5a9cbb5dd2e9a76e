import type { Figure } from '#shared/figure/figure.ts';
import { RagMark } from '../../design/badge.tsx';
import { SHORT_LABELS } from '../shown-figures.ts';
import styles from './blocks.module.css';
import { changeText, headlineValue, sampleText, shortSample, targetText } from './figure-text.ts';
import { RowsLink } from './open-rows.tsx';

/** A figure as it is read at a glance: value, colour in shape and word, change, target and how many rows made it. */
export function FigureTile({ figure }: { figure: Figure }) {
  const change = changeText(figure);
  const counted = figure.value === null ? null : shortSample(figure);
  const details = figure.value === null ? [figure.reason] : [change, targetText(figure), counted];
  const text = details.filter(Boolean).join(' · ');
  return (
    <div className={styles.tile} data-figure={figure.key}>
      <div className={styles.tileHead}>
        <span className={styles.tileLabel} title={figure.label}>
          {shortLabel(figure)}
        </span>
      </div>
      <div className={styles.tileValue}>
        <span data-whole>
          <RowsLink rows={rowsOf(figure)}>{headlineValue(figure)}</RowsLink>
        </span>
        {figure.rag && (
          <span className={styles.tileMark}>
            <RagMark rag={figure.rag} />
          </span>
        )}
      </div>
      <div
        className={styles.tileFoot}
        title={`${text}${figure.value === null ? '' : ` (${sampleText(figure)})`}`}
      >
        {text}
      </div>
    </div>
  );
}

/** Figures side by side; those that the review does not have are left out. */
export function FigureTiles({ figures, columns }: { figures: readonly Figure[]; columns?: number }) {
  if (figures.length === 0) return null;
  const style =
    columns === undefined ? undefined : { gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` };
  return (
    <div className={styles.tiles} style={style}>
      {figures.map((figure) => (
        <FigureTile key={figure.key} figure={figure} />
      ))}
    </div>
  );
}

/** The figures with these keys, in this order. */
export function pickFigures(
  figures: Readonly<Record<string, Figure>>,
  keys: readonly string[],
  most = keys.length,
): Figure[] {
  return keys.flatMap((key) => figures[key] ?? []).slice(0, most);
}

/** The label without what it counts from to, which its tooltip and the last slide say. */
function shortLabel({ key, label }: Figure): string {
  return SHORT_LABELS[key] ?? plainLabel(label);
}

/** `Time to restore, p90`. */
export function plainLabel(label: string): string {
  return label.replace(/ \([^)]*→[^)]*\)$/, '').replace('90th percentile', 'p90');
}

function rowsOf({ lineage, label }: Figure) {
  const first = lineage[0];
  return first ? { entity: first.entity, ids: first.ids, label } : null;
}
