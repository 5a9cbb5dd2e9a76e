import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

/** Writes the files below `dir`, which is made when it is missing. Throws the error of the file system. */
export function writeSample(dir: string, options: SampleOptions): SampleFile[] {
  const files = generateSample(options);
  for (const { path, text } of files) {
    const file = join(dir, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return files;
}
