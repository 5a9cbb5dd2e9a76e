import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

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
    },
  },
  plugins: [react()],
});
