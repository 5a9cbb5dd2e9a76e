import { enableCompileCache } from 'node:module';

// Before anything else is loaded: the second start then finds the sources compiled.
enableCompileCache();
const { main } = await import('./main.ts');
const { startChromiumDrawing } = await import('./chromium-engine.ts');

process.exitCode = await main(process.argv.slice(2), startChromiumDrawing);
