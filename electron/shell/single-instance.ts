import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';

export type Instance = { isFirst: true; release(): void } | { isFirst: false };

/**
 * Makes sure that only one application runs on a data folder. The first one listens on a local socket that only this
 * user can reach (not a network port); a later one hands over what it was asked to open, and ends.
 */
export async function claimInstance(
  folder: string,
  argument: string,
  onSecond: (argument: string) => void,
): Promise<Instance> {
  const address = socketAddress(folder);
  if (await handOver(address, argument)) return { isFirst: false };
  if (process.platform !== 'win32') rmSync(address, { force: true }); // left behind by a crash
  const server = createServer((socket) => {
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk) => (text += chunk));
    socket.on('error', () => undefined).on('end', () => onSecond(text));
  });
  await listen(server, address);
  server.unref();
  return { isFirst: true, release: () => server.close() };
}

function socketAddress(folder: string): string {
  const name = createHash('sha256').update(path.resolve(folder)).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\muster-${userInfo().username}-${name}`;
  // Socket paths are limited to about 100 characters, so the data folder itself may be too deep.
  const parent = path.join(process.env.XDG_RUNTIME_DIR || tmpdir(), `muster-${userInfo().uid}`);
  mkdirSync(parent, { recursive: true, mode: 0o700 });
  return path.join(parent, `${name}.sock`);
}

function handOver(address: string, argument: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.on('connect', () => socket.end(argument, () => resolve(true)));
    socket.on('error', () => resolve(false));
  });
}

function listen(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.on('error', reject).listen(address, resolve);
  });
}
