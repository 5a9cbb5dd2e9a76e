import { enableCompileCache } from 'node:module';

// The core's own thread or process: the shells start this module. From source it is some hundred files, which are
// compiled once and not at every start.
enableCompileCache();
const [{ openApp }, { controlPort }, { runCore }] = await Promise.all([
  import('./app.ts'),
  import('./control-port.ts'),
  import('./host.ts'),
]);
const { port, options } = controlPort();
runCore(port, options, openApp);
