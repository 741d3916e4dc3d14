/**
 * From a rule to a Go function whose compilation reaches it. The compiler's rules read backwards propose
 * expressions; the same rules applied forwards tell which of them reach the rule, and what comes out. What Go
 * promises of an expression is compared with what comes out, on inputs that a person would choose.
 */
import type { Counterexample } from '../prove/verdict.ts';
import { type Compiler, isBlock, isValueRule, type KnownRule, matchedOp } from './known-rules.ts';
import { delayed } from './late.ts';
import { treeOfMatch } from './pattern.ts';
import { Raiser } from './raise.ts';
import type { MemberReproduction } from './reproduction.ts';
import { Search } from './search.ts';
import { parameter, type Tree } from './tree.ts';

/** Expressions tried for one member, the most direct first; what is further off reaches nothing new. */
const attemptLimit = 60;

/** `counterexample`: of the verdict on the rule, where there is one. */
export function reproduceMember(
  target: KnownRule,
  compiler: Compiler,
  counterexample: Counterexample | undefined,
): MemberReproduction {
  if (isBlock(matchedOp(target))) return { kind: 'not reached', target, reason: 'a rule of blocks' };
  const match = matchTree(target);
  if (match === undefined) {
    return {
      kind: 'not reached',
      target,
      reason: 'the match has an aux, or operands of which the number is not fixed',
    };
  }
  const raiser = new Raiser(compiler.passes.flatMap(({ rules }) => rules));
  const trees = raiser
    .raise(match)
    .slice(0, attemptLimit)
    .map(({ tree }) => tree);
  const search = new Search(target, compiler, counterexample);
  for (const tree of [...trees, ...trees.flatMap(tree => delayed(tree, compiler.passes))]) {
    if (search.attempt(tree)) break;
  }
  return search.best ?? { kind: 'not reached', target, reason: search.reason(raiser.unspelled(match)) };
}

function matchTree(known: KnownRule): Tree | undefined {
  if (isValueRule(known)) return treeOfMatch(known.rule.match);
  const op = matchedOp(known);
  if (op.argLength < 0) return undefined;
  const args = Array.from({ length: op.argLength }, (_, index) => parameter('xyzw'[index] ?? `x${index}`));
  return { kind: 'op', op, args };
}
