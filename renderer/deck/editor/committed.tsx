import { useEffect, useEffectEvent, useState } from 'react';
import { Field } from '../../design/field.tsx';
import { TextArea, TextInput } from '../../design/text-input.tsx';

type Props = {
  label: string;
  help?: string | undefined;
  value: string;
  onCommit: (text: string) => void;
};

/** A text that is taken over when its field is left or Enter is pressed: one change, not one a letter. */
export function CommittedText({ label, help, value, onCommit }: Props) {
  const { text, setText, commit } = useCommitted(value, onCommit);
  return (
    <Field label={label} help={help}>
      {(ids) => (
        <TextInput
          {...ids}
          value={text}
          maxLength={500}
          onChange={(event) => setText(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => event.key === 'Enter' && commit()}
        />
      )}
    </Field>
  );
}

/** The same with several lines, where Enter begins a new one. */
export function CommittedArea({ label, help, value, rows, onCommit }: Props & { rows: number }) {
  const { text, setText, commit } = useCommitted(value, onCommit);
  return (
    <Field label={label} help={help}>
      {(ids) => (
        <TextArea
          {...ids}
          rows={rows}
          value={text}
          maxLength={8000}
          onChange={(event) => setText(event.target.value)}
          onBlur={commit}
        />
      )}
    </Field>
  );
}

type NumberProps = {
  label: string;
  value: number | undefined;
  max: number;
  onCommit: (value: number | undefined) => void;
};

/** A whole number from 1, or nothing. */
export function CommittedNumber({ label, value, max, onCommit }: NumberProps) {
  const { text, setText, commit } = useCommitted(value === undefined ? '' : String(value), (typed) => {
    const number = Number(typed);
    onCommit(typed === '' ? undefined : Math.min(max, Math.max(1, Math.round(number) || 1)));
  });
  return (
    <Field label={label} help="Empty shows all of them.">
      {(ids) => (
        <TextInput
          {...ids}
          inputMode="numeric"
          value={text}
          onChange={(event) => setText(event.target.value.replaceAll(/\D/g, ''))}
          onBlur={commit}
          onKeyDown={(event) => event.key === 'Enter' && commit()}
        />
      )}
    </Field>
  );
}

function useCommitted(value: string, onCommit: (text: string) => void) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const commit = () => {
    if (text.trim() !== value) onCommit(text.trim());
  };
  const leave = useEffectEvent(commit);
  // Going back takes the field away without leaving it first.
  useEffect(() => () => leave(), []);
  return { text, setText, commit };
}
