/**
 * Conditions, conjunct by conjunct: what they assume of constants, what they license, and what is only the
 * compiler's bookkeeping. A conjunct that is none of these makes the rule unsupported; it is never dropped.
 */
import type { GoExpr } from '../rules/go-ast.ts';
import { truth } from '../semantics/term/build.ts';
import type { Term } from '../semantics/term/term.ts';
import { conjuncts } from './conjuncts.ts';
import { evaluateGoAs, qualifiedName, type Scope } from './go/evaluate.ts';
import { BOOL } from './go/type.ts';
import type { Conjunct } from './obligation.ts';
import { equatedParams, type RotateParams } from './rotate-params.ts';

export interface Conditions {
  /** Terms of sort `Bool`. */
  readonly assumptions: readonly Term[];
  /** The rule asks `useFMA`. */
  readonly licensesContraction: boolean;
  readonly conjuncts: readonly Conjunct[];
}

type Meaning =
  | { readonly kind: 'assumption'; readonly term: Term }
  | { readonly kind: Exclude<Conjunct['role'], 'assumption'> };

/** What a condition means. Throws `NotModelled`, and `GoTypeError`. */
export function readConditions(
  condition: GoExpr | undefined,
  scope: Scope,
  rotateParams: RotateParams = new Map(),
): Conditions {
  const exprs = conjuncts(condition);
  const meanings = exprs.map(conjunct => meaningOf(conjunct, scope, rotateParams));
  return {
    assumptions: meanings.flatMap(meaning => (meaning.kind === 'assumption' ? [meaning.term] : [])),
    licensesContraction: meanings.some(meaning => meaning.kind === 'contraction licence'),
    conjuncts: exprs.map((expr, index) => ({ expr, role: meanings[index]!.kind })),
  };
}

function meaningOf(conjunct: GoExpr, scope: Scope, rotateParams: RotateParams): Meaning {
  if (paramsAreThose(conjunct, rotateParams)) return { kind: 'assumption', term: truth };
  for (const recognize of recognizers) {
    const meaning = recognize(conjunct);
    if (meaning !== undefined) return meaning;
  }
  return { kind: 'assumption', term: evaluateGoAs(conjunct, BOOL, scope).term };
}

/** `r == s390x.NewRotateParams(1, 63, 0)`, where the ops with an r were built with these. */
function paramsAreThose(conjunct: GoExpr, rotateParams: RotateParams): boolean {
  const equation = equatedParams(conjunct);
  return equation !== undefined && rotateParams.get(equation.name) === equation.params;
}

type Recognizer = (conjunct: GoExpr) => Meaning | undefined;

const comparedSides = (expr: GoExpr): readonly [GoExpr, GoExpr] | undefined =>
  expr.kind === 'binary' && ['==', '!=', '<', '<=', '>', '>='].includes(expr.operator)
    ? [expr.left, expr.right]
    : undefined;

const calledName = (expr: GoExpr): string | undefined =>
  expr.kind === 'call' ? qualifiedName(expr.callee) : undefined;

/** `x.Uses == 1` */
const usesAreCounted: Recognizer = conjunct => {
  const [left, right] = comparedSides(conjunct) ?? [];
  const counts = left?.kind === 'selector' && left.object.kind === 'identifier' && left.name.name === 'Uses';
  return counts && right?.kind === 'integer' ? { kind: 'bookkeeping' } : undefined;
};

/** `clobber(x, y)`: true, and takes the values out of use. */
const valuesAreClobbered: Recognizer = conjunct =>
  ['clobber', 'clobberIfDead'].includes(calledName(conjunct) ?? '') ? { kind: 'bookkeeping' } : undefined;

/** `x.Block.Func.useFMA(v)` */
const fusionIsLicensed: Recognizer = conjunct =>
  /(^|\.)useFMA$/.test(calledName(conjunct) ?? '') ? { kind: 'contraction licence' } : undefined;

/** `buildcfg.GORISCV64 >= 22` */
const buildIsConfigured: Recognizer = conjunct => {
  const [left, right] = comparedSides(conjunct) ?? [];
  const asks = left !== undefined && /^buildcfg\./.test(qualifiedName(left) ?? '');
  return asks && right?.kind === 'integer' ? { kind: 'configuration' } : undefined;
};

/** `base.ConvertHash.MatchPos(v.Pos, nil)`, or not: a debugging aid that picks by position. */
const debuggingPicks: Recognizer = conjunct => {
  const picked = conjunct.kind === 'unary' && conjunct.operator === '!' ? conjunct.operand : conjunct;
  return /^base\.\w+Hash\.MatchPos$/.test(calledName(picked) ?? '') ? { kind: 'configuration' } : undefined;
};

const recognizers: readonly Recognizer[] = [
  usesAreCounted,
  valuesAreClobbered,
  fusionIsLicensed,
  buildIsConfigured,
  debuggingPicks,
];
