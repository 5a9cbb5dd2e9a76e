import { ImagePlus } from 'lucide-react';
import { useRef } from 'react';
import { core } from '../../app/client.ts';
import { attempt } from '../../app/failure.ts';
import { refreshAll } from '../../app/queries.ts';
import { Button } from '../../design/button.tsx';
import { RecordChoice } from './choices.tsx';
import styles from './editor.module.css';
import { PictureWords } from './picture-words.tsx';
import { readPicture, TYPES } from './read-picture.ts';

type Props = { value: string | undefined; onChange: (id: string | undefined) => void; label?: string };

/** Chooses a picture of the workspace, or takes a file into it. */
export function PictureChoice({ value, onChange, label = 'Picture' }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: File | undefined) => {
    const values = file && (await readPicture(file));
    if (!values) return;
    const row = await attempt(() => core.record.create({ entity: 'picture', values }));
    if (!row) return;
    await refreshAll();
    onChange(row.id);
  };
  return (
    <>
      <RecordChoice label={label} entity="picture" value={value} onChange={onChange} />
      <input
        ref={input}
        className={styles.file}
        type="file"
        accept={TYPES.join(',')}
        aria-label={`${label}: choose a file`}
        tabIndex={-1}
        onChange={(event) => {
          void take(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <Button icon={ImagePlus} onClick={() => input.current?.click()}>
        Take a file…
      </Button>
      {value !== undefined && <PictureWords id={value} />}
    </>
  );
}
