/** As in `source-places.ts`, seen from the built command line: everything is built beside each other in `dist`. */
export const PLACES = {
  renderer: new URL('../renderer', import.meta.url),
  core: new URL('core.js', import.meta.url),
};
