// Compiles grammar/*.ohm to modules with typed actions (grammar/*.ohm-bundle.js and .d.ts), and puts the
// modules where the compiled program finds them. The bundles are build products: git ignores them.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const ohm = fileURLToPath(new URL('../node_modules/.bin/ohm', import.meta.url));
execFileSync(ohm, ['generateBundles', '--esm', '--withTypes', 'grammar/*.ohm'], {
  cwd: root,
  stdio: 'inherit',
});
mkdirSync(`${root}/dist/grammar`, { recursive: true });
for (const file of readdirSync(`${root}/grammar`).filter(name => name.endsWith('.ohm-bundle.js'))) {
  cpSync(`${root}/grammar/${file}`, `${root}/dist/grammar/${file}`);
}
