import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { shell } from '../app/client.ts';
import { attempt } from '../app/failure.ts';
import { notify } from '../design/toast.tsx';
import panel from './panel.module.css';

/** An address outside the app, to be copied: the window never leaves the app. */
export function Address({ url, children }: { url: string; children: ReactNode }) {
  return (
    <button
      type="button"
      className={panel.address}
      title={`Copy ${url}`}
      onClick={() => void copyAddress(url)}
    >
      <span>{children}</span>
      <Copy size={12} aria-hidden />
    </button>
  );
}

async function copyAddress(url: string): Promise<void> {
  await attempt(async () => {
    await shell.clipboard.write({ text: url });
    notify({ title: 'Address copied.', description: url });
  });
}
