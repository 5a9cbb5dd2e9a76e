import { ImagePlus } from 'lucide-react';
import { useRef } from 'react';
import { MOST_PICTURE_BYTES, picture } from '#shared/deck/picture.ts';
import { core } from '../../app/client.ts';
import { attempt } from '../../app/failure.ts';
import { refreshAll } from '../../app/queries.ts';
import { Button } from '../../design/button.tsx';
import { notifyError } from '../../design/toast.tsx';
import { RecordChoice } from './choices.tsx';
import styles from './editor.module.css';
import { PictureWords } from './picture-words.tsx';

const TYPES: readonly string[] = picture.fields.mediaType.choices.map(({ value }) => value);

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

/** The values of a picture's record; nothing, with a notice that says why, when the file cannot be taken. */
async function readPicture(file: File): Promise<Record<string, unknown> | undefined> {
  if (!TYPES.includes(file.type))
    return refuse('This file is not a picture that Muster takes.', 'Choose a PNG, JPEG or WebP file.');
  if (file.size > MOST_PICTURE_BYTES)
    return refuse('This picture is larger than 2 MB.', 'Save it smaller and choose it again.');
  try {
    const bitmap = await createImageBitmap(file);
    const { width, height } = bitmap;
    bitmap.close();
    const title = file.name.replace(/\.\w+$/, '').slice(0, 500) || 'Picture';
    return { title, alt: title, mediaType: file.type, width, height, data: await base64Of(file) };
  } catch {
    return refuse('This picture cannot be read.', 'The file may be damaged.');
  }
}

function refuse(title: string, what: string): undefined {
  notifyError(title, what);
  return undefined;
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x8000)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  return btoa(parts.join(''));
}
