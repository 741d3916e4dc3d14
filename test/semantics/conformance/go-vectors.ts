/**
 * `npm run conformance -- go-vectors GOROOT`: the vector ops of the language against Go itself. Each method of simd/archsimd
 * that is one op is called by a program that this Go compiles, with GOEXPERIMENT=simd, for arm64, which QEMU runs, for wasm,
 * which Node runs, and for amd64 where this processor has AVX-512; up to which NaN. Exits with 1 on a disagreement, and with
 * 2 if something is missing.
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
  /** What the statement calls. */
  readonly declaration?: string;
}

const isVector = (type: string): boolean => /^(Int|Uint|Float)\d+x\d+$/.test(type);
const arrayOf = (type: string): string => {
  const [, element, count] = /^(\w+)x(\d+)$/.exec(type)!;
  return `*[${count}]${element!.toLowerCase()}`;
};
const maskOf = (type: string): string | undefined => /^Mask(\d+x\d+)$/.exec(type)?.[1];
const loaded = (type: string, place: number): string =>
  maskOf(type) !== undefined
    ? `${loaded(`Int${maskOf(type)}`, place)}.ToMask()`
    : isVector(type)
      ? `archsimd.Load${type}Array((${arrayOf(type)})(unsafe.Pointer(&in[${place}])))`
      : `*(*${type})(unsafe.Pointer(&in[${place}]))`;

function stored(value: string, type: string): string {
  const mask = maskOf(type);
  if (mask !== undefined) return stored(`${value}.ToInt${mask}()`, `Int${mask}`);
  return isVector(type)
    ? `${value}.StoreArray((${arrayOf(type)})(unsafe.Pointer(out)))`
    : `*(*${type})(unsafe.Pointer(out)) = ${value}`;
}

/** Ops whose operands are not in the order of the call: of each the places of the receiver and of what follows. */
const orders: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^Permute(?!OrZero)/, [1, 0]],
  [/^ConcatPermute[IUF]/, [1, 2, 0]],
];

/** What a call says of the constant of its op. */
const constantArguments: readonly (readonly [RegExp, (constant: bigint) => string])[] = [
  [/Scaled/, constant => `${constant >> 4n}`],
  [/^ConcatPermute128Scalars/, constant => `${constant & 3n}, ${constant >> 4n}`],
];

/** The methods that the compiler makes an op of: they have no body. */
function callsIn(source: string): Call[] {
  const methods = source.matchAll(/^func \(x (\w+)\) ([A-Z]\w*)\(([^)]*)\) (\w+)$/gm);
  return [...methods].flatMap(([, type = '', method = '', parameters = '', result = '']) => {
    const entry = generic.ops.get(`${method}${type}`) ?? generic.ops.get(`${method}Var${type}`);
    if (entry === undefined || !isVector(type)) return [];
    const types = parameters
      .replace('lo, hi ', 'lohi ')
      .split(',')
      .flatMap(parameter => parameter.trim().split(' ').slice(1));
    const constantAt = entry.aux === undefined ? -1 : types.length > 1 && isVector(types[0]!) ? 1 : 0;
    const registers = [type, ...types.filter((_, index) => index !== constantAt)];
    const order = orders.find(([ops]) => ops.test(entry.name))?.[1] ?? registers.map((_, index) => index);
    const argument = constantArguments.find(([ops]) => ops.test(entry.name))?.[1] ?? String;
    return constantsOf(entry).map(constant => {
      const [receiver, ...operands] = registers.map((one, index) => loaded(one, order[index]!));
      if (constant !== undefined) operands.splice(constantAt, 0, argument(constant));
      return { entry, constant, statement: stored(`${receiver}.${method}(${operands.join(', ')})`, result) };
    });
  });
}

/**
 * Of a mask as an integer, and back. The compiler of Go 1.27 fails on a mask that is made of an integer and then stored or
 * read as a vector of integers (`invalid instruction: MOVUPS X0, AX`): it has the type of a mask register there. The
 * result of a function has the type of a vector.
 */
