import type { Message, Pipe } from '#shell/chromium/pipe.ts';

type Transport = {
  send(message: object): void;
  close(): void;
  onmessage?: (message: object) => void;
  onclose?: (reason?: string) => void;
};

/** Where the ids of Playwright's messages start, so that both clients know their own answers. */
const FIRST_ID = 1_000_000_000;

/**
 * Lets Playwright drive a browser that the shell has started, over the shell's own pipe. Playwright gets a browser
 * session of its own, which stands for the connection it thinks it has, and sees nothing of the shell's sessions.
 */
export async function playwrightTransport(pipe: Pipe): Promise<Transport> {
  const { sessionId: own } = await pipe.browser.send('Target.attachToBrowserTarget');
  const sessions = new Set([own]);
  const transport: Transport = {
    send: (message) => {
      const { id, sessionId, ...rest } = message as Message;
      pipe.sendRaw({ ...rest, id: FIRST_ID + (id ?? 0), sessionId: sessionId ?? own });
    },
    close: () => undefined,
  };
  pipe.onRaw((message) => {
    if (message.sessionId === undefined || !sessions.has(message.sessionId)) return;
    if (message.id !== undefined && message.id < FIRST_ID) return;
    if (message.method === 'Target.attachedToTarget') sessions.add(attachedSession(message));
    const { id, sessionId, ...rest } = message;
    transport.onmessage?.({
      ...rest,
      ...(id === undefined ? {} : { id: id - FIRST_ID }),
      ...(sessionId === own ? {} : { sessionId }),
    });
  });
  void pipe.closed.then(() => transport.onclose?.());
  return transport;
}

function attachedSession({ params }: Message): string {
  const hasIt = typeof params === 'object' && params !== null && 'sessionId' in params;
  return hasIt && typeof params.sessionId === 'string' ? params.sessionId : '';
}
