import type { MusterError } from '#shared/contract/errors.ts';
import type { Connection } from './connection.ts';
import { explainOpening } from './explain.ts';
import { checkWhole } from './whole.ts';

/** The check that an open file is whole, made at another time than on opening it. */
export type LateCheck = {
  /** Whether all of the file was looked at. */
  readonly isDone: boolean;
  readonly isWhole: boolean;
  /** @throws MusterError `corrupt-file` or `disk` as on opening; `conflict` when it takes longer than one may wait */
  requireWhole(): void;
  /** The file is closed: nobody asks any more. */
  stop(): void;
};

/**
 * A check that is made when it is first required: for what only reads, and lets nothing out before. It can then be made
 * while something else is waited for.
 */
export class CheckOnDemand implements LateCheck {
  readonly #connection: Connection;
  readonly #path: string;
  /** `undefined` until it is known, `null` when the file is whole. */
  #damage: MusterError | null | undefined;

  constructor(connection: Connection, path: string) {
    this.#connection = connection;
    this.#path = path;
  }

  get isDone(): boolean {
    return this.#damage !== undefined;
  }

  get isWhole(): boolean {
    return this.#damage === null;
  }

  requireWhole(): void {
    if (this.#damage === undefined) this.#damage = this.#look();
    if (this.#damage) throw this.#damage;
  }

  stop(): void {}

  #look(): MusterError | null {
    try {
      checkWhole(this.#connection, this.#path);
      return null;
    } catch (error) {
      return explainOpening(error, this.#path);
    }
  }
}