function conversionsIn(source: string): Call[] {
  const methods = source.matchAll(/^func \(x (Mask\w+)\) ToBits\(\) (uint(\d+))$/gm);
  return [...methods].flatMap(([, mask = '', integer = '', width = '']) => [
    {
      entry: generic.ops.get(`Cvt${mask}to${width}`)!,
      constant: undefined,
      statement: stored(`${loaded(mask, 0)}.ToBits()`, integer),
    },
    {
      entry: generic.ops.get(`Cvt${width}to${mask}`)!,
      constant: undefined,
      declaration: `func of${mask}(y ${integer}) archsimd.${mask} { return archsimd.${mask}FromBits(y) }`,
      statement: stored(`of${mask}(${loaded(integer, 0)})`, mask),
    },
  ]);
}

const program = (calls: readonly Call[]): string => `package main
import ("bufio"; "encoding/binary"; "io"; "os"; "simd/archsimd"; "unsafe")
${calls
  .flatMap(({ declaration = [] }) => declaration)
  .map(one => `//go:noinline\n${one}`)
  .join('\n')}
${calls.map(({ statement }, index) => `//go:noinline\nfunc f${index}(in *[3][64]byte, out *[64]byte) { ${statement} }`).join('\n')}
var table = []func(in *[3][64]byte, out *[64]byte){${calls.map((_, index) => `f${index}`).join(', ')}}
func main() {
	r, w := bufio.NewReader(os.Stdin), bufio.NewWriter(os.Stdout)
	for _, f := range table {
		var n uint32
		if binary.Read(r, binary.LittleEndian, &n) != nil { panic("no count") }
		for ; n > 0; n-- {
			var in [3][64]byte
			var out [64]byte
			for k := range in { if _, err := io.ReadFull(r, in[k][:]); err != nil { panic(err) } }
			f(&in, &out)
			w.Write(out[:])
		}
	}
	w.Flush()
}
`;

const bytesOf = (vector: bigint): Buffer =>
  Buffer.from(vector.toString(16).padStart(128, '0'), 'hex').reverse();

/** What Go 1.27 builds of these is not what its documentation says (FINDINGS.md). */
const mistaken: Readonly<Record<string, RegExp>> = { amd64: /^MulAdd(EvenSubOdd|OddSubEven)/ };

/** How many ops differ otherwise than is known. */
function differing(goroot: string, arch: string, command: readonly string[], os: string): number {
  const sourceOf = (file: string): string =>
    readFileSync(join(goroot, `src/simd/archsimd/${file}_${arch}.go`), 'utf8');
  const calls = [...callsIn(sourceOf('ops')), ...conversionsIn(sourceOf('types'))];
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
  const tuples = calls.map(({ entry, constant }) =>
    tuplesOf(entry, 200).filter(isDefinedOf(entry, constant)),
  );
  const input = tuples.flatMap(cases => {
    const count = Buffer.alloc(4);
    count.writeUInt32LE(cases.length);
    return [count, ...cases.flatMap(operands => [0, 1, 2].map(place => bytesOf(operands[place] ?? 0n)))];
  });
  const [emulator = '', ...args] = [...command, join(folder, 'program')];
  const output = execFileSync(emulator, args, { input: Buffer.concat(input), maxBuffer: 2 ** 30 });
  let at = -64;
  const wrong = calls.filter(({ entry, constant }, index) => {
    const means = meaningOf(entry, constant);
    const width = widthOf(settled(entry.results[0]));
    const differs = tuples[index]!.filter(operands => {
      at += 64;
      const result = BigInt(
        `0x${Buffer.from(output.subarray(at, at + 64))
          .reverse()
          .toString('hex')}`,
      );
      return !sameUpToNans(entry.results[0], low(width, result), means(operands));
    });
    const isKnown = mistaken[arch]?.test(entry.name) === true;
    const isAsExpected = differs.length > 0 === isKnown;
    if (!isAsExpected)
      console.log(
        `${arch} ${entry.name} ${constant ?? ''}: ${differs.length} DISAGREE${isKnown ? ', though they are known to' : ''}`,
      );
    return !isAsExpected;
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
  const has512 = /avx512_bitalg/.test(readFileSync('/proc/cpuinfo', 'utf8'));
  if (!has512) console.log('amd64: this processor has no AVX-512');
  const wrong =
    (has512 ? differing(goroot, 'amd64', [], 'linux') : 0) +
    differing(goroot, 'arm64', [qemu], 'linux') +
    differing(goroot, 'wasm', node, 'js');
  process.exitCode = wrong === 0 ? 0 : 1;
}
