/**
 * Other shapes of a result: its tree with operands exchanged and negations put in or taken away. Smallest
 * change first; the first shape is the tree as it stands.
 */
import type { ResolvedOperand, ResolvedValue } from '../../rules/resolved.ts';
import type { Format } from '../../semantics/float/index.ts';
import { entryOf, isNegation, negationOf, type RepairContext } from './family.ts';

/** Indices of operands from the root of a tree down to a node: `0.1`; empty for the root. */
type Path = string;

export interface Shape {
  /** Equal for equal shapes; empty for the shape that changes nothing. */
  readonly key: string;
  /** The order of the operands of an op: `order[i]` is the operand that comes to stand in place i. */
  readonly orders: ReadonlyMap<Path, readonly number[]>;
  /** Places where a negation is put in, or taken away where there is one. */
  readonly negated: ReadonlySet<Path>;
}

export interface Shaped {
  readonly tree: ResolvedOperand;
  /** Negations that the shape put in: no ops of the rule. */
  readonly inserted: ReadonlySet<ResolvedValue>;
}

interface Change extends Partial<Omit<Shape, 'key'>> {
  /** How many places of the rule it touches. */
  readonly cost: number;
}

const largestChange = 3;

/** All shapes that change at most three places. `format` is that of the number the tree stands for. */
export function* shapesOf(
  tree: ResolvedOperand,
  format: Format | undefined,
  context: RepairContext,
): Generator<Shape> {
  yield combine([]);
  const changes = [...changesIn(tree, '', format, context)];
  for (let cost = 1; cost <= largestChange; cost++) {
    for (const set of setsOf(changes, cost)) yield combine(set);
  }
}

/** Sets of compatible changes that cost so much together; there may be millions, so they are made one by one. */
function* setsOf(changes: readonly Change[], cost: number): Generator<readonly Change[]> {
  if (cost === 0) yield [];
  for (const [index, change] of changes.entries()) {
    if (change.cost > cost) continue;
    for (const others of setsOf(changes.slice(0, index), cost - change.cost)) {
      if (isCompatible(others, change)) yield [...others, change];
    }
  }
}

/** One node has one order. */
function isCompatible(changes: readonly Change[], { orders }: Change): boolean {
  return (
    orders === undefined || changes.every(other => ![...orders.keys()].some(path => other.orders?.has(path)))
  );
}

function combine(changes: readonly Change[]): Shape {
  const orders = new Map(changes.flatMap(change => [...(change.orders ?? [])]));
  const negated = new Set(changes.flatMap(change => [...(change.negated ?? [])]));
  const key = [
    ...[...orders].map(([path, order]) => `${path}:${order.join('')}`),
    ...[...negated].map(path => `-${path}`),
  ];
  return { key: key.join(' '), orders, negated };
}

function* changesIn(
  operand: ResolvedOperand,
  path: Path,
  format: Format | undefined,
  context: RepairContext,
): Generator<Change> {
  if (format !== undefined) yield { cost: 1, negated: new Set([path]) };
  if (operand.kind !== 'value') return;
  for (const { order, cost } of ordersOf(operand.args.length)) {
    yield { cost, orders: new Map([[path, order]]) };
  }
  for (const [index, arg] of operand.args.entries()) {
    yield* changesIn(arg, below(path, index), formatOfOperand(operand, index, context), context);
  }
}

const below = (path: Path, index: number): Path => (path === '' ? `${index}` : `${path}.${index}`);

function formatOfOperand({ op }: ResolvedValue, index: number, context: RepairContext): Format | undefined {
  const register = entryOf(context, op)?.operands[index];
  return register?.kind === 'float' ? register.format : undefined;
}

/** All orders of up to three operands but the one that stands; an exchange costs one, a rotation two. */
function ordersOf(count: number): readonly { readonly order: readonly number[]; readonly cost: number }[] {
  if (count === 2) return [{ order: [1, 0], cost: 1 }];
  if (count !== 3) return [];
  const exchanges = [
    [1, 0, 2],
    [0, 2, 1],
    [2, 1, 0],
  ].map(order => ({ order, cost: 1 }));
  const rotations = [
    [1, 2, 0],
    [2, 0, 1],
  ].map(order => ({ order, cost: 2 }));
  return [...exchanges, ...rotations];
}

/** The tree in a shape; undefined where the op table has no negation for it. */
export function inShape(
  tree: ResolvedOperand,
  { orders, negated }: Shape,
  format: Format | undefined,
  context: RepairContext,
): Shaped | undefined {
  const inserted = new Set<ResolvedValue>();
  const shape = (
    operand: ResolvedOperand,
    path: Path,
    number: Format | undefined,
  ): ResolvedOperand | undefined => {
    const inner = operand.kind === 'value' ? reordered(operand, path) : operand;
    return inner === undefined || !negated.has(path) || number === undefined ? inner : toggled(inner, number);
  };
  const reordered = (value: ResolvedValue, path: Path): ResolvedValue | undefined => {
    const args = value.args.map((arg, index) =>
      shape(arg, below(path, index), formatOfOperand(value, index, context)),
    );
    if (!args.every(arg => arg !== undefined)) return undefined;
    return { ...value, args: orders.get(path)?.map(index => args[index]!) ?? args };
  };
  const toggled = (operand: ResolvedOperand, number: Format): ResolvedOperand | undefined => {
    if (operand.kind === 'value' && isNegation(operand.op, number, context)) return operand.args[0];
    const op = negationOf(number, context.arch, context);
    if (op === undefined) return undefined;
    const negation: ResolvedValue = {
      kind: 'value',
      op,
      args: [operand],
      span: operand.span,
      opSpan: operand.span,
    };
    inserted.add(negation);
    return negation;
  };
  const shaped = shape(tree, '', format);
  return shaped && { tree: shaped, inserted };
}
