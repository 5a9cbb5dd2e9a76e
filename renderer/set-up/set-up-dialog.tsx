import { type ComponentType, useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react';
import { newWorkspace } from '../app/new-workspace-switch.ts';
import { createWorkspace } from '../app/workspace-actions.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ServicesStep } from './services-step.tsx';
import styles from './set-up.module.css';
import { firstSetUp, problemsOf, type SetUp, STEPS, type Step, startOf } from './set-up-state.ts';
import { CalendarStep, NameStep, type StepProps, TeamsStep } from './set-up-steps.tsx';
import { TargetsStep } from './targets-step.tsx';

const { dialog } = newWorkspace;

const PAGES: Readonly<Record<Step, { title: string; about: string; Page: ComponentType<StepProps> }>> = {
  name: { title: 'Name', about: 'What the reviews and decks are titled with.', Page: NameStep },
  calendar: { title: 'Time zone', about: 'When days and review weeks begin.', Page: CalendarStep },
  teams: { title: 'Teams', about: 'Who owns services, actions and goals.', Page: TeamsStep },
  services: {
    title: 'Services',
    about: 'What you run. The most critical ones are tier 1.',
    Page: ServicesStep,
  },
  targets: { title: 'Targets', about: 'What counts as good. Each can be changed later.', Page: TargetsStep },
};

/** Makes a workspace in five steps. Only the first must be filled in; everything can be changed later. */
export function NewWorkspaceDialog() {
  const isOpen = useSyncExternalStore(dialog.subscribe, dialog.get);
  const close = () => dialog.set(false);
  return (
    <Dialog title="New workspace" isOpen={isOpen} onClose={close}>
      <SetUpForm onDone={close} />
    </Dialog>
  );
}

function SetUpForm({ onDone }: { onDone: () => void }) {
  const [setUp, setSetUp] = useState(firstSetUp);
  const [at, setAt] = useState(0);
  const [isTried, setTried] = useState(false);
  const [isMaking, setMaking] = useState(false);
  const step = STEPS[at] ?? 'name';
  const { title, about, Page } = PAGES[step];
  const problems = problemsOf(step, setUp);
  const isFine = Object.keys(problems).length === 0;
  const isLast = at === STEPS.length - 1;
  const show = (next: number) => {
    setTried(false);
    setAt(next);
  };
  const make = async () => {
    setMaking(true);
    const isMade = await createWorkspace(settingsOf(setUp), {
      start: startOf(setUp),
      next: newWorkspace.next,
    });
    setMaking(false);
    if (isMade) onDone();
  };
  const leave = (then: () => void) => {
    if (isFine) then();
    else setTried(true);
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        leave(isLast ? () => void make() : () => show(at + 1));
      }}
    >
      <StepHead at={at} title={title} about={about} />
      <Page
        key={step}
        setUp={setUp}
        problems={isTried ? problems : {}}
        onChange={(part) => setSetUp((now) => ({ ...now, ...part }))}
      />
      <div className={styles.actions}>
        {at > 0 && <Button onClick={() => show(at - 1)}>Back</Button>}
        <span className={styles.space} />
        {!isLast && (
          <Button variant="ghost" disabled={isMaking} onClick={() => leave(() => void make())}>
            Skip the rest
          </Button>
        )}
        <Button type="submit" variant="primary" disabled={isMaking}>
          {isLast ? 'Choose where to keep it…' : 'Next'}
        </Button>
      </div>
    </form>
  );
}

function StepHead({ at, title, about }: { at: number; title: string; about: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirst = useRef(true);
  // A new step is read out from its heading, and the keyboard goes on from there.
  const onStep = useEffectEvent((_step: number) => {
    if (!isFirst.current) heading.current?.focus();
    isFirst.current = false;
  });
  useEffect(() => onStep(at), [at]);
  return (
    <header className={styles.head}>
      <ol className={styles.progress} aria-hidden>
        {STEPS.map((step, index) => (
          <li key={step} data-done={index <= at || undefined} />
        ))}
      </ol>
      <h3 ref={heading} tabIndex={-1}>
        <span className={styles.muted}>
          Step {at + 1} of {STEPS.length}:
        </span>{' '}
        {title}
      </h3>
      <p className={styles.muted}>{about}</p>
    </header>
  );
}

function settingsOf({ name, actor, currency, zone, weekStart }: SetUp) {
  return { name: name.trim(), actor: actor.trim(), currency, zone, weekStart };
}
