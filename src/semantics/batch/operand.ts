import type { V128 } from './wasm/expression.ts';

/** An operand: its value, the width of its sort (1 for a truth value), and its value if it is constant. */
export interface Operand {
  readonly value: V128;
  readonly width: number;
  readonly constant?: bigint;
}
