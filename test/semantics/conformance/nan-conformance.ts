/**
 * `npm run conformance -- nans`: which NaN five machines return, against their NaN policies, bit for bit. Runs
 * every machine whose compiler and emulator are on PATH and names the packages for the others. Exits with 1 on
 * a disagreement and with 2 if a machine could not be asked. `--record` rewrites recorded-nans.txt.gz.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { arch } from 'node:process';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Machine, policyAgrees, readNanCase } from './nan-case.ts';
import { findProgram } from './programs.ts';

interface Setup {
  readonly compiler: string;
  readonly flags?: readonly string[];
  /** None for this machine itself. */
  readonly emulators?: readonly string[];
  readonly packages: string;
}

/**
 * QEMU before 9.2 does not follow the Principles of Operation in fused operations on s390x; 7.2 cannot run
 * what current compilers build for loongarch64, for which Debian has no compiler before version 13.
 */
const setups: Readonly<Record<Machine, Setup>> = {
  amd64: { compiler: 'gcc', flags: ['-mfma'], packages: 'gcc (on a machine with FMA3)' },
  arm64: emulated('aarch64', ['aarch64'], 'libc6-dev-arm64-cross'),
  ppc64: emulated('powerpc64le', ['ppc64le'], 'libc6-dev-ppc64el-cross'),
  s390x: emulated('s390x', ['s390x'], 'libc6-dev-s390x-cross'),
  loong64: emulated('loongarch64', ['loongarch64'], 'libc6-dev-loong64-cross'),
};

function emulated(target: string, emulators: readonly string[], library: string): Setup {
  return {
    compiler: `${target}-linux-gnu-gcc`,
    emulators: emulators.flatMap(name => [`qemu-${name}`, `qemu-${name}-static`]),
    packages: `gcc-${target}-linux-gnu ${library} qemu-user-static`,
  };
}

const folder = 'test/semantics/conformance';
const cache = '.cache/conformance';
const recordFile = `${folder}/recorded-nans.txt.gz`;

/** The machine's lines, or nothing where it cannot be run here. */
function ask(machine: Machine): string[] | undefined {
  const { compiler, flags = [], emulators = [], packages } = setups[machine];
  const compilerPath = findProgram([compiler]);
  const emulator = findProgram(emulators);
  const isHere = emulators.length === 0 ? arch === 'x64' : emulator !== undefined;
  if (compilerPath === undefined || !isHere) {
    console.error(`${machine}: not asked, it takes ${packages}`);
    return undefined;
  }
  const program = `${cache}/nan-witness-${machine}`;
  const options = ['-O1', '-frounding-math', '-fsignaling-nans', '-Wall', '-Wextra', '-static', ...flags];
  execFileSync(compilerPath, [...options, '-o', program, `${folder}/nan-witness.c`, '-lm'], {
    stdio: 'inherit',
  });
  const [command = program, ...rest] = emulator === undefined ? [program] : [emulator, program];
  const output = execFileSync(command, rest, { encoding: 'utf8', maxBuffer: 2 ** 26 });
  return output
    .trimEnd()
    .split('\n')
    .map(line => `${machine} ${line}`);
}

/** Replaces the lines of the machines that were asked and keeps the others. */
function record(answers: ReadonlyMap<Machine, readonly string[]>): void {
  const old = gunzipSync(readFileSync(recordFile)).toString().trimEnd().split('\n');
  const lines = (Object.keys(setups) as Machine[]).flatMap(
    machine => answers.get(machine) ?? old.filter(line => line.startsWith(`${machine} `)),
  );
  writeFileSync(recordFile, gzipSync(`${lines.join('\n')}\n`, { level: 9 }));
}

mkdirSync(cache, { recursive: true });
const answers = new Map<Machine, readonly string[]>();
let disagreements = 0;
for (const machine of Object.keys(setups) as Machine[]) {
  const lines = ask(machine);
  if (lines === undefined) continue;
  answers.set(machine, lines);
  const wrong = lines.filter(line => !policyAgrees(readNanCase(line)));
  disagreements += wrong.length;
  console.log(`${machine}: ${lines.length} cases, ${wrong.length} disagreements`);
  for (const line of wrong.slice(0, 5)) console.log(`  ${line}`);
}
if (process.argv.includes('--record')) record(answers);
process.exitCode = disagreements > 0 ? 1 : answers.size < Object.keys(setups).length ? 2 : 0;
