/** Building the programs that run as witnesses. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { HelperRow } from './helper-instructions.ts';
import type { Machine } from './machines.ts';

const folder = 'test/semantics/conformance';
const cache = '.cache/conformance';

export interface Witness {
  readonly path: string;
  /** The instructions that it has, if not all of its machine. */
  readonly instructions?: ReadonlySet<string>;
}

/** The witnesses of a machine: in Go one for each way of building it, and for each compiler whose helpers it runs. */
export function buildWitnesses(machine: Machine, compiler: string, compilers: readonly string[]): Witness[] {
  mkdirSync(cache, { recursive: true });
  const { helpers, goBuilds } = machine;
  if (machine.isModule) return [{ path: join(cache, 'js', folder, machine.folder, 'witness.js') }];
  if (goBuilds === undefined) return [{ path: buildInC(machine, compiler) }];
  if (helpers !== undefined) {
    const goroots = compilers.length === 0 ? [go(compiler, ['env', 'GOROOT']).trim()] : compilers;
    return goroots.map((goroot, index) => buildHelpers(machine, helpers, compiler, goroot, index));
  }
  return goBuilds.map((flags, index) => ({ path: buildInGo(machine, compiler, flags, index) }));
}

function buildInC({ name, folder: own, flags }: Machine, compiler: string): string {
  const witness = join(cache, `witness-${name}`);
  const source = join(folder, own, 'witness.c');
  const args = ['-O2', '-Wall', '-Wextra', '-Werror', '-static', ...flags, '-o', witness, source];
  execFileSync(compiler, args, { stdio: 'inherit' });
  return witness;
}

/** What Go prints: of one machine's Go, and with nothing of the module that it runs in. */
function go(compiler: string, args: readonly string[], cwd = '.'): string {
  return execFileSync(compiler, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      GO111MODULE: 'off',
      GOTOOLCHAIN: 'local',
      GOFLAGS: '',
      CGO_ENABLED: '0',
    },
  });
}

/** A folder of its own, with the files of the program: Go wants them in one. */
function sourcesOf({ name, folder: own }: Machine, index: number): string {
  const sources = resolve(cache, `${name}-${index}`);
  rmSync(sources, { recursive: true, force: true });
  mkdirSync(sources);
  for (const part of ['go', own])
    for (const file of readdirSync(join(folder, part)).filter(isGo))
      copyFileSync(join(folder, part, file), join(sources, file));
  return sources;
}

const isGo = (file: string): boolean => file.endsWith('.go');

function buildInGo(machine: Machine, compiler: string, more: readonly string[], index: number): string {
  const sources = sourcesOf(machine, index);
  return link(machine, compiler, more, sources);
}

function link({ flags }: Machine, compiler: string, more: readonly string[], sources: string): string {
  const witness = `${sources}.witness`;
  const files = readdirSync(sources).filter(isGo);
  go(compiler, ['build', ...flags, ...more, '-o', witness, ...files], sources);
  return witness;
}

/** What `extract.go` says of a helper that the compiler has. */
interface Signature {
  readonly parameters: readonly string[];
  readonly typeParameters?: Readonly<Record<string, readonly string[]>>;
}

/** Throws where the compiler has a helper that takes other types than its rows. */
function buildHelpers(
  machine: Machine,
  helpers: readonly HelperRow[],
  compiler: string,
  goroot: string,
  index: number,
): Witness {
  const sources = sourcesOf(machine, index);
  const names = [...new Set(helpers.flatMap(({ helper }) => helper ?? []))];
  const extract = join(folder, machine.folder, 'extract', 'extract.go');
  const extracted = go(compiler, ['run', extract, goroot, join(sources, 'helpers.go'), ...names]);
  const signatures = new Map(Object.entries(JSON.parse(extracted) as Record<string, Signature>));
  const rows = helpers.filter(
    row => row.helper === undefined || takes(signatures.get(row.helper), row.types),
  );
  for (const [name, { parameters }] of signatures) {
    if (rows.some(({ helper }) => helper === name)) continue;
    throw new Error(`${name} of ${basename(goroot)} takes (${parameters.join(', ')}), and no row of it does`);
  }
  writeFileSync(join(sources, 'rows.go'), rowsInGo(rows));
  const instructions = new Set(rows.map(({ instruction }) => instruction.name));
  return { path: link(machine, compiler, [], sources), instructions };
}

function takes(signature: Signature | undefined, types: readonly string[]): boolean {
  if (signature?.parameters.length !== types.length) return false;
  const { parameters, typeParameters = {} } = signature;
  return parameters.every((parameter, index) =>
    (typeParameters[parameter] ?? [parameter]).includes(types[index]!),
  );
}

function rowsInGo(rows: readonly HelperRow[]): string {
  const lines = rows.map(({ instruction: { name }, call }) => {
    return `	row(${JSON.stringify(name)}, func(a, b, c uint64) (uint64, byte) { return outcome(func() uint64 { return ${call} }) })\n`;
  });
  return `package main\n\nimport (\n\t"math"\n\t"math/bits"\n)\n\nvar (\n\t_ = math.Pi\n\t_ = bits.UintSize\n)\n\nfunc addRows() {\n${lines.join('')}}\n`;
}
