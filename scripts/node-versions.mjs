// `npm run node-versions [-- 20 22 24]`: installs the packed package in an empty project, without dev dependencies and
// install scripts, and uses it there with each of these releases of Node, as far as the registry has them for this
// machine. Says how long the installation took. Exits with 1 where one of them fails, with 2 where none can be had.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const asked = process.argv.slice(2);
const majors = asked.length > 0 ? asked : ['20', '22', '24'];
const folder = mkdtempSync(join(tmpdir(), 'rulecheck-node-'));
const project = join(folder, 'project');
const npm = (args, cwd) =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const installing = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'];

/** The Node of that release, of the package that the registry's `node` installs; undefined where there is none. */
function nodeOf(major) {
  const home = join(folder, `node-${major}`);
  mkdirSync(home);
  writeFileSync(join(home, 'package.json'), '{}\n');
  const name = `node-${process.platform}-${process.arch}`;
  try {
    npm([...installing, `${name}@${major}`], home);
  } catch {
    return undefined;
  }
  return join(home, 'node_modules', name, 'bin', 'node');
}

mkdirSync(project);
writeFileSync(join(project, 'package.json'), '{ "type": "module" }\n');
writeFileSync(join(project, 'RISCV64.rules'), '(FADDD x y) => (FADDD y x)\n(ADD x y) => (SUB x y)\n');
writeFileSync(
  join(project, 'main.js'),
  `import { verify } from 'rulecheck';
const { summary } = verify('(FNEGD (FADDD x y)) => (FSUBD (FNEGD x) y)', { arch: 'RISCV64' });
process.exitCode = summary.refuted === 1 ? 0 : 1;
`,
);
const [{ filename }] = JSON.parse(
  npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root),
);
const begin = performance.now();
npm([...installing, join(folder, filename)], project);
console.log(`installed in ${((performance.now() - begin) / 1000).toFixed(1)} s`);

const command = 'node_modules/rulecheck/dist/command/rulecheck.js';
let used = 0;
for (const major of majors) {
  const node = nodeOf(major);
  if (node === undefined) {
    console.log(`Node ${major}: the registry has none for ${process.platform} on ${process.arch}`);
    continue;
  }
  const run = (...args) => spawnSync(node, args, { cwd: project, encoding: 'utf8' });
  const version = run('--version').stdout.trim();
  const verified = run(command, 'verify', '--no-cache', 'RISCV64.rules', '--jobs', '2');
  const works =
    verified.status === 1 &&
    verified.stdout.includes('1 is refuted') &&
    run(command, 'lint', 'RISCV64.rules').status === 0 &&
    run('main.js').status === 0;
  used += 1;
  console.log(`Node ${version}: ${works ? 'works' : 'fails'}`);
  if (!works) {
    console.log(verified.stdout + verified.stderr);
    process.exitCode = 1;
  }
}
rmSync(folder, { recursive: true, force: true });
if (used === 0) process.exitCode = 2;
