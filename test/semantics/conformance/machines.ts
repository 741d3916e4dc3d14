/** The machines that can be asked what their instructions compute. */
import { BINARY32, BINARY64 } from '../../../src/semantics/float/index.ts';
import { floatOps as amd64FloatOps } from '../../../src/semantics/ops/amd64/float.ts';
import { floatOps as armFloatOps } from '../../../src/semantics/ops/arm/float.ts';
import { floatOps as arm64FloatOps } from '../../../src/semantics/ops/arm64/float.ts';
import { floatOps as loong64FloatOps } from '../../../src/semantics/ops/loong64/float.ts';
import { floatOps as ppc64FloatOps } from '../../../src/semantics/ops/ppc64/float.ts';
import { blocks, integerOps } from '../../../src/semantics/ops/riscv64/integer.ts';
import { memoryOps } from '../../../src/semantics/ops/riscv64/memory.ts';
import { floatOps as s390xFloatOps } from '../../../src/semantics/ops/s390x/float.ts';
import { integerOps as s390xIntegerOps } from '../../../src/semantics/ops/s390x/integer.ts';
import { isa } from '../../../src/semantics/ops/table.ts';
import { floatOps as wasmFloatOps } from '../../../src/semantics/ops/wasm/float.ts';
import { integerOps as wasmIntegerOps } from '../../../src/semantics/ops/wasm/integer.ts';
import { memoryOps as wasmMemoryOps } from '../../../src/semantics/ops/wasm/memory.ts';
import { instructions386 } from './386/instructions.ts';
import { instructions as amd64Integers } from './amd64/integers/instructions.ts';
import { instructions as armIntegers } from './arm/integers/instructions.ts';
import { instructions as arm64Integers } from './arm64/integers/instructions.ts';
import { genericInstructions } from './generic-instructions.ts';
import { type HelperRow, helperRows } from './helper-instructions.ts';
import { type Instruction, instructions } from './instructions.ts';
import { type Constants, every, integerInstructions } from './integer-instructions.ts';
import { instructions as loong64Integers } from './loong64/integers/instructions.ts';
import { instructions as mipsInstructions } from './mips/instructions.ts';
import { instructions as mips64Instructions } from './mips64/instructions.ts';
import { opInstructions, type Reading } from './op-instructions.ts';
import { instructions as ppc64Integers } from './ppc64/integers/instructions.ts';
import { s390xIntegers } from './s390x/integers/instructions.ts';

export interface Machine {
  readonly name: string;
  readonly instructions: readonly Instruction[];
  /** Where its witness.c and its record lie, within this folder. */
  readonly folder: string;
  /** Rounding modes that the witness runs through; 1 for round to nearest even alone. */
  readonly modes: number;
  readonly compiler: string;
  readonly flags: readonly string[];
  /** Of a witness in Go: further flags, for each way of building it. All of them are run. */
  readonly goBuilds?: readonly (readonly string[])[];
  /** Of a witness in Go: its rows call functions of Go's compiler, whose text is taken from its source. */
  readonly helpers?: readonly HelperRow[];
  /** Its witness is a module that Node runs, witness.ts. */
  readonly isModule?: true;
  readonly emulators: readonly string[];
  /** Debian's packages with all that is needed. */
  readonly packages: string;
  /** Cases that a section contributes to the record, if it has as many. */
  readonly recordedPerSection: number;
}

const emulated = (target: string, library: string, emulator: string) => ({
  compiler: `${target}-linux-gnu-gcc`,
  emulators: [`qemu-${emulator}`, `qemu-${emulator}-static`],
  packages: `gcc-${target}-linux-gnu libc6-dev-${library}-cross qemu-user-static`,
});

const onBothFormats = (...ops: readonly string[]): Reading[] =>
  ops.flatMap(op => [BINARY32, BINARY64].map(format => ({ op, format })));

const withConstants = (op: string, constants: readonly bigint[]): Reading[] =>
  constants.map(constant => ({ op, constant }));

/** This machine itself, if it is one: `env` runs a program as it is. */
const here = { compiler: 'gcc', emulators: ['env'], packages: 'gcc (on a processor with FMA3)' } as const;

/** Ops of one Go table, in round to nearest even: Go runs in no other mode. */
const ofOps = { modes: 1, recordedPerSection: 60 } as const;

/** Those that one instruction shows: what Go makes a sequence of has a size, and the rest name no operands. */
const isShown = ({ name }: { readonly name: string }): boolean => !/^Lowered(Zero|Move|Get)/.test(name);
const memoryInstructions = memoryOps().filter(isShown);
const wasmMemoryInstructions = wasmMemoryOps().filter(isShown);

