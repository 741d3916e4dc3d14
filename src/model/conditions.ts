/**
 * Conditions, conjunct by conjunct: what they assume, what they license, and what is only the compiler's
 * bookkeeping. A conjunct that is none of these makes the rule unsupported; it is never dropped.
 */
import type { GoExpr } from '../rules/go-ast.ts';
import { qualifiedName } from '../rules/go-parts.ts';
import type { ResolvedBlock, ResolvedValue } from '../rules/resolved.ts';
import { falsity } from '../semantics/term/build.ts';
import type { Term } from '../semantics/term/term.ts';
import type { Conjunct } from './claim.ts';
import { evaluateAs } from './go/evaluate.ts';
import type { Scope } from './go/scope.ts';
import { BOOL } from './go/type.ts';
import { isMisspeltSetting } from './go/unknown-name.ts';
import { leastUses, UseCounts, useCountOf } from './use-counts.ts';

/** Of a rule; the match where its own uses of values count. */
interface Conditional {
  readonly condition?: GoExpr | undefined;
  readonly match?: ResolvedValue | ResolvedBlock;
}

export interface Conditions {
  /** Terms of sort `Bool`. */
  readonly assumptions: readonly Term[];
  /** The rule asks `useFMA`. */
  readonly licensesContraction: boolean;
  readonly conjuncts: readonly Conjunct[];
}

/**
 * What the condition of a rule means; each conjunct is evaluated only where those before it hold. Throws `NotModelled`,
 * `GoTypeError`.
 */
export function readConditions({ condition, match }: Conditional, scope: Scope): Conditions {
  const assumptions: Term[] = [];
  let uses: UseCounts | undefined;
  let here = scope;
  const read = conjunctsOf(condition).map((expr): Conjunct => {
    const count = useCountOf(expr);
    if (count !== undefined) {
      uses ??= new UseCounts(match && leastUses(match));
      if (uses.permit(count)) return { expr, role: 'bookkeeping' };
      assumptions.push(falsity);
      return { expr, role: 'assumption' };
    }
    const role = roleOf(expr);
    if (role !== undefined) return { expr, role };
    const { term } = evaluateAs(expr, BOOL, here);
    assumptions.push(term);
    here = here.where(term);
    return { expr, role: 'assumption' };
  });
  return {
    assumptions,
    licensesContraction: read.some(({ role }) => role === 'contraction licence'),
    conjuncts: read,
  };
}

/** Of what a condition asks all at once, each part. */
export function conjunctsOf(expr: GoExpr | undefined): GoExpr[] {
  if (expr === undefined) return [];
  if (expr.kind === 'paren') return conjunctsOf(expr.inner);
  if (expr.kind !== 'binary' || expr.operator !== '&&') return [expr];
  return [...conjunctsOf(expr.left), ...conjunctsOf(expr.right)];
}

type Recognizer = (conjunct: GoExpr) => Conjunct['role'] | undefined;

function roleOf(conjunct: GoExpr): Conjunct['role'] | undefined {
  for (const recognize of recognizers) {
    const role = recognize(conjunct);
    if (role !== undefined) return role;
  }
  return undefined;
}

const comparedSides = (expr: GoExpr): readonly [GoExpr, GoExpr] | undefined =>
  expr.kind === 'binary' && ['==', '!=', '<', '<=', '>', '>='].includes(expr.operator)
    ? [expr.left, expr.right]
    : undefined;

const calledName = (expr: GoExpr): string | undefined =>
  expr.kind === 'call' ? qualifiedName(expr.callee) : undefined;

/** A setting may be asked for either way. */
function withoutNegation(conjunct: GoExpr): GoExpr {
  if (conjunct.kind === 'paren') return withoutNegation(conjunct.inner);
  return conjunct.kind === 'unary' && conjunct.operator === '!'
    ? withoutNegation(conjunct.operand)
    : conjunct;
}

/** `clobber(x, y)`: true, and takes the values out of use. */
const valuesAreClobbered: Recognizer = conjunct =>
  ['clobber', 'clobberIfDead'].includes(calledName(conjunct) ?? '') ? 'bookkeeping' : undefined;

/** `x.Block.Func.useFMA(v)` */
const fusionIsLicensed: Recognizer = conjunct =>
  /(^|\.)useFMA$/.test(calledName(conjunct) ?? '') ? 'contraction licence' : undefined;

/** `buildcfg.GORISCV64 >= 22` */
const buildIsConfigured: Recognizer = conjunct => {
  const [left, right] = comparedSides(conjunct) ?? [];
  const name = (left && qualifiedName(left)) ?? '';
  const asks = /^buildcfg\./.test(name) && !isMisspeltSetting(name);
  return asks && right?.kind === 'integer' ? 'configuration' : undefined;
};

/** `v.Block.CPUfeatures.hasFeature(CPUavx512)`: the program has asked the processor. */
const processorIsAsked: Recognizer = conjunct =>
  /\.CPUfeatures\.hasFeature$/.test(calledName(conjunct) ?? '') ? 'configuration' : undefined;

/** `base.ConvertHash.MatchPos(v.Pos, nil)`, or not: a debugging aid that picks by position. */
const debuggingPicks: Recognizer = conjunct =>
  /^base\.\w+Hash\.MatchPos$/.test(calledName(withoutNegation(conjunct)) ?? '') ? 'configuration' : undefined;

/** `v.Block.Func.pass.name != "opt"`: in which pass the rule runs. */
const passIsNamed: Recognizer = conjunct => {
  const [left, right] = comparedSides(withoutNegation(conjunct)) ?? [];
  const asks = left !== undefined && /\.pass\.name$/.test(qualifiedName(left) ?? '');
  return asks && right?.kind === 'string' ? 'configuration' : undefined;
};

/** `rewriteCondSelectIntoMath(config, op.Op, c.AuxInt)`: whether arithmetic is the cheaper choice on the machine. */
const arithmeticIsCheaper: Recognizer = conjunct =>
  calledName(withoutNegation(conjunct)) === 'rewriteCondSelectIntoMath' ? 'configuration' : undefined;

const recognizers: readonly Recognizer[] = [
  passIsNamed,
  arithmeticIsCheaper,
  valuesAreClobbered,
  fusionIsLicensed,
  buildIsConfigured,
  processorIsAsked,
  debuggingPicks,
];
