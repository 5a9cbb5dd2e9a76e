import { useRef, useState } from 'react';
import type { Progress } from '#shared/contract/contract.ts';
import type { ImportOptions, ImportOutcome } from '#shared/import/import-report.ts';
import { core } from '../app/client.ts';
import { failureOf } from '../app/failure.ts';
import { refreshAll } from '../app/queries.ts';

export type ImportState =
  | { step: 'choose' }
  | { step: 'running'; isApplying: boolean; stage: string; done: number; total: number | null }
  | { step: 'planned' | 'applied'; outcome: ImportOutcome };

/** The steps of an import: a dry run, then the real one. Either can be cancelled. */
export function useImport() {
  const [state, setState] = useState<ImportState>({ step: 'choose' });
  const [failure, setFailure] = useState<{ sentence: string; unchanged: string }>();
  const controller = useRef<AbortController>(null);

  const run = async (files: string[], options: ImportOptions, isApplying: boolean) => {
    controller.current?.abort();
    const own = new AbortController();
    controller.current = own;
    const before = state;
    setFailure(undefined);
    setState({ step: 'running', isApplying, stage: 'Reading', done: 0, total: null });
    try {
      const input = { files, options: given(options) };
      const call = isApplying ? core.importing.apply : core.importing.plan;
      for await (const progress of await call(input, { signal: own.signal })) {
        if (own.signal.aborted) return;
        setState(stateOf(progress, isApplying));
      }
      if (isApplying) await refreshAll();
    } catch (error) {
      if (own.signal.aborted && controller.current !== own) return;
      setState(before.step === 'running' ? { step: 'choose' } : before);
      const problem = failureOf(error);
      setFailure(problem);
    }
  };
  return {
    state,
    failure,
    plan: (files: string[], options: ImportOptions) => void run(files, options, false),
    apply: (files: string[], options: ImportOptions) => void run(files, options, true),
    cancel: () => controller.current?.abort(),
    reset: () => {
      setState({ step: 'choose' });
      setFailure(undefined);
    },
  };
}

function stateOf(progress: Progress<ImportOutcome>, isApplying: boolean): ImportState {
  if ('result' in progress) return { step: isApplying ? 'applied' : 'planned', outcome: progress.result };
  return { step: 'running', isApplying, ...progress };
}

/** Only what the person chose; the files speak for themselves otherwise. */
function given(options: ImportOptions): ImportOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
