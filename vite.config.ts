import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Sigma ships its shaders as strings with all their comments and indents: an eighth of what a first visit loads. */
const leanShaders: Plugin = {
  name: 'lean-shaders',
  apply: 'build',
  transform: {
    filter: { id: /node_modules\/sigma\/.*\.esm\.js$/ },
    handler: (code) => ({
      code: code.replace(/\\n *\/\/(?:(?!\\n|["`]).)*(?=\\n)/g, '').replace(/(?:\\n *)+(?=\\n)|(?<=\\n) +/g, ''),
      map: null,
    }),
  },
};

export default defineConfig({
  root: 'web',
  plugins: [react(), leanShaders],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy takes fonts from the site's own files only, so nothing may turn into a data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // In kB before compression; React and the words of three languages are most of it.
    chunkSizeWarningLimit: 600,
  },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:3000' } },
});
