import { auxIsDeclared } from './aux-is-declared.ts';
import { ellipsesKeepTheAux } from './ellipses-keep-the-aux.ts';
import type { ResolvedLaw } from './law.ts';
import { namesAreBound } from './names-are-bound.ts';
import { newValuesHaveTypes } from './new-values-have-types.ts';
import { reservedNamesAreNotBound } from './reserved-names-are-not-bound.ts';
import { restsAreOfVariadicOps } from './rests-are-of-variadic-ops.ts';
import { successorsArePermuted } from './successors-are-permuted.ts';

export const resolvedLaws: readonly ResolvedLaw[] = [
  auxIsDeclared,
  restsAreOfVariadicOps,
  reservedNamesAreNotBound,
  namesAreBound,
  newValuesHaveTypes,
  ellipsesKeepTheAux,
  successorsArePermuted,
];
