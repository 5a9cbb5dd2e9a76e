import { type SampleFile, sampleFiles } from './generator/files.ts';

export type { SampleFile } from './generator/files.ts';

export type SampleOptions = {
  /** The sample's last day, e.g. `2026-11-23`: its weeks end with the week of that date. */
  today: string;
  /** The same seed and date give the same files. */
  seed?: number;
};

/**
 * Source files of a made-up company as its tools would have exported them: 60 weeks that end today, in EUR and
 * Europe/Berlin, in the order in which they must be imported.
 */
export function generateSample({ today, seed = 1 }: SampleOptions): SampleFile[] {
  return sampleFiles(today, seed);
}
