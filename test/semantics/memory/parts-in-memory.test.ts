/** Strings, slices, interfaces and complex numbers lie in memory as compiled Go lays them out, on machines of both sizes and orders. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compoundTypes, partsOfType } from '../../../src/model/types.ts';
import { MemoryReader } from '../../../src/semantics/memory/without-memory.ts';
import type { Place } from '../../../src/semantics/ops/entry.ts';
import { generic } from '../../../src/semantics/ops/generic/index.ts';
import { bits, bvadd, concat, equal, extract } from '../../../src/semantics/term/build.ts';
import { evaluate } from '../../../src/semantics/term/evaluate.ts';
import { type Term, variable, variablesOf } from '../../../src/semantics/term/term.ts';
import { buildCache, goToolchain, missingEmulator } from '../../support/go-toolchain.ts';
import { nightly } from '../../support/nightly.ts';

const machines = [
  { goarch: 'amd64', order: 'little', pointerSize: 8 },
  { goarch: 'arm', order: 'little', pointerSize: 4, qemu: 'arm' },
  { goarch: 'mips', order: 'big', pointerSize: 4, qemu: 'mips' },
  { goarch: 'mips64', order: 'big', pointerSize: 8, qemu: 'mips64' },
] as const;

const go = goToolchain('1.27');
const program = fileURLToPath(new URL('parts-in-memory.go', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'rulecheck-parts-'));

/**
 * What the program printed on a machine; to build it for another one takes long. Addresses in it are
 * those of one build, so that what another build prints is held to the model and not to this text.
 */
const recorded = ({ goarch }: (typeof machines)[number]) =>
  fileURLToPath(new URL(`parts-in-memory/${goarch}.txt`, import.meta.url));

function printed(goroot: string, machine: (typeof machines)[number]): string {
  const binary = join(folder, machine.goarch);
  const env = {
    ...process.env,
    GOARCH: machine.goarch,
    GOOS: 'linux',
    CGO_ENABLED: '0',
    GOCACHE: buildCache,
  };
  execFileSync(join(goroot, 'bin/go'), ['build', '-o', binary, program], { env, stdio: 'pipe' });
  const [file, args] = 'qemu' in machine ? [`qemu-${machine.qemu}-static`, [binary]] : [binary, []];
  return execFileSync(file, args, { encoding: 'utf8' });
}

/** Types, parts and bytes. */
const rowsOf = (output: string) =>
  [...output.matchAll(/^(\S+)((?: [0-9a-f]+)*) : ([0-9a-f]*)$/gm)].map(([, name, parts, bytes]) => ({
    name: name!,
    parts: parts!
      .trim()
      .split(' ')
      .filter(Boolean)
      .map(part => BigInt(`0x${part}`)),
    bytes: bytes!,
  }));

const [address, at] = [variable('address', 64), variable('at', 64)];
const before = variable('memory', 'Memory');
const valueAt = (term: Term, place: bigint): bigint =>
  evaluate(term, new Map(variablesOf(term).map(one => [one, one === at ? place : 0x1000n])), 'rne').value;

/** The bytes that the op Store leaves of a value, and whether the op Load reads that value there. */
function stored(name: string, parts: readonly bigint[], { order, pointerSize }: (typeof machines)[number]) {
  const type = compoundTypes(pointerSize).find(one => one.name === name)!;
  const inMemory = partsOfType(type)!;
  const place: Place = { width: 8 * type.size, order, pointerSize, parts: inMemory };
  const signed = (part: bigint): bigint =>
    BigInt.asUintN(inMemory.held, BigInt.asIntN(8 * inMemory.size, part));
  const value = parts
    .map((part): Term => bits(inMemory.held, signed(part)))
    .reduce((low, high) => concat(high, low), bits(1, 0n));
  const held = parts.length === 0 ? value : extract((value.sort as number) - 1, 1, value);
  const [memory] = generic.ops.get('Store')!.denote([address, held, before], [], place);
  const reader = new MemoryReader(8 * pointerSize);
  const byte = reader.byteAt(memory, bvadd(address, at));
  const bytes = Array.from({ length: type.size }, (_, index) => valueAt(byte, BigInt(index)));
  const [loaded] = generic.ops.get('Load')!.denote([address, memory], [], place);
  return {
    bytes: bytes.map(one => one.toString(16).padStart(2, '0')).join(''),
    isLoaded: valueAt(equal(reader.read(loaded), held), 0n) === 1n,
    behind: [-1n, BigInt(type.size)].map(index => valueAt(byte, BigInt.asUintN(64, index))),
  };
}

function expectStoredAsPrinted(output: string, machine: (typeof machines)[number]): void {
  const rows = rowsOf(output);
  const untouched = valueAt(new MemoryReader(8 * machine.pointerSize).byteAt(before, address), 0n);
  expect(rows.map(({ name }) => name)).toEqual([...compoundTypes(8).map(({ name }) => name), 'struct{}']);
  for (const { name, parts, bytes } of rows)
    expect({ name, ...stored(name, parts, machine) }).toEqual({
      name,
      bytes,
      isLoaded: true,
      behind: [untouched, untouched],
    });
}

describe.each(machines)('$goarch', machine => {
  it('stores the parts where compiled Go did, and nothing beside them', () => {
    expectStoredAsPrinted(readFileSync(recorded(machine), 'utf8'), machine);
  });

  const isMissing = 'qemu' in machine ? missingEmulator(machine.qemu) !== undefined : process.arch !== 'x64';
  const isRecordedOnly = machine.goarch !== 'amd64' && !nightly;
  it.skipIf('missing' in go || isMissing || isRecordedOnly)(
    'stores the parts where Go compiled now does',
    () => {
      if ('missing' in go) throw new Error(go.missing);
      expectStoredAsPrinted(printed(go.goroot, machine), machine);
    },
    120_000,
  );
});
