/**
 * Runs every case on this processor: `npm run conformance -- amd64-vectors [--record]`, with GNU's assembler and linker.
 * Exits with 2 where it has not all of the instructions.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { testOf } from './assembly.ts';
import { pool, resultWidth, vectorCases } from './cases.ts';
import { disagreement } from './replay.ts';

const folder = 'test/semantics/conformance/amd64/vectors';
const work = '.cache/conformance/vectors';

/** As /proc/cpuinfo spells them. */
const extensions = [
  ...['avx512f', 'avx512bw', 'avx512dq', 'avx512vl', 'avx512cd', 'avx512vbmi', 'avx512_vbmi2'],
  ...['avx512_vnni', 'avx512_bitalg', 'avx512_vpopcntdq', 'gfni', 'vaes', 'vpclmulqdq'],
];

/** Writes the results to its output, one behind the other. */
const body = `.intel_syntax noprefix
.globl _start
_start:
  lea rdi, [rip + results]
  lea r15, [rip + pool]
${vectorCases.flatMap(testOf).join('\n')}
  mov r12, rdi
  lea rsi, [rip + results]
again:
  mov rdx, r12
  sub rdx, rsi
  jz done
  mov eax, 1
  mov edi, 1
  syscall
  add rsi, rax
  jmp again
done:
  mov eax, 60
  xor edi, edi
  syscall
.balign 64
pool:
${pool.map(vector => `  .octa ${[0, 128, 256, 384].map(low => `0x${BigInt.asUintN(128, vector >> BigInt(low)).toString(16)}`).join(', ')}`).join('\n')}
.bss
.balign 64
results: .skip ${64 * vectorCases.length}
`;

function computed(): readonly bigint[] {
  mkdirSync(work, { recursive: true });
  const [source, object, program] = ['body.s', 'body.o', 'body'].map(name => join(work, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(source, body);
  execFileSync('as', ['--64', source, '-o', object], { stdio: 'inherit' });
  execFileSync('ld', [object, '-o', program], { stdio: 'inherit' });
  const output = execFileSync(program, { maxBuffer: 2 ** 30 });
  return vectorCases.map((one, index) => {
    const bytes = Buffer.from(output.subarray(64 * index, 64 * index + 64));
    return BigInt.asUintN(resultWidth(one), BigInt(`0x${bytes.reverse().toString('hex')}`));
  });
}

const flags = new Set(readFileSync('/proc/cpuinfo', 'utf8').split(/\s+/));
const missing = extensions.filter(name => !flags.has(name));
if (missing.length > 0) {
  console.error(`this processor has not ${missing.join(', ')}`);
  process.exit(2);
}
const values = computed();
const wrong = vectorCases.flatMap((one, index) => disagreement(one, values[index]!) ?? []);
console.log(wrong.slice(0, 40).join('\n'));
console.log(`${vectorCases.length} cases, ${wrong.length} disagreements`);
if (process.argv.includes('--record')) {
  const lines = vectorCases.map(({ entry }, index) => `${entry.name} ${values[index]!.toString(16)}\n`);
  writeFileSync(join(folder, 'recorded.txt.gz'), gzipSync(lines.join(''), { level: 9 }));
}
process.exitCode = wrong.length > 0 ? 1 : 0;
