import type { GoExpr } from '../../rules/go-ast.ts';
import { namesIn } from '../../rules/go-names.ts';
import { partsOf, qualifiedName } from '../../rules/go-parts.ts';
import type { Lint } from '../lint.ts';
import { boundsByExpression, comparisonOf } from '../logic/bounds.ts';
import { constantNames } from '../logic/constants.ts';
import { conjunctsOf } from '../logic/normal.ts';

export const logarithmsAreOfPowersOfTwo: Lint = {
  code: 'log-of-power',
  law: 'The logarithm of a constant is taken only where the condition asks whether it is a power of two.',
  why: "The compiler's `log64` rounds down, and gives -1 for zero: the result is a shift by a wrong number of bits, of any constant that is no power of two. A range (`is32Bit`) does not help.",
  example: {
    of: 'rules',
    arch: 'generic',
    wrong: '(Mul64 x (Const64 [c])) && c > 0 => (Lsh64x64 x (Const64 <typ.UInt64> [log64(c)]))',
    right: '(Mul64 x (Const64 [c])) && isPowerOfTwo(c) => (Lsh64x64 x (Const64 <typ.UInt64> [log64(c)]))',
  },
  category: 'ranges',
  severity: 'warning',
  visit: {
    *expression({ expr, rule }) {
      for (const part of partsOf(expr)) {
        const argument = logarithmOf(part);
        if (argument === undefined) continue;
        const constants = constantNames(rule);
        const names = namesIn(argument)
          .map(({ name }) => name)
          .filter(name => constants.has(name));
        if (names.length === 0 || isAsked(names, conjunctsOf(rule.condition))) continue;
        yield {
          span: part.span,
          message: `the logarithm is wrong if \`${names[0]}\` is such that this is no power of two`,
          help: 'ask `isPowerOfTwo`, or `isUnsignedPowerOfTwo`, of what it is taken of',
        };
      }
    },
  },
};

/** What the logarithm is taken of. */
function logarithmOf(part: GoExpr): GoExpr | undefined {
  if (part.kind !== 'call' || part.args.length !== 1) return undefined;
  return /^log(?:2|2uint32|(?:8|16|32|64)u?)$/.test(qualifiedName(part.callee) ?? '')
    ? part.args[0]
    : undefined;
}

/** A helper that says more than a range, or `c&(c-1) == 0`, asks about one of the names; or each has one value. */
function isAsked(names: readonly string[], conjuncts: readonly GoExpr[]): boolean {
  const bounds = boundsByExpression(conjuncts);
  const isFixed = (name: string) => {
    const { least, most } = bounds.get(name) ?? {};
    return least !== undefined && least === most;
  };
  const helped = new Set(
    conjuncts
      .flatMap(conjunct => partsOf(conjunct))
      .flatMap(part => (part.kind === 'call' && isTelling(qualifiedName(part.callee)) ? part.args : []))
      .concat(conjuncts.flatMap(zeroOf))
      .flatMap(arg => namesIn(arg).map(({ name }) => name)),
  );
  return names.every(isFixed) || names.some(name => helped.has(name));
}

/** The bits in common that a conjunct asks to be none. */
function zeroOf(conjunct: GoExpr): GoExpr[] {
  const { of, operator, value } = comparisonOf(conjunct) ?? {};
  return of?.kind === 'binary' && of.operator === '&' && operator === '==' && value === 0n ? [of] : [];
}

const isTelling = (name: string | undefined): boolean =>
  name === undefined || !/^(?:isU?\d+Bit|u?int(?:8|16|32|64)|log(?:2|2uint32|(?:8|16|32|64)u?))$/.test(name);
