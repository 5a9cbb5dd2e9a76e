import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { parseFieldText } from '#shared/entity/parse.ts';
import { formatCount, formatDate } from '#shared/figure/format.ts';
import { checkIn } from '#shared/okr/objective.ts';
import { gapText, shareText } from '#shared/okr/okr-words.ts';
import { gapToExpected, keyResultProgress } from '#shared/okr/progress.ts';
import { detailOf } from '#shared/review/facts/okr-facts.ts';
import { weekByKey } from '#shared/time/week.ts';
import { core } from '../app/client.ts';
import { DialogForm } from '../app/dialog-form.tsx';
import dialogs from '../app/dialogs.module.css';
import { attempt } from '../app/failure.ts';
import { refreshAll, useWorkspace } from '../app/queries.ts';
import { useCalendar } from '../app/use-week.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { Field } from '../design/field.tsx';
import { Kbd } from '../design/kbd.tsx';
import { Progress, Spinner } from '../design/progress.tsx';
import { Select } from '../design/select.tsx';
import { TextInput } from '../design/text-input.tsx';
import { createRecord } from '../records/actions.ts';
import { useFieldContext } from '../records/use-context.ts';
import { ProgressBar } from '../review/blocks/okr-blocks.tsx';
import { type Due, dueCheckIns, EVERYONE, whoHasDue } from './due-check-ins.ts';
import styles from './okr.module.css';

type Props = { isOpen: boolean; onClose: () => void };

/** Walks through the key results that nobody has checked in this week: value, confidence, note, next. */
export function CheckInDialog({ isOpen, onClose }: Props) {
  return (
    <Dialog title="Weekly check-in" size="l" isOpen={isOpen} onClose={onClose}>
      <Flow onClose={onClose} />
    </Dialog>
  );
}

function Flow({ onClose }: { onClose: () => void }) {
  const { currentWeek } = useWorkspace();
  const calendar = useCalendar();
  const { data } = useQuery({
    queryKey: ['okr-tree', currentWeek, undefined],
    queryFn: () => core.okr.tree({ week: currentWeek }),
  });
  const [who, setWho] = useState(EVERYONE);
  // Those that were due when the walk began: one that is done stays in it, so that the count goes up.
  const [walk, setWalk] = useState<{ who: string; due: readonly Due[] }>();
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState(0);
  if (!data) return <Spinner />;
  const { firstDay } = weekByKey(currentWeek, calendar);
  const allDue = dueCheckIns(data, firstDay);
  if (walk?.who !== who) {
    setWalk({ who, due: allDue.filter(({ owners }) => who === EVERYONE || owners.includes(who)) });
    setAt(0);
    setDone(new Set());
  }
  const list = walk?.due ?? [];
  const current = list[at];
  const next = (id?: string) => {
    if (id !== undefined) setDone(new Set([...done, id]));
    setAt(at + 1);
  };
  return (
    <div className={dialogs.form}>
      <div className={styles.walk}>
        <div className={styles.who}>
          <Select
            size="s"
            aria-label="Whose key results"
            value={who}
            options={whoHasDue(allDue)}
            onChange={(value) => setWho(value ?? EVERYONE)}
          />
        </div>
        {list.length > 0 && (
          <>
            <span className={styles.passed}>
              {at < list.length ? `${at + 1} of ${list.length}` : `${list.length} of ${list.length}`}
            </span>
            <div className={styles.how}>
              <Progress label="Key results gone through" done={at} total={list.length} />
            </div>
          </>
        )}
      </div>
      {current ? (
        <Step
          key={current.result.id}
          due={current}
          expected={data.expected}
          onSaved={() => next(current.result.id)}
          onSkip={() => next()}
        />
      ) : (
        <Finished done={done.size} total={list.length} onClose={onClose} />
      )}
    </div>
  );
}

type StepProps = { due: Due; expected: number; onSaved: () => void; onSkip: () => void };