/** Ends of ranges, and constants of which Go's assembler makes several instructions. */
const riscv64Constants: Constants = (() => {
  const imm12 = [-2048n, -1n, 0n, 1n, 2047n];
  const imm32 = [...imm12, -(1n << 31n), (1n << 31n) - 1n, (1n << 30n) + 2048n];
  return {
    ...every(['ADDIW', 'SLTI', 'SLTIU'], imm12),
    ...every(['ANDI', 'ORI', 'XORI'], imm32),
    ADDI: [...imm32, 2048n, -4096n],
    ...every(['SLLI', 'SRLI', 'SRAI', 'RORI'], [0n, 1n, 63n]),
    ...every(['SLLIW', 'SRLIW', 'SRAIW', 'RORIW'], [0n, 1n, 31n]),
    ...every(
      memoryInstructions.map(({ name }) => name),
      [-2048n, 2047n],
    ),
  };
})();

const wasmConstants: Constants = {
  ...every(
    wasmMemoryInstructions.map(({ name }) => name),
    [0n, 0x1000n],
  ),
  LoweredAddr: [-(1n << 31n), (1n << 31n) - 1n],
  I64AddConst: [-(1n << 63n), -1n, 0n, 1n, (1n << 63n) - 1n],
};

/** Rules on floating point mix it in. */
const s390xRotation = s390xIntegerOps().filter(({ name }) => name === 'RISBGZ');

