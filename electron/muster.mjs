import { enableCompileCache } from 'node:module';

// Before anything else is loaded: the second start then finds the sources compiled. This file itself is JavaScript,
// because what reads TypeScript takes longer to load than the command line does.
enableCompileCache();
const { upToDate } = await import('./start/build.ts');

// Some hundred source files take a second to load; what was built of them takes a tenth. Built by `npm run build`.
/** @type {typeof import('./cli/run.ts')} */
const { run } = await import(upToDate('command-line') ?? './cli/run.ts');
await run();
