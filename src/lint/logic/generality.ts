/** Whether one rule applies wherever another does: up to renaming, the order of commutative operands, and logic. */
import type { GoExpr } from '../../rules/go-ast.ts';
import { partsOf } from '../../rules/go-parts.ts';
import type { ResolvedOperand, ResolvedRule, ResolvedValue } from '../../rules/resolved.ts';
import type { RuleNode } from '../visitor.ts';
import { boundsByExpression, boundsOf, comparisonOf, imply } from './bounds.ts';
import { conjunctsOf, disjunctsOf, normal } from './normal.ts';

export type ValueRule = Extract<ResolvedRule, { kind: 'value' }>;

/** A rule on values, with its place. */
export type Placed = RuleNode & { readonly rule: ValueRule };

/** Rules on values by the op that they match, each group in the order in which they are tried. */
export type RulesByOp = ReadonlyMap<object, readonly Placed[]>;

export function byMatchedOp(instances: readonly RuleNode[]): RulesByOp {
  const byOp = new Map<object, Placed[]>();
  for (const node of instances) {
    if (!isPlaced(node)) continue;
    const group = byOp.get(node.rule.match.op);
    if (group === undefined) byOp.set(node.rule.match.op, [node]);
    else group.push(node);
  }
  return byOp;
}

export const isPlaced = (node: RuleNode): node is Placed => node.rule.kind === 'value';

/** A number of uses is another one after the rewrite. */
export const countsUses = ({ condition }: ValueRule): boolean =>
  condition !== undefined &&
  partsOf(condition).some(part => part.kind === 'selector' && part.name.name === 'Uses');

const wordless = new Set(['nil', 'true', 'false', '_']);

/** A Go identifier that a field of a match binds, unless it is bound already. */
export const boundName = (expr: GoExpr): string | undefined =>
  expr.kind === 'identifier' && !wordless.has(expr.name) ? expr.name : undefined;

/**
 * What the names of the first rule are in the second, one for each way in which the first applies wherever the second
 * does. None where that cannot be told.
 */
export function* generalizations(general: ValueRule, special: ValueRule): Generator<Names> {
  for (const names of matches(general.match, special.match, new Names()))
    if (conditionsFollow(general.condition, special.condition, names)) yield names;
}

/** What can be told at once: every op of the pattern has a counterpart, in one order or the other. */
export function mayMatch(pattern: ResolvedValue, other: ResolvedOperand | undefined): boolean {
  if (other?.kind !== 'value' || pattern.op !== other.op) return false;
  return pattern.args.every((arg, index) => {
    if (arg.kind !== 'value') return true;
    if (mayMatch(arg, other.args[index])) return true;
    return pattern.op.commutative && index < 2 && mayMatch(arg, other.args[1 - index]);
  });
}

export const generalizes = (general: ValueRule, special: ValueRule): boolean =>
  mayMatch(general.match, special.match) && !generalizations(general, special).next().done;

/** What the names of a pattern stand for; what has no name has a text that no expression has. */
export class Names {
  readonly texts: ReadonlyMap<string, string>;

  constructor(texts: ReadonlyMap<string, string> = new Map()) {
    this.texts = texts;
  }

  /** Undefined where the name stands for something else. */
  with(name: string, text: string): Names | undefined {
    const known = this.texts.get(name);
    if (known === undefined) return new Names(new Map([...this.texts, [name, text]]));
    return known === text ? this : undefined;
  }
}

/** The ways in which a pattern matches another pattern, whatever that matches. */
export function* matches(pattern: ResolvedOperand, other: ResolvedOperand, names: Names): Generator<Names> {
  switch (pattern.kind) {
    case 'wildcard':
      yield names;
      break;
    case 'variable': {
      const bound = names.with(pattern.name, textOf(other));
      if (bound !== undefined) yield bound;
      break;
    }
    case 'value':
      if (other.kind === 'value') yield* valueMatches(pattern, other, names);
      break;
    case 'rest':
    case 'expression':
      break;
  }
}

