import { type MessagePort, workerData } from 'node:worker_threads';
import { connectReading } from './connection.ts';
import { explainOpening } from './explain.ts';
import { checkWhole } from './whole.ts';

/** What the thread is started with: `state` is one integer, 0 until the answer lies in the port. */
export type CheckOrder = { path: string; port: MessagePort; state: Int32Array };

/** Why a file is not whole, as the parts of a `MusterError`; `null` when it is. */
export type CheckAnswer = Pick<ReturnType<typeof explainOpening>, 'code' | 'message' | 'unchanged'> | null;

const { path, port, state } = workerData as CheckOrder;
port.postMessage(check());
Atomics.store(state, 0, 1);
Atomics.notify(state, 0);

function check(): CheckAnswer {
  try {
    const connection = connectReading(path);
    try {
      // Each page is read once: nothing is gained by keeping it, and the process would keep the memory.
      connection.pragma('cache_size = -1000');
      checkWhole(connection, path);
    } finally {
      connection.close();
    }
    return null;
  } catch (error) {
    const { code, message, unchanged } = explainOpening(error, path);
    return { code, message, unchanged };
  }
}
