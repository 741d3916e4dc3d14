/** The integer ops that rules on floating point mix in, as Go's RISCV64Ops.go names them. */
import { bits, bvand, equal, fromTruth, not, zeroExtend } from '../../term/build.ts';
import { type BranchEntry, integer, type OpEntry } from '../entry.ts';

const x64 = integer(64);
const zero = bits(64, 0n);
const base = 'RISC-V unprivileged ISA, RV64I base integer instruction set';

export const integerOps: readonly OpEntry[] = [
  {
    name: 'MOVDconst',
    operands: [],
    constant: 'Int64',
    result: x64,
    commutative: false,
    denote: (_, value) => value,
    sentence: 'the constant, loaded into an integer register',
    manual: "Go's cmd/internal/obj/riscv, MOV of a constant",
  },
  {
    name: 'ANDI',
    operands: [x64],
    constant: 'Int64',
    result: x64,
    commutative: false,
    denote: ([a], mask) => bvand(a!, mask),
    sentence: 'the bitwise AND of rs1 and the immediate',
    manual: `${base}, integer register-immediate instructions`,
  },
  {
    name: 'SEQZ',
    operands: [x64],
    result: x64,
    commutative: false,
    denote: ([a]) => fromTruth(64, equal(a!, zero)),
    sentence: 'SLTIU of rs1 and 1: 1 if rs1 is zero, else 0',
    manual: `${base}, integer register-immediate instructions`,
  },
  {
    name: 'SNEZ',
    operands: [x64],
    result: x64,
    commutative: false,
    denote: ([a]) => fromTruth(64, not(equal(a!, zero))),
    sentence: 'SLTU of x0 and rs1: 1 if rs1 is not zero, else 0',
    manual: `${base}, integer register-register instructions`,
  },
  {
    name: 'MOVBUreg',
    operands: [integer(8)],
    result: x64,
    commutative: false,
    denote: ([a]) => zeroExtend(64, a!),
    sentence: 'ANDI of rs1 and 255: the low byte, zero-extended',
    manual: `${base}, integer register-immediate instructions`,
  },
  {
    name: 'MOVWUreg',
    operands: [integer(32)],
    result: x64,
    commutative: false,
    denote: ([a]) => zeroExtend(64, a!),
    sentence: 'the low 32 bits of rs1, zero-extended',
    manual: `${base}, SLLI by 32 followed by SRLI by 32`,
  },
];

export const branches: readonly BranchEntry[] = [
  {
    name: 'BEQZ',
    controls: [x64],
    taken: ([a]) => equal(a!, zero),
    sentence: 'BEQ of rs1 and x0: taken if rs1 is zero',
    manual: `${base}, conditional branches`,
  },
  {
    name: 'BNEZ',
    controls: [x64],
    taken: ([a]) => not(equal(a!, zero)),
    sentence: 'BNE of rs1 and x0: taken if rs1 is not zero',
    manual: `${base}, conditional branches`,
  },
];
