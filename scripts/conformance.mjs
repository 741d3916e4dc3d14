// `npm run conformance`: compiles test/semantics/conformance to .cache and runs it there. It installs nothing.
import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = 'test/semantics/conformance';
const [subject, ...rest] = process.argv.slice(2);
const own = {
  nans: 'nan-conformance.js',
  vectors: 'vector-conformance.js',
  'go-vectors': 'go-vectors.js',
  'amd64-vectors': 'amd64/vectors/witness.js',
}[subject];
const [program, args] = own === undefined ? ['conformance.js', process.argv.slice(2)] : [own, rest];
execFileSync('node_modules/.bin/tsc', ['-p', `${folder}/tsconfig.json`], { cwd: root, stdio: 'inherit' });
const command = [`.cache/conformance/js/${folder}/${program}`, ...args];
const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
