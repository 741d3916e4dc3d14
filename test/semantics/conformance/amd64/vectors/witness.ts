/**
 * Runs every case on the processor that Bochs makes, in a program of its own that needs no system:
 * `npm run conformance -- amd64-vectors [--record]`, with GNU's assembler and linker, and Bochs where BOCHS, BOCHS_BIOS and
 * BOCHS_VGABIOS say (Debian's packages bochs, bochsbios, vgabios and bochs-term).
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { testOf } from './assembly.ts';
import { pool, resultWidth, vectorCases } from './cases.ts';
import { disagreement } from './replay.ts';

const folder = 'test/semantics/conformance/amd64/vectors';
const work = '.cache/conformance/vectors';
const setting = (name: string, usual: string): string => process.env[name] ?? usual;

/** Results go up from here; the program and the pool lie below. */
const results = 0x200000;
const sectorsAtOnce = 64;

/** Bochs writes what is sent to the port among its own words: the bytes are those behind the mark. */
const body = `.intel_syntax noprefix
  mov dx, 0xe9
  mov al, '<'
  out dx, al
  out dx, al
  out dx, al
  mov rdi, ${results}
  lea r15, [rip + pool]
${vectorCases.flatMap(testOf).join('\n')}
  mov rcx, rdi
  mov rsi, ${results}
  sub rcx, rsi
  mov dx, 0xe9
  cld
  rep outsb
  ret
.balign 64
pool:
${pool.map(vector => `  .octa ${[0, 128, 256, 384].map(low => `0x${BigInt.asUintN(128, vector >> BigInt(low)).toString(16)}`).join(', ')}`).join('\n')}
`;

function assemble(): void {
  mkdirSync(work, { recursive: true });
  writeFileSync(join(work, 'body.s'), body);
  const run = (command: string, ...args: readonly string[]): void =>
    void execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  run('as', '--64', join(work, 'body.s'), '-o', join(work, 'body.o'));
  run(
    'ld',
    '-Ttext',
    '0x10000',
    '--oformat',
    'binary',
    '-e',
    '0x10000',
    join(work, 'body.o'),
    '-o',
    join(work, 'body.bin'),
  );
  const program = readFileSync(join(work, 'body.bin'));
  const chunks = Math.ceil(program.length / (512 * sectorsAtOnce));
  run('as', '--64', '--defsym', `CHUNKS=${chunks}`, join(folder, 'boot.s'), '-o', join(work, 'boot.o'));
  run(
    'ld',
    '-Ttext',
    '0x7c00',
    '--oformat',
    'binary',
    '-e',
    '0x7c00',
    join(work, 'boot.o'),
    '-o',
    join(work, 'boot.bin'),
  );
  const disk = Buffer.alloc(512 * 63 * 16 * (2 + Math.ceil(program.length / (512 * 63 * 16))));
  readFileSync(join(work, 'boot.bin')).copy(disk, 0);
  program.copy(disk, 512);
  // A run that was stopped leaves its lock.
  rmSync(join(work, 'disk.img.lock'), { force: true });
  writeFileSync(join(work, 'disk.img'), disk);
  const cylinders = disk.length / (512 * 63 * 16);
  writeFileSync(
    join(work, 'bochsrc'),
    `plugin_ctrl: unmapped=1, biosdev=1, speaker=0, extfpuirq=1, parallel=0, serial=0
config_interface: textconfig
display_library: ${setting('BOCHS_DISPLAY', 'rfb, options="timeout=0"')}
romimage: file=${setting('BOCHS_BIOS', '/usr/share/bochs/BIOS-bochs-legacy')}
vgaromimage: file=${setting('BOCHS_VGABIOS', '/usr/share/vgabios/vgabios.bin')}
cpu: model=tigerlake, ips=50000000
megs: 64
ata0: enabled=1, ioaddr1=0x1f0, ioaddr2=0x3f0, irq=14
ata0-master: type=disk, path=${join(work, 'disk.img')}, mode=flat, cylinders=${cylinders}, heads=16, spt=63
boot: disk
port_e9_hack: enabled=1
log: ${join(work, 'log')}
panic: action=fatal
`,
  );
}

function computed(): readonly bigint[] {
  writeFileSync(join(work, 'commands'), 'c\n');
  spawnSync(setting('BOCHS', 'bochs'), ['-q', '-f', join(work, 'bochsrc')], {
    stdio: [
      openSync(join(work, 'commands'), 'r'),
      openSync(join(work, 'output'), 'w'),
      openSync(join(work, 'errors'), 'w'),
    ],
    timeout: 120_000,
  });
  const output = readFileSync(join(work, 'output'));
  const start = output.lastIndexOf('<<<') + 3;
  const bytes = output.subarray(start, start + 64 * vectorCases.length);
  if (start < 3 || bytes.length < 64 * vectorCases.length)
    throw new Error(`the program did not end: see ${join(work, 'log')}`);
  return vectorCases.map((one, index) => {
    const hex = Buffer.from(bytes.subarray(64 * index, 64 * index + 64))
      .reverse()
      .toString('hex');
    return BigInt.asUintN(resultWidth(one), BigInt(`0x${hex}`));
  });
}

assemble();
const values = computed();
const wrong = vectorCases.flatMap((one, index) => disagreement(one, values[index]!) ?? []);
console.log(wrong.slice(0, 40).join('\n'));
console.log(`${vectorCases.length} cases, ${wrong.length} disagreements`);
if (process.argv.includes('--record')) {
  const lines = vectorCases.map(({ entry }, index) => `${entry.name} ${values[index]!.toString(16)}\n`);
  writeFileSync(join(folder, 'recorded.txt.gz'), gzipSync(lines.join(''), { level: 9 }));
}
process.exitCode = wrong.length > 0 ? 1 : 0;
