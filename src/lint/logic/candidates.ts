/**
 * Which rules may apply wherever another does, without holding each against each: what a rule demands of what it matches,
 * the other must have. Each rule is listed under the demand that the fewest have.
 */
import type { GoExpr } from '../../rules/go-ast.ts';
import { partsOf } from '../../rules/go-parts.ts';
import { valuesIn } from '../../rules/resolve/walk.ts';
import type { ResolvedValue } from '../../rules/resolved.ts';
import { countWhile } from '../../text/count-while.ts';
import { boundsByExpression } from './bounds.ts';
import { boundName, type Placed, type ValueRule } from './generality.ts';
import { conjunctsOf, integerValue, normal } from './normal.ts';

export class Candidates {
  readonly #rules: readonly Placed[];
  /** Places in the list of rules, by demand and in order. */
  readonly #byDemand = new Map<string, number[]>();
  /** Of rules that demand nothing that could be told. */
  readonly #others: number[] = [];

  constructor(rules: readonly Placed[]) {
    this.#rules = rules;
    const demands = rules.map(({ rule }) => demandsOf(rule));
    const counts = new Map<string, number>();
    for (const demand of demands.flatMap(own => [...own])) counts.set(demand, (counts.get(demand) ?? 0) + 1);
    for (const [index, own] of demands.entries()) {
      const [first, ...more] = own;
      if (first === undefined) {
        this.#others.push(index);
        continue;
      }
      const rarest = more.reduce((a, b) => (counts.get(b)! < counts.get(a)! ? b : a), first);
      const listed = this.#byDemand.get(rarest);
      if (listed === undefined) this.#byDemand.set(rarest, [index]);
      else listed.push(index);
    }
  }

  /** In the order of the text, those that are to be tried up to a rule and the rule itself. */
  upTo(node: Placed, index: number): readonly Placed[] {
    const { has, isContradictory } = offersOf(node.rule);
    if (isContradictory) return this.#rules.slice(0, index + 1);
    const lists = [this.#others, ...Array.from(has, one => this.#byDemand.get(one) ?? [])];
    const places = lists.flatMap(list =>
      list.slice(
        0,
        countWhile(list.length, place => list[place]! < index),
      ),
    );
    return [...places.sort((a, b) => a - b).map(place => this.#rules[place]!), node];
  }
}

const opOf = ({ op }: ResolvedValue): string => `op ${op.arch} ${op.name} ${op.argLength}`;

/** What a match has that applies wherever the rule does: ops in operands, constants, and values of what it compares. */
function demandsOf({ match, condition }: ValueRule): ReadonlySet<string> {
  const demands = new Set<string>();
  for (const value of valuesIn(match)) {
    if (value !== match) demands.add(opOf(value));
    for (const constant of constantsOf(value)) demands.add(`constant ${constant}`);
  }
  for (const conjunct of conjunctsOf(condition)) {
    const value = comparedValue(conjunct);
    if (value !== undefined) demands.add(`value ${value}`);
  }
  return demands;
}

/** `c == 8` */
function comparedValue(conjunct: GoExpr): bigint | undefined {
  if (conjunct.kind !== 'binary' || conjunct.operator !== '==') return undefined;
  const { left, right } = conjunct;
  if (boundName(left) !== undefined) return integerValue(right);
  return boundName(right) === undefined ? undefined : integerValue(left);
}

/** What meets demands of other rules; of a condition that can never hold, all of them. */
function offersOf({ match, condition }: ValueRule) {
  const has = new Set<string>();
  for (const value of valuesIn(match)) {
    has.add(opOf(value));
    for (const constant of constantsOf(value)) has.add(`constant ${constant}`).add(`value ${constant}`);
  }
  let isContradictory = false;
  for (const { least, most } of boundsByExpression(conjunctsOf(condition)).values()) {
    if (least === undefined || most === undefined) continue;
    if (least === most) has.add(`value ${least}`);
    isContradictory ||= least > most;
  }
  for (const part of condition === undefined ? [] : partsOf(condition)) {
    const value = integerValue(part);
    if (value !== undefined) has.add(`value ${value}`);
  }
  return { has, isContradictory };
}

const constantsOf = ({ type, auxint, aux }: ResolvedValue): string[] =>
  [type, auxint, aux].flatMap(expr => {
    const text = expr === undefined ? '' : normal(expr);
    return /^-?\d+$/.test(text) ? [text] : [];
  });
