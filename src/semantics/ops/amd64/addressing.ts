/**
 * Addressing modes (Intel SDM volume 1, 3.7.5): a base, an index times 1, 2, 4 or 8, and a displacement, which is an
 * offset and the place of a symbol. An op has them in this order, its constants behind its registers.
 */
import { bits, bvadd, bvmul, extract } from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import type { Aux, Register } from '../entry.ts';
import { address } from '../memory-access.ts';
import { aux, type Meaning } from '../table.ts';

export interface Mode {
  /** As names of ops end. */
  readonly suffix: '' | 'idx1' | 'idx2' | 'idx4' | 'idx8';
  readonly words: string;
  readonly registers: readonly Register[];
  base(registers: readonly Term[]): Term;
}

export interface Modes {
  readonly plain: Mode;
  /** With an index, by what it is multiplied by. */
  readonly scaled: Readonly<Record<1 | 2 | 4 | 8, Mode>>;
}

/** The modes of a machine, by the register that holds an address. */
export function modesOf(register: Register): Modes {
  const indexed = (scale: 1 | 2 | 4 | 8): Mode => ({
    suffix: `idx${scale}`,
    words: scale === 1 ? ', with an index' : `, with an index times ${scale}`,
    registers: [register, register],
    base: ([p, index]) => bvadd(p!, bvmul(index!, bits(64, BigInt(scale)))),
  });
  return {
    plain: { suffix: '', words: '', registers: [register], base: ([p]) => p! },
    scaled: { 1: indexed(1), 2: indexed(2), 4: indexed(4), 8: indexed(8) },
  };
}

/** Operands and constants of an op: those before the address, the address, those behind it. */
export const signature = (
  before: readonly Register[],
  { registers }: Mode,
  constant: Aux,
  behind: readonly Register[],
): readonly (Register | Aux)[] => [...before, ...registers, constant, ...behind];

export const symOff = aux('SymOff');
export const symValAndOff = aux('SymValAndOff');

/** The meaning of an op of an address, of what its signature has around it. */
export const at =
  (
    mode: Mode,
    before: number,
    meaning: (address: Term, ...others: Term[]) => Term | readonly Term[],
  ): Meaning =>
  (...terms) => {
    const end = before + mode.registers.length;
    const place = address(mode.base(terms.slice(before, end)), terms[end]!, terms[end + 1]!);
    return meaning(place, ...terms.slice(0, before), ...terms.slice(end + 2));
  };

/** The same of an op whose constant is a value and an offset: the value, of 32 bits, comes first. */
export const atWithValue =
  (mode: Mode, meaning: (address: Term, value: Term, ...others: Term[]) => Term | readonly Term[]): Meaning =>
  (...terms) => {
    const end = mode.registers.length;
    const [valAndOff, symbol] = [terms[end]!, terms[end + 1]!];
    const place = address(mode.base(terms.slice(0, end)), extract(31, 0, valAndOff), symbol);
    return meaning(place, extract(63, 32, valAndOff), ...terms.slice(end + 2));
  };
