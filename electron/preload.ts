import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, Target } from '#shared/contract/bridge.ts';
import { CHANNELS } from './shell/electron/channels.ts';

const listeners = { core: new Set<(message: string) => void>(), shell: new Set<(message: string) => void>() };
const early: Record<Target, string[]> = { core: [], shell: [] };
const waiting: string[] = [];
let corePort: MessagePort | undefined;

const receive = (target: Target, message: string) => {
  if (listeners[target].size === 0) early[target].push(message);
  for (const listener of listeners[target]) listener(message);
};

ipcRenderer.on(CHANNELS.core, ({ ports: [port] }) => {
  if (port === undefined) return;
  corePort = port;
  port.onmessage = ({ data }) => receive('core', String(data));
  for (const message of waiting.splice(0)) port.postMessage(message);
});
ipcRenderer.on(CHANNELS.shell, (_event, message: unknown) => receive('shell', String(message)));
ipcRenderer.send(CHANNELS.connect);

const bridge = {
  shell: 'electron',
  send: (target, message) => {
    // Only strings cross: whatever a page passes, nothing of this world is handed on.
    const text = String(message);
    if (target === 'shell') ipcRenderer.send(CHANNELS.shell, text);
    else if (corePort) corePort.postMessage(text);
    else waiting.push(text);
  },
  onMessage: (target, listener) => {
    const side = target === 'shell' ? 'shell' : 'core';
    listeners[side].add(listener);
    for (const message of early[side].splice(0)) listener(message);
    return () => void listeners[side].delete(listener);
  },
} satisfies Bridge;

contextBridge.exposeInMainWorld('muster', bridge);
