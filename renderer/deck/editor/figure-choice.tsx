import { useState } from 'react';
import type { ReviewData } from '#shared/review/review-data.ts';
import { type ComboItem, MultiCombobox } from '../../design/combobox.tsx';
import { Field } from '../../design/field.tsx';

/** A slide has room for so many. */
const MOST = 24;

type Props = {
  data: ReviewData;
  value: readonly string[] | undefined;
  onChange: (keys: string[] | undefined) => void;
};

/** Chooses figures of the review by their names. */
export function FigureChoice({ data, value = [], onChange }: Props) {
  const [text, setText] = useState('');
  const words = text.toLowerCase();
  const all = Object.values(data.figures).map(({ key, label }): ComboItem => ({ id: key, title: label }));
  const found = all.filter(({ title }) => title.toLowerCase().includes(words)).slice(0, 60);
  const chosen = value.map((key) => all.find(({ id }) => id === key) ?? { id: key, title: key });
  return (
    <Field label="Figures" help="Without a choice, those of the first page.">
      {(ids) => (
        <MultiCombobox
          {...ids}
          value={chosen}
          found={found}
          onSearch={setText}
          placeholder="Search…"
          onChange={(items) => {
            const keys = items.map(({ id }) => id).slice(0, MOST);
            onChange(keys.length > 0 ? keys : undefined);
          }}
        />
      )}
    </Field>
  );
}
