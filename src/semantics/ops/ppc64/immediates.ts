/** Constants that are longer than those of the instruction, by Go's cmd/internal/obj/ppc64, asm9.go. */
import type { Aux } from '../entry.ts';
import { constantBetween, unsignedImmediate } from '../table.ts';

/** What an instruction cannot encode, Go's assembler loads into a register of its own, if it fits 32 bits. */
const i32 = (more: Pick<Aux, 'made'> = {}): Aux =>
  constantBetween('the constant fits 32 bits, signed or unsigned', [-(1n << 31n), (1n << 32n) - 1n], more);
export const term = i32();
/**
 * ADD takes as many bits as paddi, and makes five instructions of it elsewhere. The assemblers of Go 1.19 and 1.21 refuse
 * what does not fit 32.
 */
export const longTerm = constantBetween('the constant fits 34 signed bits', [-(1n << 33n), (1n << 33n) - 1n]);
/** SUBC takes them too, and sign-extends them: what has no sign is another number. */
export const minuend = constantBetween('the constant fits 32 signed bits', [-(1n << 31n), (1n << 31n) - 1n]);

const mask = (bitsMade: number): Aux => i32({ made: unsignedImmediate(bitsMade).encodable! });
/** andi. has 16 bits, and Go's rules make no others. */
export const maskOf16 = mask(16);
/** ori and oris, xori and xoris have them together. */
export const maskOf32 = mask(32);
