import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { openPipe } from '#shell/chromium/pipe.ts';

it('the pipe reads messages that come in pieces, and fails calls when the browser ends', async () => {
  const [output, input] = [new PassThrough(), new PassThrough()];
  const pipe = openPipe(output, input);
  const answer = pipe.browser.send('Target.getTargets');
  const failing = pipe.session('S').send('Page.enable');
  const bytes = Buffer.from('{"id":1,"result":{"targetInfos":[]}}\0{"id":2,"error":{"message":"Näh"}}\0');
  for (const byte of bytes) input.write(Buffer.from([byte]));
  expect(await answer).toEqual({ targetInfos: [] });
  await expect(failing).rejects.toThrow('Page.enable: Näh');
  const pending = pipe.browser.send('Browser.getVersion');
  input.destroy();
  await expect(pending).rejects.toThrow('the browser is gone');
  await expect(pipe.browser.send('Browser.close')).rejects.toThrow('the browser is gone');
});
