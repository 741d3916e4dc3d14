/**
 * `npm run conformance -- vectors [COUNT] [--record]`: every vector instruction of arm64, executed by QEMU on so many tuples
 * of operands (2000), against its entry, bit for bit, NaNs too. Exits with 1 on a disagreement and with 2 if something is
 * missing on this machine. `--record` rewrites what ordinary tests replay.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { low, meaningOf, tuplesOf } from '../ops/drawn-vectors.ts';
import { type VectorInstruction, vectorInstructions } from './arm64/vectors/assembly.ts';
import { findProgram } from './programs.ts';
import { recordedTuples, recordFile } from './vector-record.ts';

const compiler = findProgram(['aarch64-linux-gnu-gcc']);
const emulator = findProgram(['qemu-aarch64', 'qemu-aarch64-static']);
const cache = '.cache/conformance';

/** Reads operands, 16 bytes each, three for each case; of each instruction in turn a count and then its cases. */
const program = (instructions: readonly VectorInstruction[]): string => `
#include <stdint.h>
#include <stdio.h>
typedef struct { unsigned char bytes[16]; } vector;
typedef void operation(const vector *in, vector *out);
#define OPERATION(id, text) static void op##id(const vector *in, vector *out) { \\
  __asm__ volatile("ldr q1,[%0]; ldr q2,[%0,#16]; ldr q3,[%0,#32]; ldr x9,[%0,#16]; mov v0.16b,v1.16b; " text "; str q0,[%1]" \\
    :: "r"(in), "r"(out) : "memory", "x9", "v0", "v1", "v2", "v3"); }
${instructions.map(({ assembly }, index) => `OPERATION(${index}, "${assembly}")`).join('\n')}
static operation *const operations[] = { ${instructions.map((_, index) => `op${index}`).join(', ')} };
int main(void) {
  for (unsigned k = 0; k < sizeof operations / sizeof *operations; k++) {
    uint32_t count;
    if (fread(&count, sizeof count, 1, stdin) != 1) return 1;
    while (count--) {
      vector in[3], out;
      if (fread(in, sizeof in, 1, stdin) != 1) return 1;
      operations[k](in, &out);
      fwrite(&out, sizeof out, 1, stdout);
    }
  }
  return fflush(stdout) != 0;
}
`;

function bytesOf(vector: bigint): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeBigUInt64LE(low(64, vector), 0);
  bytes.writeBigUInt64LE(low(64, vector >> 64n), 8);
  return bytes;
}

/** What the machine computes of the tuples of each instruction. */
function ask(path: string, tuples: readonly (readonly (readonly bigint[])[])[]): bigint[][] {
  const input = tuples.flatMap(cases => {
    const count = Buffer.alloc(4);
    count.writeUInt32LE(cases.length);
    return [count, ...cases.flatMap(operands => [0, 1, 2].map(place => bytesOf(operands[place] ?? 0n)))];
  });
  const output = execFileSync(emulator!, [path], { input: Buffer.concat(input), maxBuffer: 2 ** 30 });
  let place = 0;
  return tuples.map(cases =>
    cases.map(() => {
      const at = 16 * place++;
      return output.readBigUInt64LE(at) | (output.readBigUInt64LE(at + 8) << 64n);
    }),
  );
}

function run(args: readonly string[]): number {
  if (compiler === undefined || emulator === undefined) {
    console.error(
      'needs aarch64-linux-gnu-gcc and qemu-aarch64; on Debian: gcc-aarch64-linux-gnu qemu-user-static',
    );
    return 2;
  }
  mkdirSync(cache, { recursive: true });
  const [source, path] = [`${cache}/vectors-arm64.c`, `${cache}/vectors-arm64`];
  writeFileSync(source, program(vectorInstructions));
  execFileSync(compiler, ['-O1', '-static', '-march=armv8-a+crypto', '-o', path, source], {
    stdio: 'inherit',
  });
  const count = Math.max(recordedTuples, Number(args.find(arg => /^\d+$/.test(arg)) ?? 2000));
  const tuples = vectorInstructions.map(({ entry }) => tuplesOf(entry, count));
  const results = ask(path, tuples);
  let disagreements = 0;
  for (const [index, { entry, constant, name, assembly }] of vectorInstructions.entries()) {
    const means = meaningOf(entry, constant);
    const wrong = tuples[index]!.filter((operands, place) => means(operands) !== results[index]![place]!);
    disagreements += wrong.length;
    if (wrong.length > 0) {
      const [operands] = wrong;
      const shown = operands!.map(one => one.toString(16)).join(' ');
      const result = results[index]![tuples[index]!.indexOf(operands!)]!.toString(16);
      console.log(
        `${name} (${assembly}): ${wrong.length} DISAGREE, ${shown}: ${result}, not ${means(operands!).toString(16)}`,
      );
    }
  }
  if (args.includes('--record')) {
    const recorded = ask(
      path,
      vectorInstructions.map(({ entry }) => tuplesOf(entry, recordedTuples)),
    );
    const lines = recorded.map(
      (values, index) =>
        `${vectorInstructions[index]!.name}:${values.map(one => one.toString(16)).join(' ')}`,
    );
    writeFileSync(recordFile, gzipSync(`${lines.join('\n')}\n`, { level: 9 }));
  }
  console.log(`${vectorInstructions.length} instructions on ${count} tuples: ${disagreements} disagreements`);
  return disagreements === 0 ? 0 : 1;
}

process.exitCode = run(process.argv.slice(2));
