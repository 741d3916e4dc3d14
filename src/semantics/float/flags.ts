/** Exception flags as a set of bits, laid out as in RISC-V's `fflags` (unprivileged ISA, 20.2). */
export const Flag = {
  /** Inexact. */
  NX: 1,
  /** Underflow. */
  UF: 2,
  /** Overflow. */
  OF: 4,
  /** Division by zero. */
  DZ: 8,
  /** Invalid operation. */
  NV: 16,
} as const;

/** A set of `Flag`s. */
export type Flags = number;

/** The names of the flags in a set, most severe first: `['OF', 'NX']`. */
export function flagNames(flags: Flags): string[] {
  return (['NV', 'DZ', 'OF', 'UF', 'NX'] as const).filter(name => (flags & Flag[name]) !== 0);
}
