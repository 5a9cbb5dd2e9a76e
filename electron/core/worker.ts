import { openApp } from './app.ts';
import { controlPort } from './control-port.ts';
import { runCore } from './host.ts';

/** The core's own thread or process: the shells start this module. */
const { port, options } = controlPort();
runCore(port, options, openApp);
