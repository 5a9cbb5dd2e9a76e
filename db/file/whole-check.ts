import { basename } from 'node:path';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { MusterError } from '#shared/contract/errors.ts';
import type { LateCheck } from './later-check.ts';
import type { CheckAnswer, CheckOrder } from './whole-check-thread.ts';

/** Longer than the check of a gigabyte takes; a disk that is slower than that is waited for in turns. */
const WAIT_MS = 5000;

/** The module beside this one, as it is in the source and as it is once built. */
const THREAD = new URL(
  import.meta.url.endsWith('.ts') ? './whole-check-thread.ts' : './whole-check-thread.js',
  import.meta.url,
);

/**
 * The check that a file is whole, on a thread and a connection of its own, while the file can already be read. It must
 * not be written before: `requireWhole` waits for the answer.
 */
export class WholeCheck implements LateCheck {
  readonly #path: string;
  readonly #port: MessagePort;
  readonly #state = new Int32Array(new SharedArrayBuffer(4));
  readonly #worker: Worker;
  readonly #onDamaged: (error: MusterError) => void;
  /** `undefined` until it is known, `null` when the file is whole. */
  #damage: MusterError | null | undefined;

  /** Starts the check. `onDamaged` is called once when the file is not whole. */
  constructor(path: string, onDamaged: (error: MusterError) => void) {
    const { port1, port2 } = new MessageChannel();
    this.#path = path;
    this.#port = port1;
    this.#onDamaged = onDamaged;
    const workerData: CheckOrder = { path, port: port2, state: this.#state };
    this.#worker = new Worker(THREAD, { workerData, transferList: [port2], name: 'check' });
    this.#worker.on('error', (error) => this.#failed(error));
    this.#port.on('message', (answer: CheckAnswer) => this.#settle(answer));
    this.#worker.unref();
    this.#port.unref();
  }

  get isDone(): boolean {
    return this.#damage !== undefined;
  }

  get isWhole(): boolean {
    return this.#damage === null;
  }

  /**
   * Waits for the answer where it is not there yet.
   * @throws MusterError `corrupt-file` or `disk` as on opening, `conflict` when the check takes longer than one may wait
   */
  requireWhole(): void {
    if (this.#damage === undefined) this.#wait();
    if (this.#damage) throw this.#damage;
  }

  /** Ends the check without an answer, when the file is closed. */
  stop(): void {
    this.#damage ??= null;
    this.#port.close();
    void this.#worker.terminate();
  }

  #wait(): void {
    Atomics.wait(this.#state, 0, 0, WAIT_MS);
    const received: { message: CheckAnswer } | undefined = receiveMessageOnPort(this.#port);
    if (received === undefined) throw stillChecking(this.#path);
    this.#settle(received.message);
  }

  #settle(answer: CheckAnswer): void {
    if (this.#damage !== undefined) return;
    this.#damage = answer && new MusterError(answer.code, answer.message, answer.unchanged);
    if (this.#damage) this.#onDamaged(this.#damage);
  }

  /** A thread that could not run has not seen the file: nothing may be written to what nobody has checked. */
  #failed(error: Error): void {
    console.error('muster check:', error);
    const sentence = `“${basename(this.#path)}” could not be checked for damage, so it stays closed.`;
    this.#settle({ code: 'internal', message: sentence, unchanged: 'The file was not changed.' });
  }
}

function stillChecking(path: string): MusterError {
  return new MusterError(
    'conflict',
    `“${basename(path)}” is still being checked for damage, and is not changed before. Try again in a moment.`,
    'Nothing was saved.',
  );
}
