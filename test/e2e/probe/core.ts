import { controlPort } from '#core/control-port.ts';
import { runCore } from '#core/host.ts';
import { openProbe } from './router.ts';

const { port, options } = controlPort();
runCore(port, options, openProbe);
