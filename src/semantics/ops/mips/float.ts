/**
 * The floating-point instructions of MIPS32 as Go's MIPSOps.go names them: those of MIPS64 but what is on doublewords, of
 * doubles in pairs of registers.
 */
import { BINARY32, BINARY64 } from '../../float/format.ts';
import { bvnot, zeroExtend } from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { arithmeticRows, condition, conversionRows } from '../mips64/float.ts';
import { aux, float, integer, op, section, table } from '../table.ts';

const w = integer(32);
const [s, d] = [float(BINARY32), float(BINARY64)];
const same = (a: Term): Term => a;

// biome-ignore format: an op is a line
export const floatOps = () => table('MIPS Architecture For Programmers volume II-A, the MIPS32 instruction set',
  arithmeticRows().filter(({ name }) => name !== 'ABSF'),
  conversionRows({ letter: 'W', width: 32 }),
  section('MFC1, MTC1',
    op('MOVWfpgp', [s], w, same, 'fs, unchanged'),
    op('MOVWgpfp', [w], s, same, 'rt, unchanged'),
  ),
);

// biome-ignore format: an op is a line
export const pseudoOps = () => table("Go's cmd/compile/internal/mips, ssa.go",
  section('constants and conditions',
    op('MOVFconst', [aux('Float32')], s, same, 'the constant, loaded into a floating-point register'),
    op('MOVDconst', [aux('Float64')], d, same, 'the constant, loaded into a pair of floating-point registers'),
    op('FPFlagTrue', [condition], w, a => zeroExtend(32, a), '1, and register 0 by CMOVF: 1 if the condition is set, else 0'),
    op('FPFlagFalse', [condition], w, a => zeroExtend(32, bvnot(a)), '1, and register 0 by CMOVT: 1 if the condition is not set, else 0'),
  ),
);
