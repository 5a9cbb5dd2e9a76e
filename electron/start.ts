/**
 * `npm start`: opens the app on the sample workspace from this source. Electron draws it when its program is here or
 * can be fetched, else an installed Chromium; without a display the sample's deck and scorecards are printed instead.
 */
const [major = 0] = process.versions.node.split('.').map(Number);

if (major < 24) {
  console.error(`Muster runs on Node 24 or newer, and this is Node ${process.versions.node}.`);
  console.error('`npm ci` puts the right one into node_modules; start with `npm start`, which uses it.');
  process.exitCode = 1;
} else {
  const { enableCompileCache } = await import('node:module');
  enableCompileCache();
  const { start } = await import('./start/start.ts');
  process.exitCode = await start(process.argv.slice(2));
}

export {};
