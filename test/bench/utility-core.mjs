// Runs the built core alone in this process, as Electron's utility process does. JavaScript, and nothing loaded beside
// it, because what reads TypeScript takes memory of its own. Talks over the process's channel: a string is a message of
// the one window, `memory` asks how much memory the process has.
const listeners = { control: [], window: [] };
const emit = (list, event) => {
  for (const listener of list) listener(event);
};
const port = {
  postMessage: (data) => process.send?.({ data }),
  on: (event, listener) => event === 'message' && listeners.window.push(listener),
  start() {},
};
Reflect.set(process, 'parentPort', {
  postMessage: (message) => process.send?.({ control: message }),
  on: (_event, listener) => listeners.control.push(listener),
});
const early = [];
process.on('message', ({ data, memory }) => {
  if (memory) process.send?.({ memory: process.memoryUsage() });
  else if (listeners.window.length > 0) emit(listeners.window, { data });
  else early.push(data);
});
await import(process.argv[2]);
emit(listeners.control, { data: { type: 'connect' }, ports: [port] });
