import type { GoExpr } from '../../rules/go-ast.ts';
import { partsOf } from '../../rules/go-parts.ts';
import { operandsOf, valuesIn } from '../../rules/resolve/walk.ts';
import type { ResolvedRule } from '../../rules/resolved.ts';
import { rulesInOrder } from '../by-op.ts';
import type { Finding } from '../finding.ts';
import type { Lint } from '../lint.ts';
import { type InOrder, isTakenBefore } from '../logic/admitted.ts';
import { comparisonOf } from '../logic/bounds.ts';
import { constantNames } from '../logic/constants.ts';
import { boundName } from '../logic/generality.ts';
import { conjunctsOf, disjunctsOf } from '../logic/normal.ts';

export const countsAreUnsigned: Lint = {
  code: 'signed-count',
  law: 'The count of a generic shift is compared as an unsigned number, or has a lower bound too.',
  why: 'A count is unsigned, its constant is not: a count of 2^64-1 is -1, of which `c < 64` and `c < d` hold. Go 1.27 miscompiles shifts for that reason. Where an earlier rule takes such counts, nothing is said.',
  example: {
    of: 'rules',
    arch: 'generic',
    wrong:
      '(Lsh64x64 <t> (Rsh64Ux64 x (Const64 [c])) (Const64 [d])) && c < d => (Lsh64x64 x (Const64 <t> [d-c]))',
    right:
      '(Lsh64x64 <t> (Rsh64Ux64 x (Const64 [c])) (Const64 [d])) && uint64(c) < uint64(d) && uint64(d) < 64 => (Lsh64x64 x (Const64 <t> [d-c]))',
  },
  category: 'ranges',
  severity: 'warning',
  visit: {
    *ruleSet(set) {
      for (const node of rulesInOrder(set))
        for (const finding of signedIn(node)) yield { ...finding, source: node.source };
    },
  },
};

function* signedIn(node: InOrder): Generator<Finding> {
  const { rule } = node;
  if (rule.condition === undefined) return;
  const counts = countsOf(rule);
  if (counts.size === 0) return;
  const conjuncts = conjunctsOf(rule.condition);
  const bounded = boundedIn(conjuncts);
  for (const part of partsOf(rule.condition)) {
    if (part.kind !== 'binary' || !/^[<>]=?$/.test(part.operator)) continue;
    const [small, large] = part.operator.startsWith('<') ? [part.left, part.right] : [part.right, part.left];
    const name = small.kind === 'identifier' ? small.name : undefined;
    if (name === undefined || !counts.has(name) || bounded.has(name)) continue;
    const isCounted = large.kind === 'integer' || (large.kind === 'identifier' && counts.has(large.name));
    if (!isCounted || isTakenBefore(node, new Map([[name, -1n]]))) continue;
    yield {
      span: part.span,
      message: `the count \`${name}\` is compared as if it had a sign: a count of 2^64-1 is -1 here`,
      help: `write \`uint64(${name})\`, or ask for \`${name} >= 0\` too`,
    };
  }
}

/** Names of constants that are the count of a generic shift or rotation of 64-bit counts. */
function countsOf(rule: Extract<ResolvedRule, { kind: 'value' }>): ReadonlySet<string> {
  const constants = constantNames(rule);
  const names = new Set<string>();
  for (const value of operandsOf(rule, 'match').flatMap(operand => valuesIn(operand))) {
    if (value.op.arch !== 'generic' || !/^(?:Lsh|Rsh)\d+U?x\d+$/.test(value.op.name)) continue;
    const count = value.args[1];
    const name = count?.kind === 'value' && count.auxint ? boundName(count.auxint) : undefined;
    if (name !== undefined && constants.get(name)?.type?.signed) names.add(name);
  }
  return names;
}

/** Names that have a lower bound, or are asked for in another way than by `<`. */
function boundedIn(conjuncts: readonly GoExpr[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const conjunct of conjuncts) {
    const comparison = comparisonOf(conjunct);
    if (
      comparison?.of.kind === 'identifier' &&
      /^(?:>=?|==)$/.test(comparison.operator) &&
      comparison.value >= -1n
    )
      names.add(comparison.of.name);
    for (const part of disjunctsOf(conjunct).flatMap(one => partsOf(one)))
      if (part.kind === 'call')
        for (const arg of part.args.flatMap(one => partsOf(one)))
          if (arg.kind === 'identifier') names.add(arg.name);
    if (conjunct.kind === 'binary' && conjunct.operator === '==')
      for (const side of [conjunct.left, conjunct.right])
        if (side.kind === 'identifier') names.add(side.name);
  }
  return names;
}
