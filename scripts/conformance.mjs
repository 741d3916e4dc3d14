// `npm run conformance`: compiles test/semantics/conformance to .cache and runs it there. It installs nothing.
import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = 'test/semantics/conformance';
const [subject, ...rest] = process.argv.slice(2);
const [program, args] =
  subject === 'nans' ? ['nan-conformance.js', rest] : ['conformance.js', process.argv.slice(2)];
execFileSync('node_modules/.bin/tsc', ['-p', `${folder}/tsconfig.json`], { cwd: root, stdio: 'inherit' });
const command = [`.cache/conformance/js/${folder}/${program}`, ...args];
const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
