/** The upper half of a product is a part of the product of the extended factors. */
import { definitionOf } from '../../term/definitions.ts';
import type { Law } from '../law.ts';

export const highProductsAreWideProducts: Law = {
  operators: ['bvmulhu', 'bvmulhs'],
  rewrite: (operator, operands) => definitionOf(operator.name, operands),
};
