/**
 * `npm run conformance -- go-vectors GOROOT`: the vector ops of the language against Go itself. Each method of simd/archsimd
 * that is one op is called by a program that this Go compiles, with GOEXPERIMENT=simd, for arm64, which QEMU runs, for wasm,
 * which Node runs, and for amd64 where this processor has AVX-512; up to which NaN. Exits with 1 on a disagreement, and with
 * 2 if something is missing.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { settled, widthOf } from '../../../src/semantics/ops/entry.ts';
import { isDefinedOf, low, meaningOf, sameUpToNans, tuplesOf } from '../ops/drawn-vectors.ts';
import { type Call, callsOf } from './go-vector-calls.ts';
import { findProgram } from './programs.ts';

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
const mistaken: Readonly<Record<string, RegExp>> = {
  amd64: /^(MulAdd(EvenSubOdd|OddSubEven)|AESRoundKeyGenAssist)/,
};

/** How many ops differ otherwise than is known. */
function differing(goroot: string, arch: string, command: readonly string[], os: string): number {
  const pathOf = (file: string): string => join(goroot, `src/simd/archsimd/${file}_${arch}.go`);
  const sourceOf = (file: string): string => readFileSync(pathOf(file), 'utf8');
  // Not each machine has methods beside those that are generated.
  const extra = existsSync(pathOf('extra')) ? sourceOf('extra') : '';
  const calls = callsOf({ ops: sourceOf('ops') + extra, types: sourceOf('types') });
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
