import { expect, it } from 'vitest';
import { waitForPrint } from '#shell/print-wait.ts';

const request = { route: '/', paper: 'slides' } as const;

it('waiting for a printed page ends when the page is ready, has failed, is late or is no longer wanted', async () => {
  const ready = waitForPrint(request);
  ready.settled();
  await expect(ready.ready).resolves.toBeUndefined();
  const failed = waitForPrint(request);
  failed.settled('There is no such week.');
  await expect(failed.ready).rejects.toMatchObject({
    message: 'There is no such week.',
    unchanged: 'No file was written.',
  });
  await expect(waitForPrint({ ...request, timeoutMs: 10 }).ready).rejects.toThrow('after 0.01 seconds');
  await expect(waitForPrint(request, AbortSignal.abort()).ready).rejects.toMatchObject({
    code: 'cancelled',
  });
});
