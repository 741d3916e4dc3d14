// `npm run findings -- GOROOT...`: repeats FINDINGS.md with the releases at hand, by the programs in scripts/findings.
// Each says in its first lines for which machines it is built, and which releases build it wrong; those it runs, under
// QEMU (qemu-user-static) where the machine is another one. `--large` runs those too that want gigabytes; `--search`
// has `rulecheck reproduce` find a program by itself for what it is known to find. What should go wrong and does not
// makes it exit with 1.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../dist/command/rulecheck.js', import.meta.url));
const folder = fileURLToPath(new URL('findings', import.meta.url));

/** QEMU's names of the machines that differ from Go's. */
const qemuOf = {
  amd64: 'x86_64',
  386: 'i386',
  arm64: 'aarch64',
  loong64: 'loongarch64',
  mips64le: 'mips64el',
  mipsle: 'mipsel',
};
/** What runs here without QEMU: Linux for amd64 runs programs of 32 bits too. */
const runsHere = { x64: ['amd64', '386'] }[process.arch] ?? [process.arch];

/** By release: the places that `rulecheck reproduce` finds a program for without help. */
const foundUnaided = { 1.19: ['RISCV64.rules:756'], 1.27: foundInLedger() };

const flags = process.argv.slice(2).filter(argument => argument.startsWith('--'));
const goroots = process.argv.slice(2).filter(argument => !argument.startsWith('--'));
if (goroots.length === 0 || flags.some(flag => flag !== '--large' && flag !== '--search')) {
  console.error('usage: npm run findings -- [--large] [--search] GOROOT...');
  process.exit(2);
}
const work = mkdtempSync(join(tmpdir(), 'rulecheck-findings-'));
const environment = { ...process.env, GOCACHE: process.env.GOCACHE ?? join(work, 'cache') };
try {
  process.exitCode = goroots.map(repeat).every(Boolean) ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Whether all that should go wrong does. */
function repeat(goroot) {
  const [, release] = /^go(\d+\.\d+)/.exec(readFileSync(join(goroot, 'VERSION'), 'utf8')) ?? [];
  const say = (place, status) => console.log(`go${release} ${place}: ${status}`);
  const programs = readdirSync(folder)
    .filter(name => name.endsWith('.go'))
    .map(readProgram)
    .filter(({ releases }) => releases.includes(release));
  let isAsRecorded = true;
  for (const program of programs) {
    for (const goarch of program.goarch) {
      for (const { place, status, isWrong } of outcomesOf(program, goarch, goroot)) {
        say(`${place} on ${goarch}`, status);
        isAsRecorded &&= isWrong !== false;
      }
    }
  }
  if (!flags.includes('--search')) return isAsRecorded;
  for (const place of foundUnaided[release] ?? []) {
    const status = statusOf(goroot, place);
    say(`${place}, searched for`, status);
    isAsRecorded &&= status === 'miscompiled';
  }
  return isAsRecorded;
}

/** By HUNT-LEDGER.md. */
function foundInLedger() {
  const text = readFileSync(new URL('../HUNT-LEDGER.md', import.meta.url), 'utf8');
  return [...text.matchAll(/^\| (\w+\.rules:\d+)[^|]*\| found/gm)].map(([, place]) => place);
}

/** A program and what its first lines say of it. */
function readProgram(name) {
  const text = readFileSync(join(folder, name), 'utf8');
  const header = new Map([...text.matchAll(/^\/\/ (\w+): (.*)$/gm)].map(([, key, value]) => [key, value]));
  const words = key => (header.get(key) ?? '').split(' ').filter(word => word !== '');
  const [refused, ...message] = words('refused');
  return {
    name,
    goarch: words('goarch'),
    releases: words('releases'),
    gcflags: header.get('gcflags') ?? '',
    experiment: header.get('experiment') ?? '',
    large: header.get('large'),
    ...(refused !== undefined && { refused, message: message.join(' ') }),
  };
}

/** One for each line that it prints; `isWrong` is undefined where it could not be run here. */
function outcomesOf(program, goarch, goroot) {
  const { name, gcflags, experiment, large, refused, message } = program;
  if (large !== undefined && !flags.includes('--large'))
    return [{ place: name, status: `not run: it wants ${large} (--large)` }];
  const built = spawnSync(
    join(goroot, 'bin/go'),
    ['build', `-gcflags=${gcflags}`, '-o', join(work, 'program'), join(folder, name)],
    {
      cwd: work,
      encoding: 'utf8',
      env: {
        ...environment,
        GOROOT: goroot,
        GOOS: goarch === 'wasm' ? 'js' : 'linux',
        GOARCH: goarch,
        GOFLAGS: '',
        GOENV: 'off',
        GOEXPERIMENT: experiment,
        GO111MODULE: 'off',
        GOTOOLCHAIN: 'local',
        CGO_ENABLED: '0',
      },
    },
  );
  if (refused !== undefined) {
    const isRefused = built.stderr.includes('internal compiler error') && built.stderr.includes(message);
    return [{ place: refused, status: isRefused ? 'the compiler stops' : 'not refused', isWrong: isRefused }];
  }
  if (built.status !== 0)
    return [{ place: name, status: `not built: ${built.stderr.trim()}`, isWrong: false }];
  const runner = runnerFor(goarch);
  if (runner === undefined) return [{ place: name, status: `not run: there is no QEMU for ${goarch}` }];
  const ran = spawnSync(
    runner[0] ?? join(work, 'program'),
    runner.length === 0 ? [] : [join(work, 'program')],
    {
      encoding: 'utf8',
      timeout: 300_000,
    },
  );
  const found = [...ran.stdout.matchAll(/^(wrong|right) ([^\s:]+:.*?): (got .*)$/gm)];
  if (ran.status !== 0 || found.length === 0)
    return [{ place: name, status: `it failed: ${ran.stderr.trim().split('\n')[0]}`, isWrong: false }];
  return found.map(([, verdict, place, what]) => ({
    place,
    status: `${verdict}, ${what}`,
    isWrong: verdict === 'wrong',
  }));
}

/** The words before the program; undefined where nothing here runs it. */
function runnerFor(goarch) {
  if (runsHere.includes(goarch)) return [];
  const name = `qemu-${qemuOf[goarch] ?? goarch}-static`;
  const file = (process.env.PATH ?? '')
    .split(':')
    .map(place => join(place, name))
    .find(existsSync);
  return file === undefined ? undefined : [file];
}

function statusOf(goroot, place) {
  const ssa = join(goroot, 'src/cmd/compile/internal/ssa');
  const rules = ['_gen', 'gen'].map(name => join(ssa, name)).find(existsSync) ?? ssa;
  const args = [command, 'reproduce', join(rules, place), '--run', '--go', goroot, '--format', 'json'];
  const options = { encoding: 'utf8', maxBuffer: 2 ** 28, env: environment };
  const { stdout, stderr } = spawnSync(process.execPath, args, options);
  if (stdout === '') return stderr.trim();
  const { members, trials, couldNotRun } = JSON.parse(stdout);
  const statuses = [...members, ...trials].map(({ status }) => status);
  if (statuses.includes('miscompiled')) return 'miscompiled';
  return couldNotRun?.reason ?? trials.at(-1)?.reason ?? [...new Set(statuses)].join(', ');
}
