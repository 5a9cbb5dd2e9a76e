import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * Zod would try whether it may make code at run time. The content policy forbids it, and the error costs as much as
 * loading the module does: all of it is read again for the error's stack.
 */
const ZOD_SETTINGS = 'globalThis.__zod_globalConfig ??= { jitless: true };';

export default defineConfig({
  root: new URL('.', import.meta.url).pathname,
  // The strict content policy allows fonts and styles from the app's own origin only: nothing is inlined.
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'chrome130',
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: ['index.html', 'print.html'].map((name) => new URL(name, import.meta.url).pathname),
      output: { intro: ({ moduleIds }) => (moduleIds.some((id) => /\/zod\//.test(id)) ? ZOD_SETTINGS : '') },
    },
  },
  plugins: [react()],
});
