import { core, shell } from '../app/client.ts';
import { attempt } from '../app/failure.ts';
import { notify } from '../design/toast.tsx';

type Made = {
  title: string;
  suggestedName: string;
  filter: { name: string; extensions: string[] };
  make: () => Promise<{ text: string } | { base64: string }>;
};

/** Writes what the window has made to a file that the person chooses. */
export async function saveMade({ title, suggestedName, filter, make }: Made): Promise<void> {
  await attempt(async () => {
    const path = await shell.files.save({ title, suggestedName, filters: [filter] });
    if (path === null) return;
    await core.file.write({ path, ...(await make()) });
    const action = { label: 'Show in folder', run: () => void attempt(() => shell.files.reveal({ path })) };
    notify({ title: 'Exported.', description: path, action });
  });
}
