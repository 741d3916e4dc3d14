import { auxIsDeclared } from './aux-is-declared.ts';
import { auxesAreNotNil } from './auxes-are-not-nil.ts';
import { clobberedValuesAreNotRead } from './clobbered-values-are-not-read.ts';
import { ellipsesKeepTheAux } from './ellipses-keep-the-aux.ts';
import { ellipsesKeepTheOperands } from './ellipses-keep-the-operands.ts';
import type { ResolvedLaw } from './law.ts';
import { namesAreBound } from './names-are-bound.ts';
import { namesAreBoundOnce } from './names-are-bound-once.ts';
import { newValuesHaveTypes } from './new-values-have-types.ts';
import { opConstantsAreDeclared } from './op-constants-are-declared.ts';
import { reservedNamesAreNotBound } from './reserved-names-are-not-bound.ts';
import { restsAreOfVariadicOps } from './rests-are-of-variadic-ops.ts';
import { resultsAreNotMatchedAgain } from './results-are-not-matched-again.ts';
import { successorsArePermuted } from './successors-are-permuted.ts';
import { valuesAreNotTheirOwnOperands } from './values-are-not-their-own-operands.ts';

export const resolvedLaws: readonly ResolvedLaw[] = [
  auxIsDeclared,
  restsAreOfVariadicOps,
  reservedNamesAreNotBound,
  namesAreBoundOnce,
  namesAreBound,
  opConstantsAreDeclared,
  auxesAreNotNil,
  clobberedValuesAreNotRead,
  newValuesHaveTypes,
  ellipsesKeepTheAux,
  ellipsesKeepTheOperands,
  successorsArePermuted,
  valuesAreNotTheirOwnOperands,
  resultsAreNotMatchedAgain,
];
