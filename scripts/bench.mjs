// `npm run bench`: the benchmarks on Go 1.27's rules, one after the other. It fetches nothing.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const named = process.env.RULECHECK_GO_RULES;
const folders = [...(named ? [named] : []), join(root, '.cache/go-rules')].map(folder =>
  join(folder, 'go1.27'),
);
const folder = folders.find(path => existsSync(join(path, 'generic.rules')));
if (folder === undefined) {
  console.error(
    `bench: no rules of Go 1.27 in ${folders.join(' or ')}\n` +
      "Put there the *.rules and *Ops.go of a Go 1.27 tree's src/cmd/compile/internal/ssa/_gen, or let\n" +
      'RULECHECK_GO_RULES name a folder with go1.27 in it.',
  );
  process.exit(2);
}
for (const [program, ...args] of [
  ['parse', folder],
  ['prove', folder],
  ['fma'],
  ['operands'],
  ['editor', folder],
  ['lint', folder],
  ['page'],
]) {
  const { status } = spawnSync(process.execPath, [`dist/bench/${program}.js`, ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
