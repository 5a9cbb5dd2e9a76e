import { enableCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';

// Before anything else is loaded: the second start then finds the sources compiled. This file itself is JavaScript,
// because what reads TypeScript takes longer to load than the command line does.
enableCompileCache();
// A command lives for seconds: most of what it makes is never worth collecting, in the core's thread above all.
setFlagsFromString('--min-semi-space-size=32');
setFlagsFromString('--max-semi-space-size=64');
const { upToDate } = await import('./start/build.ts');

// Some hundred source files take a second to load; what was built of them takes a tenth. Built by `npm run build`.
/** @type {typeof import('./cli/run.ts')} */
const { run } = await import(upToDate('command-line') ?? './cli/run.ts');
await run();
