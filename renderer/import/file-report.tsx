import { useState } from 'react';
import { findEntity } from '#shared/entities.ts';
import { formatNumber } from '#shared/figure/format.ts';
import {
  IMPORT_RESULTS,
  type ImportFileReport,
  type ImportItem,
  type ImportResult,
} from '#shared/import/import-report.ts';
import { Badge, type Tone } from '../design/badge.tsx';
import { Tabs } from '../design/tabs.tsx';
import styles from './import.module.css';

const WORDS: Record<ImportResult, { will: string; done: string; tone: Tone }> = {
  reject: { will: 'Rejected', done: 'Rejected', tone: 'red' },
  add: { will: 'To add', done: 'Added', tone: 'green' },
  update: { will: 'To change', done: 'Changed', tone: 'accent' },
  skip: { will: 'Skipped', done: 'Skipped', tone: 'neutral' },
  note: { will: 'Notes', done: 'Notes', tone: 'amber' },
};
/** What needs a person's eye comes first. */
const ORDER: readonly ImportResult[] = [
  'reject',
  'note',
  ...IMPORT_RESULTS.filter((one) => one !== 'reject' && one !== 'note'),
];

/** What a file would bring, row by row, with the reasons. */
export function FileReport({ report, isApplied }: { report: ImportFileReport; isApplied: boolean }) {
  const shown = ORDER.filter((result) => report.counts[result] > 0);
  const [tab, setTab] = useState<string>();
  const word = (result: ImportResult) => (isApplied ? WORDS[result].done : WORDS[result].will);
  const name = report.file.split(/[/\\]/).at(-1) ?? report.file;
  return (
    <section className={styles.file} aria-label={name}>
      <header className={styles.fileHead}>
        <h2 title={report.file}>{name}</h2>
        <span className={styles.format}>{report.label}</span>
        <span className={styles.counts}>
          {shown.map((result) => (
            <Badge key={result} tone={WORDS[result].tone}>
              {word(result)} {formatNumber(report.counts[result])}
            </Badge>
          ))}
        </span>
      </header>
      {shown.length > 0 && (
        <Tabs
          className={styles.tabs}
          active={tab ?? shown[0] ?? ''}
          onChange={setTab}
          tabs={shown.map((result) => ({
            key: result,
            label: word(result),
            count: report.counts[result],
            content: (
              <Items
                items={report.items.filter((item) => item.result === result)}
                total={report.counts[result]}
                name={word(result)}
              />
            ),
          }))}
        />
      )}
    </section>
  );
}

function Items({ items, total, name }: { items: readonly ImportItem[]; total: number; name: string }) {
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={styles.items} tabIndex={0} aria-label={name}>
        <table>
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Record</th>
              <th scope="col">In the file</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two items may be of the same line
              <tr key={at}>
                <td>{item.line}</td>
                <td>{item.entity ? (findEntity(item.entity)?.label ?? item.entity) : '—'}</td>
                <td className={styles.what}>{item.what}</td>
                <td>{item.reason || '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {total > items.length && (
        <p className={styles.note}>
          The first {formatNumber(items.length)} of {formatNumber(total)}.
        </p>
      )}
    </>
  );
}
