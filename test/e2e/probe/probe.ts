import type { ContractRouterClient } from '@orpc/contract';
import type { Bridge } from '#shared/contract/bridge.ts';
import { bridgeChannel } from '#shared/contract/channel.ts';
import { connect } from '#shared/contract/connect.ts';
import type { shellContract } from '#shared/contract/shell-contract.ts';
import type { ProbeContract } from './contract.ts';

declare global {
  var muster: Bridge;
  var probe: {
    core: ContractRouterClient<ProbeContract>;
    shell: ContractRouterClient<typeof shellContract>;
    inlineRan?: boolean;
  };
}

globalThis.probe = {
  core: connect<ProbeContract>(bridgeChannel(globalThis.muster, 'core')),
  shell: connect<typeof shellContract>(bridgeChannel(globalThis.muster, 'shell')),
};

// Routes say what the page should do, as the real renderer's do.
const [, kind, argument] = location.pathname.split('/');
document.body.innerHTML = `<h1>Probe ${kind ?? ''}</h1>`;
if (kind === 'slides') await drawSlides(Number(argument));
if (kind === 'broken') throw new Error('The probe is broken.');
if (kind === 'unready') await globalThis.probe.shell.print.failed({ sentence: 'The week has no data.' });

async function drawSlides(count: number): Promise<void> {
  const { text } = await globalThis.probe.core.echo({ text: 'Carried by the core' });
  const slides = Array.from(
    { length: count },
    (_, index) => `<section><h1>Slide ${index + 1}</h1><p>${text}</p></section>`,
  );
  document.body.innerHTML = slides.join('');
  document.title = 'Probe deck';
  await document.fonts.ready;
  await globalThis.probe.shell.print.ready();
}
