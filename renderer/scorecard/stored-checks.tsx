import { formatPercent } from '#shared/figure/format.ts';
import { SERVICE_CHECKS } from '#shared/scorecard/catalogue.ts';
import type { CheckResult } from '#shared/scorecard/evaluate.ts';
import panel from '../records/panel.module.css';
import { PartHead } from '../records/part-head.tsx';
import type { ExtraProps } from '../records/slot-props.ts';
import { asWords } from '../review/blocks/words.tsx';
import styles from './matrix.module.css';
import { Mark, STATES, stateOf } from './matrix-words.tsx';

/** Each check of a stored result, as it was judged when the week ended. */
export function StoredChecks({ row }: ExtraProps) {
  return (
    <section aria-label="Checks" className={panel.part}>
      <PartHead title="Checks" />
      <ul className={styles.stored}>
        {checksIn(row.checks).map((result) => (
          <li key={result.check}>
            <span className={styles.state} data-state={stateOf(result)}>
              <Mark state={stateOf(result)} /> {asWords(STATES[stateOf(result)].word)}
              {result.state === 'partial' && result.credit !== null && (
                <> {formatPercent(result.credit, { max: 0 })}</>
              )}
            </span>
            <span>
              {NAMES.get(result.check) ?? result.check}
              <small>
                {asWords(result.level)}, weight {result.weight}: {result.detail}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const NAMES = new Map(SERVICE_CHECKS.map(({ key, name }) => [key, name]));

/** Muster wrote them itself; a text that is not JSON costs the details only. */
function checksIn(text: unknown): CheckResult[] {
  try {
    const parsed: unknown = JSON.parse(String(text));
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}
