/** The five rounding modes of RISC-V and IEEE 754 (RISC-V unprivileged ISA, 20.2, table of `rm`). */
export const roundingModes = ['rne', 'rtz', 'rdn', 'rup', 'rmm'] as const;

/** To nearest ties to even, toward zero, down, up, to nearest ties to max magnitude. */
export type RoundingMode = (typeof roundingModes)[number];
