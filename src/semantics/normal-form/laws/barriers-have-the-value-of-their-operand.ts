/** A barrier to contraction has the value of its operand. Contraction is decided before normal forms are. */
import type { Law } from '../law.ts';

export const barriersHaveTheValueOfTheirOperand: Law = {
  operators: ['fp.barrier'],
  rewrite: (_, [operand]) => operand,
};
