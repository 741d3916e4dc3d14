/**
 * `npm run conformance -- go-vectors GOROOT`: the vector ops of the language against Go itself. Each method of simd/archsimd
 * that is one op is called by a program that this Go compiles, with GOEXPERIMENT=simd, for arm64, which QEMU runs, and for
 * wasm, which Node runs; up to which NaN. Exits with 1 on a disagreement, and with 2 if something is missing.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpEntry } from '../../../src/semantics/ops/entry.ts';
import { settled, widthOf } from '../../../src/semantics/ops/entry.ts';
import { generic } from '../../../src/semantics/ops/generic/index.ts';
import { constantsOf, isDefinedOf, low, meaningOf, sameUpToNans, tuplesOf } from '../ops/drawn-vectors.ts';
import { findProgram } from './programs.ts';

interface Call {
  readonly entry: OpEntry;
  readonly constant: bigint | undefined;
  /** A statement that calls the method on `in` and stores what it gives to `out`. */
  readonly statement: string;
}

const isVector = (type: string): boolean => /^(Int|Uint|Float)\d+x\d+$/.test(type);
const arrayOf = (type: string): string => {
  const [, element, count] = /^(\w+)x(\d+)$/.exec(type)!;
  return `*[${count}]${element!.toLowerCase()}`;
};
const loaded = (type: string, place: number): string =>
  isVector(type)
    ? `archsimd.Load${type}Array((${arrayOf(type)})(unsafe.Pointer(&in[${place}])))`
    : `*(*${type})(unsafe.Pointer(&in[${place}]))`;

function stored(value: string, type: string): string {
  const mask = /^Mask(\d+x\d+)$/.exec(type);
  if (mask !== null) return stored(`${value}.ToInt${mask[1]}()`, `Int${mask[1]}`);
  return isVector(type)
    ? `${value}.StoreArray((${arrayOf(type)})(unsafe.Pointer(out)))`
    : `*(*${type})(unsafe.Pointer(out)) = ${value}`;
}

/** The methods that the compiler makes an op of: they have no body. */
function callsIn(source: string): Call[] {
  const methods = source.matchAll(/^func \(x (\w+)\) ([A-Z]\w*)\(([^)]*)\) (\w+)$/gm);
  return [...methods].flatMap(([, type = '', method = '', parameters = '', result = '']) => {
    const entry = generic.ops.get(`${method}${type}`) ?? generic.ops.get(`${method}Var${type}`);
    if (entry === undefined || !isVector(type)) return [];
    const types = parameters.split(',').flatMap(parameter => parameter.trim().split(' ').slice(1));
    const constantAt = entry.aux === undefined ? -1 : types.length > 1 && isVector(types[0]!) ? 1 : 0;
    const registers = types.filter((_, index) => index !== constantAt);
    return constantsOf(entry).map(constant => {
      const operands = registers.map((one, index) => loaded(one, index + 1));
      if (constant !== undefined) operands.splice(constantAt, 0, `${constant}`);
      return {
        entry,
        constant,
        statement: stored(`${loaded(type, 0)}.${method}(${operands.join(', ')})`, result),
      };
    });
  });
}

const program = (calls: readonly Call[]): string => `package main
import ("bufio"; "encoding/binary"; "io"; "os"; "simd/archsimd"; "unsafe")
${calls.map(({ statement }, index) => `//go:noinline\nfunc f${index}(in *[3][16]byte, out *[16]byte) { ${statement} }`).join('\n')}
var table = []func(in *[3][16]byte, out *[16]byte){${calls.map((_, index) => `f${index}`).join(', ')}}
func main() {
	r, w := bufio.NewReader(os.Stdin), bufio.NewWriter(os.Stdout)
	for _, f := range table {
		var n uint32
		if binary.Read(r, binary.LittleEndian, &n) != nil { panic("no count") }
		for ; n > 0; n-- {
			var in [3][16]byte
			var out [16]byte
			for k := range in { if _, err := io.ReadFull(r, in[k][:]); err != nil { panic(err) } }
			f(&in, &out)
			w.Write(out[:])
		}
	}
	w.Flush()
}
`;

function bytesOf(vector: bigint): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeBigUInt64LE(low(64, vector), 0);
  bytes.writeBigUInt64LE(low(64, vector >> 64n), 8);
  return bytes;
}

/** How many ops differ. */
function differing(goroot: string, arch: string, command: readonly string[], os: string): number {
  const calls = callsIn(readFileSync(join(goroot, `src/simd/archsimd/ops_${arch}.go`), 'utf8'));
  const folder = join('.cache/conformance', `go-vectors-${arch}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'main.go'), program(calls));
  execFileSync(join(goroot, 'bin/go'), ['build', '-o', 'program', 'main.go'], {
    cwd: folder,
    stdio: 'inherit',
    env: {
      ...process.env,
      ...{ GOROOT: goroot, GOOS: os, GOARCH: arch, GOEXPERIMENT: 'simd' },
      ...{ GO111MODULE: 'off', GOTOOLCHAIN: 'local', GOFLAGS: '', CGO_ENABLED: '0' },
    },
  });
  const tuples = calls.map(({ entry }) => tuplesOf(entry, 200).filter(isDefinedOf(entry)));
  const input = tuples.flatMap(cases => {
    const count = Buffer.alloc(4);
    count.writeUInt32LE(cases.length);
    return [count, ...cases.flatMap(operands => [0, 1, 2].map(place => bytesOf(operands[place] ?? 0n)))];
  });
  const [emulator = '', ...args] = [...command, join(folder, 'program')];
  const output = execFileSync(emulator, args, { input: Buffer.concat(input), maxBuffer: 2 ** 30 });
  let at = -16;
  const wrong = calls.filter(({ entry, constant }, index) => {
    const means = meaningOf(entry, constant);
    const width = widthOf(settled(entry.results[0]));
    const differs = tuples[index]!.filter(operands => {
      at += 16;
      const result = output.readBigUInt64LE(at) | (output.readBigUInt64LE(at + 8) << 64n);
      return !sameUpToNans(entry.results[0], low(width, result), means(operands));
    });
    if (differs.length > 0)
      console.log(`${arch} ${entry.name} ${constant ?? ''}: ${differs.length} DISAGREE`);
    return differs.length > 0;
  });
  console.log(`${arch}: ${tuples.flat().length} cases of ${calls.length} calls, ${wrong.length} disagree`);
  return wrong.length;
}

const [goroot] = process.argv.slice(2);
const qemu = findProgram(['qemu-aarch64', 'qemu-aarch64-static']);
if (goroot === undefined || qemu === undefined) {
  console.error('needs qemu-aarch64 and the GOROOT of Go 1.27; on Debian: apt-get install qemu-user-static');
  process.exitCode = 2;
} else {
  const node = [process.execPath, '--stack-size=8192', join(goroot, 'lib/wasm/wasm_exec_node.js')];
  const wrong = differing(goroot, 'arm64', [qemu], 'linux') + differing(goroot, 'wasm', node, 'js');
  process.exitCode = wrong === 0 ? 0 : 1;
}
