/** Where the renderer and the core are, seen from this source. A build takes `built-places.ts` instead. */
export const PLACES = {
  renderer: new URL('../../dist/renderer', import.meta.url),
  core: new URL('../core/worker.ts', import.meta.url),
};
