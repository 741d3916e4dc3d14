/**
 * `npm run conformance`: every instruction of a machine, executed there or by QEMU, against the evaluator, bit for bit, on
 * riscv64 flag for flag. Exits with 1 on a disagreement and with 2 if something is missing on this machine.
 */
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { gunzipSync, gzipSync } from 'node:zlib';
import { buildWitnesses } from './build.ts';
import { readCase } from './case.ts';
import { type Machine, machineNamed, machines } from './machines.ts';
import { plan, type Section } from './plan.ts';
import { findProgram } from './programs.ts';
import type { SectionReport, WorkerSetup } from './section-worker.ts';

const { values: options } = parseArgs({
  options: {
    machine: { type: 'string', default: 'riscv64' },
    random: { type: 'string', default: '1000000' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    only: { type: 'string', default: '' },
    compilers: { type: 'string', default: '' },
    record: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const help = `usage: npm run conformance -- [--machine NAME] [--random N] [--only REGEXP] [--jobs N]
                                   [--compilers GOROOTS] [--record]

  --machine NAME  whose instructions to run: ${machines.map(({ name }) => name).join(', ')} (riscv64)
  --random N      pseudo-random cases for each instruction, besides the lattice (1000000)
  --only REGEXP   instructions to run, such as '^fn?madd' (all)
  --jobs N        how many run at a time (one for each processor)
  --compilers GOROOTS  with commas between: whose compilers' helpers go-helpers runs (that of Go on PATH)
  --record        rewrite the machine's recorded.txt.gz, which ordinary tests replay; with --only, of what was run

'npm run conformance -- nans' asks other machines which NaN they return.
`;

const folder = 'test/semantics/conformance';

if (options.help) {
  process.stdout.write(help);
} else {
  process.exitCode = await run(machineNamed(options.machine));
}

async function run(machine: Machine): Promise<number> {
  const compiler = findProgram([machine.compiler]);
  const qemu = findProgram(machine.emulators);
  if (compiler === undefined || qemu === undefined) {
    const missing = [compiler ? [] : machine.compiler, qemu ? [] : machine.emulators[0]].flat();
    console.error(
      `conformance needs programs that are not on PATH (${missing.join(', ')}); on Debian: apt-get install ${machine.packages}`,
    );
    return 2;
  }
  const witnesses = buildWitnesses(machine, compiler, options.compilers.split(',').filter(Boolean));
  const only = new RegExp(options.only);
  const sections = plan(machine, Number(options.random)).filter(({ instruction }) => only.test(instruction));
  const recorded = options.record ? machine.recordedPerSection : 0;

  const started = performance.now();
  const reports: SectionReport[] = [];
  const open = new Set(sections);
  for (const { path, instructions } of witnesses) {
    const own = sections.filter(({ instruction }) => instructions?.has(instruction) ?? true);
    // What several witnesses ran is recorded once.
    const first = own.filter(section => open.delete(section));
    const again = own.filter(section => !first.includes(section));
    reports.push(...(await runAll(first, { qemu, witness: path, recorded })));
    reports.push(...(await runAll(again, { qemu, witness: path, recorded: 0 })));
  }
  for (const { instruction } of open) console.log(`${instruction}: no witness has it`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);

  if (options.record) record(machine, sections, reports);
  const failures = reports.filter(({ disagreements, failure }) => disagreements > 0 || failure !== undefined);
  const cases = reports.reduce((sum, { section }) => sum + section.cases, 0);
  const disagreements = reports.reduce((sum, report) => sum + report.disagreements, 0);
  const names = new Set(sections.map(({ instruction }) => instruction));
  console.log(
    `${cases} cases of ${names.size} instructions ` +
      `in ${seconds} s: ${disagreements} disagreements, ${reports.filter(r => r.failure).length} failed sections`,
  );
  return failures.length === 0 && reports.length > 0 && open.size === 0 ? 0 : 1;
}

/** Runs the sections on a pool of threads, the longest first. */
async function runAll(sections: readonly Section[], setup: WorkerSetup): Promise<SectionReport[]> {
  const queue = [...sections].sort((a, b) => b.cases - a.cases);
  const reports: SectionReport[] = [];
  const threads = Math.max(1, Number(options.jobs));

  await Promise.all(
    Array.from({ length: threads }, async () => {
      const worker = new Worker(new URL('./section-worker.js', import.meta.url), { workerData: setup });
      for (let section = queue.shift(); section !== undefined; section = queue.shift()) {
        const report = await ask(worker, section);
        reports.push(report);
        tell(report);
      }
      await worker.terminate();
    }),
  );
  return reports;
}

async function ask(worker: Worker, section: Section): Promise<SectionReport> {
  const answer = once(worker, 'message');
  worker.postMessage(section);
  const [report] = await answer;
  return { ...(report as SectionReport), section };
}

function tell({ section, disagreements, examples, failure }: SectionReport): void {
  const verdict = failure ?? (disagreements === 0 ? 'agree' : `${disagreements} DISAGREE`);
  console.log(
    `${section.instruction.padEnd(10)} ${section.set.padEnd(8)} ${section.cases} cases: ${verdict}`,
  );
  for (const example of examples) console.log(`  ${example}`);
}

/**
 * Writes what the machine computed, in the plan's order, so that the file changes only with its contents. Of
 * instructions that were not run it keeps what is recorded.
 */
function record(machine: Machine, sections: readonly Section[], reports: readonly SectionReport[]): void {
  const path = join(folder, machine.folder, 'recorded.txt.gz');
  const run = new Set(sections.map(({ instruction }) => instruction));
  const isWhole = run.size === machine.instructions.length;
  const known =
    isWhole || !existsSync(path) ? [] : gunzipSync(readFileSync(path)).toString().trimEnd().split('\n');
  const lines = machine.instructions.flatMap(({ name }) => {
    if (!run.has(name)) return known.filter(line => readCase(line).instruction === name);
    const own = sections.filter(({ instruction }) => instruction === name);
    return own.flatMap(section => reports.find(report => report.section === section)?.record ?? []);
  });
  writeFileSync(path, gzipSync(`${lines.join('\n')}\n`, { level: 9 }));
  console.log(`recorded ${lines.length} cases`);
}
