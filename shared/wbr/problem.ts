/** Where in a deck's configuration a problem is: the keys and positions that lead to it from the top. */
export type ConfigPath = readonly (string | number)[];

/**
 * Something in a WBR deck or its daily values that a person can correct. `message` is a sentence naming the metric,
 * block or column; `path` lets the reader of the file add the line.
 */
export class WbrProblem extends Error {
  readonly path: ConfigPath | null;

  constructor(sentence: string, path: ConfigPath | null = null) {
    super(sentence);
    this.name = 'WbrProblem';
    this.path = path;
  }
}
