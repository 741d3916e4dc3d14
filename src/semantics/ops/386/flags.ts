/** What sets flags and what reads them, as Go's 386Ops.go names them: the flags and conditions are those of AMD64. */
import { bits } from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import {
  addWithCarry,
  carryAlone,
  carryOf,
  eflags,
  ofDifference,
  overflowAlone,
  packed,
  subtractWithBorrow,
} from '../amd64/eflags.ts';
import {
  booleans,
  comparisonsOf,
  comparisonsOfNumbers,
  flagsInRules,
  mask,
  overflowing,
} from '../amd64/flags.ts';
import type { ComparedKind, HeldCarries } from '../entry.ts';
import { aux, commutes, integer, op, type Row, see, table } from '../table.ts';
import { integers } from './widths.ts';

const l = integer(32);
const int32 = aux('Int32');
const clear = bits(1, 0n);

// biome-ignore format: an op is a line
const carryRows = (): readonly Row[] => [
  op('ADDLcarry', [l, l], [l, carryAlone], (a, b) => addWithCarry(a!, b!, clear), 'the sum, and its carry', commutes, see('ADD')),
  op('ADDLconstcarry', [l, int32], [l, carryAlone], (a, c) => addWithCarry(a!, c!, clear), 'the sum of the operand and the constant, and its carry', see('ADD')),
  op('ADCL', [l, l, eflags], l, (a, b, f) => addWithCarry(a!, b!, carryOf(f!))[0], 'the sum of the operands and CF', commutes, see('ADC')),
  op('ADCLcarry', [l, l, eflags], [l, carryAlone], (a, b, f) => addWithCarry(a!, b!, carryOf(f!)), 'the sum of the operands and CF, and its carry', commutes, see('ADC')),
  op('ADCLconst', [l, eflags, int32], l, (a, f, c) => addWithCarry(a!, c!, carryOf(f!))[0], 'the sum of the operand, the constant and CF', see('ADC')),
  op('SUBLcarry', [l, l], [l, carryAlone], (a, b) => subtractWithBorrow(a!, b!, clear), 'the difference, and its borrow', see('SUB')),
  op('SUBLconstcarry', [l, int32], [l, carryAlone], (a, c) => subtractWithBorrow(a!, c!, clear), 'the operand less the constant, and its borrow', see('SUB')),
  op('SBBL', [l, l, eflags], l, (a, b, f) => subtractWithBorrow(a!, b!, carryOf(f!))[0], 'the first operand less the second and CF', see('SBB')),
  op('SBBLconst', [l, eflags, int32], l, (a, f, c) => subtractWithBorrow(a!, c!, carryOf(f!))[0], 'the operand less the constant and CF', see('SBB')),
  op('SBBLcarrymask', [eflags], l, mask(32), 'a register less itself and CF: -1 if CF is set, else 0', see('SBB')),
];

// biome-ignore format: an op is a line
export const flagOps = () => [
  ...table('Intel SDM volume 2',
    integers.flatMap(comparisonsOf),
    comparisonsOfNumbers(),
    booleans(),
    carryRows(),
    [op('MULLU', [l, l], [l, overflowAlone], overflowing, 'the low half of the unsigned product, and OF if the high half is not zero', commutes, { undefinedBits: 3 }, see('MUL'))],
  ),
  ...table("Go's 386Ops.go", flagsInRules()),
];

/** InvertFlags is made of comparisons of integers alone; those of other widths have the same flags. */
export const comparisons: readonly ComparedKind[] = [{ of: 'integers', width: 32, flags: ofDifference }];

/** A carry or a borrow of the language is CF; of the other flags nothing is known. */
export const carries: HeldCarries = {
  register: carryAlone,
  held: (cf: Term): Term => packed({ cf, zf: clear, lt: clear, of: clear, pf: clear }),
  read: carryOf,
};
