import { enableCompileCache } from 'node:module';

// Before anything else is loaded: the second start then finds the sources compiled.
enableCompileCache();
const { upToDate } = await import('./start/build.ts');

// Some hundred source files take a second to load; what was built of them takes a tenth. Built by `npm run build`.
const { run }: typeof import('./cli/run.ts') = await import(upToDate('command-line') ?? './cli/run.ts');
await run();
