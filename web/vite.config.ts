import { defineConfig, type Plugin } from 'vite';

/** A service worker that keeps the files of the page, so that it works where there is no network. */
const offline: Plugin = {
  name: 'offline',
  apply: 'build',
  generateBundle(_, bundle) {
    const files = ['./', ...Object.keys(bundle).map(name => `./${name}`)];
    const version = files.join(' ');
    this.emitFile({
      type: 'asset',
      fileName: 'offline.js',
      source: `const version = ${JSON.stringify(version)};
addEventListener('install', event => event.waitUntil(caches.open(version).then(cache => cache.addAll(${JSON.stringify(files)}))));
addEventListener('activate', event => event.waitUntil(caches.keys().then(names =>
  Promise.all(names.filter(name => name !== version).map(name => caches.delete(name))))));
addEventListener('fetch', event => event.respondWith(caches.match(event.request, { ignoreSearch: true, ignoreVary: true })
  .then(kept => kept ?? fetch(event.request))));
`,
    });
  },
};

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [offline],
  worker: { format: 'es' },
  build: { outDir: '../dist/web', emptyOutDir: true, target: 'es2023', modulePreload: { polyfill: false } },
});