function Step({ due: { objective, result }, expected, onSaved, onSkip }: StepProps) {
  const context = useFieldContext();
  const { today } = useWorkspace();
  const [value, setValue] = useState(result.current === null ? '' : String(result.current));
  const [confidence, setConfidence] = useState(
    result.confidence === null ? '' : String(Math.round(result.confidence * 100)),
  );
  const [note, setNote] = useState('');
  const [errors, setErrors] = useState<{ value?: string; confidence?: string }>({});
  const [isBusy, setBusy] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const readValue = parseFieldText(checkIn.fields.value, value, context);
  const readConfidence = parseFieldText(checkIn.fields.confidence, confidence, {
    ...context,
    isPercent: true,
  });
  const save = async () => {
    const found = {
      ...('error' in readValue
        ? { value: readValue.error }
        : readValue.value === null
          ? { value: 'Enter where it stands.' }
          : {}),
      ...confidenceError(readConfidence),
    };
    setErrors(found);
    if ('error' in readValue || 'error' in readConfidence || Object.keys(found).length > 0 || isBusy) return;
    setBusy(true);
    const values = {
      keyResultId: result.id,
      date: today,
      value: readValue.value,
      ...(readConfidence.value === null ? {} : { confidence: readConfidence.value }),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    };
    const row = await attempt(() => createRecord(checkIn, values));
    setBusy(false);
    if (!row) return;
    await refreshAll();
    onSaved();
  };
  return (
    <DialogForm label={result.name} onSubmit={() => void save()}>
      <div>
        <p className={styles.passed}>{objective.name}</p>
        <strong>{result.name}</strong>
        <p className={styles.passed}>
          {detailOf(result)}
          {result.lastCheckIn === null
            ? '; no check-in yet'
            : `; last check-in ${formatDate(result.lastCheckIn)}${result.confidence === null ? '' : `, ${shareText(result.confidence)} confident`}`}
        </p>
      </div>
      <Preview result={result} read={readValue} expected={expected} />
      <div className={styles.fields}>
        <Field label="Value" isRequired error={errors.value} help={helpFor(result)}>
          {(ids) => (
            <TextInput
              {...ids}
              ref={first}
              autoFocus
              inputMode="decimal"
              unit={unitOf(result.unit)}
              value={value}
              onFocus={(event) => event.currentTarget.select()}
              onChange={(event) => setValue(event.target.value)}
            />
          )}
        </Field>
        <Field
          label="Confidence"
          error={errors.confidence}
          help="That the target is reached by the quarter’s end."
        >
          {(ids) => (
            <TextInput
              {...ids}
              inputMode="decimal"
              unit="%"
              value={confidence}
              onFocus={(event) => event.currentTarget.select()}
              onChange={(event) => setConfidence(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Field label="Note">
        {(ids) => (
          <TextInput
            {...ids}
            value={note}
            placeholder="What moved it, or what is in the way"
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <div className={dialogs.actions}>
        <Button onClick={onSkip}>Skip</Button>
        <Button type="submit" variant="primary" disabled={isBusy}>
          Check in, next <Kbd keys="Enter" />
        </Button>
      </div>
    </DialogForm>
  );
}

type Read = { value: unknown } | { error: string };

/** What the typed value would make of the key result. */
function Preview({ result, read, expected }: { result: Due['result']; read: Read; expected: number }) {
  const typed = 'value' in read && typeof read.value === 'number' ? read.value : null;
  const { id, start, target, weight, progress: before } = result;
  const progress = keyResultProgress({
    id,
    weight,
    startValue: start,
    targetValue: target,
    currentValue: typed,
  }).value;
  return (
    <div className={styles.preview}>
      <span className={styles.bar}>
        <ProgressBar progress={progress} expected={expected} />
      </span>
      <span className={styles.passed} aria-live="polite">
        {before !== null && progress !== null && shareText(before) !== shareText(progress)
          ? `${shareText(before)} → ${shareText(progress)}`
          : shareText(progress)}
        , {shareText(expected)} expected: {gapText(gapToExpected(progress, expected))}
      </span>
    </div>
  );
}

function Finished({ done, total, onClose }: { done: number; total: number; onClose: () => void }) {
  if (total === 0) {
    return (
      <EmptyState title="Nothing to check in" actions={<Button onClick={onClose}>Close</Button>}>
        Every key result of the quarter has a check-in this week, or is fed by a KPI.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={`${formatCount(done, 'key result', 'key results')} checked in`}
      actions={
        <Button variant="primary" autoFocus onClick={onClose}>
          Done
        </Button>
      }
    >
      {total > done && `${formatCount(total - done, 'was', 'were')} skipped and stay due this week. `}
      Each check-in is one step of undo.
    </EmptyState>
  );
}

function confidenceError(read: Read): { confidence?: string } {
  if ('error' in read) return { confidence: read.error };
  const isShare =
    read.value === null || (typeof read.value === 'number' && read.value >= 0 && read.value <= 1);
  return isShare ? {} : { confidence: 'Enter a percentage from 0 to 100.' };
}

function helpFor({ kind, target }: Due['result']): string | undefined {
  if (kind === 'yes-no') return `${target} when it is done, until then 0.`;
  return kind === 'milestone' ? `Steps reached, of ${target}.` : undefined;
}

function unitOf(unit: string | null): string | undefined {
  return unit === null || unit === 'count' || unit === 'ratio' ? undefined : unit;
}
