import type { ImportOutcome } from '#shared/import/import-report.ts';
import { Select } from '../design/select.tsx';
import styles from './import.module.css';
import { RECORD_KINDS } from './record-kinds.ts';

type Props = {
  files: readonly string[];
  /** The kind of record chosen for a file, by its path. */
  kinds: Readonly<Record<string, string>>;
  outcome: ImportOutcome | null;
  /** What kept the files from being read; it names the file in quotes. */
  problem: string | undefined;
  onChange: (kinds: Record<string, string>) => void;
  isDisabled: boolean;
};

/** What each table holds, where neither its name nor its headers say it. Other formats say it themselves. */
export function FileKinds({ files, kinds, outcome, problem, onChange, isDisabled }: Props) {
  const tables = files.filter((file) => /\.(csv|tsv|txt)(\.gz)?$/i.test(file));
  if (tables.length === 0) return null;
  const choose = (file: string, kind: string | null) => {
    const { [file]: _, ...others } = kinds;
    onChange(kind === null ? others : { ...others, [file]: kind });
  };
  return (
    <section className={styles.kinds} aria-label="What the files hold">
      <table>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Its rows are</th>
            <th scope="col">Read as</th>
          </tr>
        </thead>
        <tbody>
          {tables.map((file) => {
            const name = nameOf(file);
            const report = outcome?.files.find((one) => one.file.split(' + ').includes(name));
            const isUnknown = problem?.includes(`“${name}”`) ?? false;
            return (
              <tr key={file}>
                <th scope="row" title={file}>
                  {name}
                </th>
                <td>
                  <Select
                    size="s"
                    aria-label={`Rows of ${name} are`}
                    aria-invalid={isUnknown || undefined}
                    value={kinds[file] ?? null}
                    options={RECORD_KINDS}
                    placeholder="Found out from the file"
                    isClearable
                    disabled={isDisabled}
                    onChange={(kind) => choose(file, kind)}
                  />
                </td>
                <td>{isUnknown ? 'not recognised: choose what its rows are' : (report?.label ?? '…')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function nameOf(file: string): string {
  return file.split(/[/\\]/).at(-1) ?? file;
}