function* valueMatches(pattern: ResolvedValue, other: ResolvedValue, names: Names): Generator<Names> {
  if (pattern.op !== other.op) return;
  let bound: Names | undefined =
    pattern.binding === undefined ? names : names.with(pattern.binding, textOf(other));
  for (const field of ['type', 'auxint', 'aux'] as const) {
    const wanted = pattern[field];
    if (wanted === undefined || bound === undefined) continue;
    const given = other[field];
    const name = boundName(wanted);
    if (name !== undefined)
      bound = bound.with(name, given === undefined ? unnamed(other, field) : normal(given));
    else if (given === undefined || normal(wanted, bound.texts) !== normal(given)) bound = undefined;
  }
  if (bound === undefined) return;
  const rest = pattern.args.at(-1)?.kind === 'rest';
  const fixed = rest ? pattern.args.slice(0, -1) : pattern.args;
  if (rest ? other.args.length < fixed.length : other.args.length !== fixed.length) return;
  if (!rest && other.args.at(-1)?.kind === 'rest') return;
  yield* listMatches(fixed, other.args, bound);
  const [first, second, ...others] = other.args;
  if (pattern.op.commutative && first && second) yield* listMatches(fixed, [second, first, ...others], bound);
}

function* listMatches(
  patterns: readonly ResolvedOperand[],
  others: readonly ResolvedOperand[],
  names: Names,
  at = 0,
): Generator<Names> {
  if (at === patterns.length) {
    yield names;
    return;
  }
  for (const bound of matches(patterns[at]!, others[at]!, names))
    yield* listMatches(patterns, others, bound, at + 1);
}

/** A name, or a text that stands for this one operand and no other. */
function textOf(operand: ResolvedOperand): string {
  if (operand.kind === 'variable') return operand.name;
  if (operand.kind === 'value' && operand.binding !== undefined) return operand.binding;
  return unnamed(operand, operand.kind);
}

const unnamed = ({ span }: ResolvedOperand, what: string): string => `⟨${what} at ${span.start}⟩`;

interface Said {
  /** Of each conjunct the texts of which one holds. */
  readonly alternatives: readonly ReadonlySet<string>[];
  readonly bounds: ReturnType<typeof boundsByExpression>;
}

const nothing: Said = { alternatives: [], bounds: boundsByExpression([]) };
const readBefore = new WeakMap<GoExpr, Said>();

/** A rule is held against many others. */
function saidBy(condition: GoExpr | undefined): Said {
  if (condition === undefined) return nothing;
  const known = readBefore.get(condition) ?? readCondition(condition);
  readBefore.set(condition, known);
  return known;
}

function readCondition(condition: GoExpr): Said {
  const conjuncts = conjunctsOf(condition);
  return {
    alternatives: conjuncts.map(conjunct => new Set(disjunctsOf(conjunct).map(one => normal(one)))),
    bounds: boundsByExpression(conjuncts),
  };
}

/** Where the second condition holds, the first does too. */
export function conditionsFollow(
  wanted: GoExpr | undefined,
  given: GoExpr | undefined,
  { texts }: Names,
): boolean {
  if (wanted === undefined) return true;
  const { alternatives, bounds } = saidBy(given);
  return conjunctsOf(wanted).every(conjunct => {
    const allowed = new Set(disjunctsOf(conjunct).map(one => normal(one, texts)));
    if (alternatives.some(some => [...some].every(one => allowed.has(one)))) return true;
    return disjunctsOf(conjunct).some(one => {
      const comparison = comparisonOf(one);
      if (comparison === undefined) return false;
      const text = normal(comparison.of, texts);
      const value = /^-?\d+$/.test(text) ? BigInt(text) : undefined;
      const said = value === undefined ? bounds.get(text) : { least: value, most: value };
      return said !== undefined && imply(said, boundsOf(comparison));
    });
  });
}
