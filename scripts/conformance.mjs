// `npm run conformance`: compiles test/semantics/conformance to .cache and runs it there. It installs nothing.
import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = 'test/semantics/conformance';
execFileSync('node_modules/.bin/tsc', ['-p', `${folder}/tsconfig.json`], { cwd: root, stdio: 'inherit' });
const main = `.cache/conformance/js/${folder}/conformance.js`;
const { status } = spawnSync(process.execPath, [main, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
