#!/usr/bin/env node
/**
 * What is run of the bundled program, in a process or as a worker: reads the program together with what V8 made of it
 * in an earlier process. To compile it takes half of the time of a short run, and V8 gives out its code and takes it
 * back. The code lies beside the program, where those can write who can change the program; elsewhere it is not
 * looked for, and where nothing can be written the program is compiled each time.
 *
 * V8 looks only at its version, its flags and the length of the source, and trusts the rest. So a file of code is
 * named after the program, whose name has a digest, and begins with its own digest: what was damaged is not taken.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { isMainThread, threadId } from 'node:worker_threads';

type Program = typeof import('./main.ts');
/** Set by the bundler: the file of the program, which lies beside this one. */
declare const programFile: string;

/** Commands call different functions, and V8 compiles a function when it is first called. */
const usesOfTheirOwn: ReadonlySet<string | undefined> = new Set([
  'verify',
  'lint',
  'explain',
  'eval',
  'worker',
]);

const digestLength = 32;
const digestOf = (data: Uint8Array): Buffer => createHash('sha256').update(data).digest();

function codeAt(place: string): Buffer | undefined {
  try {
    const kept = readFileSync(place);
    const code = kept.subarray(digestLength);
    return digestOf(code).equals(kept.subarray(0, digestLength)) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** Put there in one step: a reader finds all of it or nothing. */
function keep(code: Buffer, place: string): void {
  const draft = `${place}.${process.pid}.${threadId}.tmp`;
  try {
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(draft, Buffer.concat([digestOf(code), code]));
    renameSync(draft, place);
  } catch {
    rmSync(draft, { force: true });
  }
}

/**
 * Optimizing what runs for a moment takes a third of the moment, also where provers run for ten seconds, each of them
 * seldom. The V8 of Node 20 is to wait until a function has run for longer; later ones have a cheaper compiler in
 * between. Flags are a part of what code is compiled for, and hold for all workers of the process.
 */
function optimizeLater(): void {
  if (Number.parseInt(process.versions.v8, 10) < 12) setFlagsFromString('--interrupt-budget=1000000');
}

/** The program, and how to keep its code if that was not found. */
function load(use: string | undefined): { readonly program: Program; keepCode(): void } {
  if (use === 'lint' || use === 'verify') optimizeLater();
  const path = fileURLToPath(new URL(programFile, import.meta.url));
  const kind = usesOfTheirOwn.has(use) ? use : 'others';
  const { version, arch } = process;
  const place = join(dirname(path), 'compiled', `${basename(path)}-${version}-${arch}-${kind}`);
  const cachedData = codeAt(place);
  const script = new Script(readFileSync(path, 'latin1'), {
    filename: path,
    ...(cachedData && { cachedData }),
  });
  const module = { exports: {} };
  script.runInThisContext()(createRequire(path), module.exports, module, path);
  const program = module.exports as Program;
  program.importOutsideBy(specifier => import(specifier));
  let isKept = cachedData !== undefined && script.cachedDataRejected !== true;
  return {
    program,
    keepCode: () => {
      if (!isKept) keep(script.createCachedData(), place);
      isKept = true;
    },
  };
}

const { program, keepCode } = load(isMainThread ? process.argv[2] : 'worker');
if (isMainThread) {
  process.once('exit', keepCode);
  program.runCommand();
}

type Worker = Awaited<ReturnType<Program['worker']>>;

/** A worker is ended from outside, so its code is kept as soon as it has done something. */
const inWorker =
  <Does extends keyof Worker>(does: Does) =>
  async (task: Parameters<Worker[Does]>[0]) => {
    const worker = await program.worker();
    const run = worker[does] as (task: unknown) => ReturnType<Worker[Does]>;
    const result = await run(task);
    keepCode();
    return result;
  };

export const checkSlice = inWorker('checkSlice');
export const lintPart = inWorker('lintPart');