export const machines: readonly Machine[] = [
  {
    name: 'riscv64',
    instructions,
    folder: '.',
    modes: 5,
    recordedPerSection: 500,
    flags: ['-march=rv64gc'],
    ...emulated('riscv64', 'riscv64', 'riscv64'),
  },
  {
    name: 'riscv64-integers',
    instructions: integerInstructions([...integerOps(), ...memoryInstructions], blocks(), riscv64Constants),
    folder: 'riscv64',
    flags: ['-march=rv64gc_zba_zbb'],
    ...emulated('riscv64', 'riscv64', 'riscv64'),
    ...ofOps,
  },
  {
    name: 'generic-integers',
    instructions: genericInstructions,
    folder: 'generic',
    compiler: 'go',
    flags: ['-ldflags=-checklinkname=0'],
    goBuilds: [[], ['-gcflags=-N -l']],
    emulators: ['env'],
    packages: 'golang-go (of Go 1.27, with bin/go on PATH)',
    modes: 1,
    recordedPerSection: 40,
  },
  {
    name: 'go-helpers',
    instructions: helperRows.map(({ instruction }) => instruction),
    helpers: helperRows,
    folder: 'go-helpers',
    compiler: 'go',
    flags: [],
    goBuilds: [[]],
    emulators: ['env'],
    packages: 'golang-go golang-src (with bin/go on PATH)',
    modes: 1,
    recordedPerSection: 100,
  },
  {
    name: 'arm64',
    instructions: opInstructions(isa('ARM64', [arm64FloatOps]), []),
    folder: 'arm64',
    flags: [],
    ...emulated('aarch64', 'arm64', 'aarch64'),
    ...ofOps,
  },
  {
    name: 'arm64-integers',
    instructions: arm64Integers,
    folder: 'arm64/integers',
    flags: ['-march=armv8.1-a'],
    ...emulated('aarch64', 'arm64', 'aarch64'),
    ...ofOps,
  },
  {
    name: 'arm',
    instructions: opInstructions(isa('ARM', [armFloatOps]), []),
    folder: 'arm',
    flags: ['-march=armv7-a', '-mfpu=vfpv4', '-mfloat-abi=hard'],
    ...emulated('arm', 'armhf', 'arm'),
    compiler: 'arm-linux-gnueabihf-gcc',
    ...ofOps,
  },
  {
    name: 'arm-integers',
    instructions: armIntegers,
    folder: 'arm/integers',
    flags: ['-march=armv7-a', '-marm', '-mfpu=vfpv4', '-mfloat-abi=hard'],
    ...emulated('arm', 'armhf', 'arm'),
    compiler: 'arm-linux-gnueabihf-gcc',
    ...ofOps,
    recordedPerSection: 20,
  },
  {
    name: 'amd64',
    instructions: opInstructions(isa('AMD64', [amd64FloatOps]), [
      ...onBothFormats('PXOR', 'POR'),
      ...['ROUNDSS', 'ROUNDSD'].flatMap(op => withConstants(op, [0n, 1n, 2n, 3n, 4n, 7n, 10n])),
    ]),
    folder: 'amd64',
    flags: ['-msse4.1', '-mfma'],
    ...here,
    ...ofOps,
  },
  {
    name: 'amd64-integers',
    instructions: amd64Integers,
    folder: 'amd64/integers',
    flags: ['-O1', '-mno-red-zone', '-fomit-frame-pointer'],
    ...here,
    packages: 'gcc (on a processor with BMI1, BMI2 and MOVBE)',
    ...ofOps,
    recordedPerSection: 30,
  },
  {
    name: '386',
    instructions: instructions386(onBothFormats('PXOR')),
    folder: '386',
    flags: ['-m32', '-msse2', '-ffreestanding', '-nostdlib', '-no-pie', '-fno-pie', '-fno-stack-protector'],
    ...here,
    packages: 'gcc (on a processor and a kernel that run programs of 32 bits)',
    ...ofOps,
    recordedPerSection: 30,
  },
  {
    name: 'ppc64',
    instructions: opInstructions(isa('PPC64', [ppc64FloatOps]), [
      ...onBothFormats('FNEG', 'FABS', 'FNABS', 'FCPSGN', 'XSMINJDP', 'XSMAXJDP'),
      { op: 'FCFID', operands: ['i'] },
      { op: 'FCFIDS', operands: ['i'] },
    ]),
    folder: 'ppc64',
    flags: ['-mcpu=power9'],
    ...emulated('powerpc64le', 'ppc64el', 'ppc64le'),
    ...ofOps,
  },
  {
    name: 'ppc64-integers',
    instructions: ppc64Integers,
    folder: 'ppc64/integers',
    flags: ['-mcpu=power10'],
    ...emulated('powerpc64le', 'ppc64el', 'ppc64le'),
    ...ofOps,
  },
  {
    name: 's390x',
    instructions: opInstructions(isa('S390X', [s390xFloatOps, () => s390xRotation]), [
      ...['FADD', 'FADDS', 'FSUB', 'FSUBS'].flatMap(op => [{ op }, { op, part: 1 }]),
      ...onBothFormats('LPDFR', 'LNDFR', 'CPSDR'),
      ...withConstants('FIDBR', [0n, 1n, 4n, 5n, 6n, 7n]),
      ...withConstants('RISBGZ', [
        0x00_00_00n,
        0x01_3f_00n,
        0x20_3f_00n,
        0x00_3f_0dn,
        0x05_14_21n,
        0x3c_03_3fn,
        0x3f_00_01n,
      ]),
    ]),
    folder: 's390x',
    flags: ['-march=z14'],
    ...emulated('s390x', 's390x', 's390x'),
    ...ofOps,
  },
  {
    name: 's390x-integers',
    instructions: s390xIntegers,
    folder: 's390x/integers',
    flags: ['-march=z14'],
    ...emulated('s390x', 's390x', 's390x'),
    ...ofOps,
  },
  {
    name: 'loong64',
    instructions: opInstructions(isa('LOONG64', [loong64FloatOps]), []),
    folder: 'loong64',
    flags: ['-mlsx'],
    ...emulated('loongarch64', 'loong64', 'loongarch64'),
    ...ofOps,
  },
  {
    name: 'loong64-integers',
    instructions: loong64Integers,
    folder: 'loong64/integers',
    flags: [],
    ...emulated('loongarch64', 'loong64', 'loongarch64'),
    ...ofOps,
  },
  {
    name: 'wasm',
    instructions: [
      ...integerInstructions([...wasmIntegerOps(), ...wasmMemoryInstructions], [], wasmConstants),
      ...opInstructions(isa('Wasm', [wasmFloatOps]), []),
    ],
    folder: 'wasm',
    compiler: 'node',
    flags: [],
    isModule: true,
    emulators: ['node'],
    packages: 'nodejs',
    ...ofOps,
  },
  {
    name: 'mips',
    instructions: mipsInstructions,
    folder: 'mips',
    flags: ['-mips32r2', '-mfp32'],
    ...emulated('mips', 'mips', 'mips'),
    ...ofOps,
  },
  {
    name: 'mips64',
    instructions: mips64Instructions,
    folder: 'mips64',
    flags: [],
    ...emulated('mips64', 'mips64', 'mips64'),
    compiler: 'mips64-linux-gnuabi64-gcc',
    packages: 'gcc-mips64-linux-gnuabi64 libc6-dev-mips64-cross qemu-user-static',
    ...ofOps,
  },
];

export function machineNamed(name: string): Machine {
  const machine = machines.find(one => one.name === name);
  if (machine === undefined) {
    throw new RangeError(`there is no machine ${name}, only ${machines.map(one => one.name).join(', ')}`);
  }
  return machine;
}
