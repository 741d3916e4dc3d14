/**
 * A tree of generic ops as the parameters and the body of a Go function.
 *
 * A late operand is a value that the rewriter of the pass `lower` sees for what it is only in its third
 * round, so that rules on what stands around it come first. Where explicit conversions are lowered to copies:
 *
 *     late := 0.0
 *     if a {
 *         late = -x
 *         if b {
 *             late = float64(late)   // a copy after the first round
 *         }                          // so both arms are one value in the second, and the phi a copy
 *         if c {
 *             return 0               // keeps the blocks apart
 *         }
 *     } else {
 *         return 0
 *     }
 *     return math.FMA(late, y, -z)   // this block is visited before those above
 */
import type { GoTypeName } from './go-types.ts';
import { spelling, unparenthesized } from './spelling.ts';
import type { Tree } from './tree.ts';

export interface Parameter {
  /** As the rule has it. */
  readonly name: string;
  /** As the program has it. */
  readonly identifier: string;
  readonly type: GoTypeName;
}

export interface Spelled {
  readonly parameters: readonly Parameter[];
  readonly result: GoTypeName;
  /** The value in one line, for messages: late operands are written in place. */
  readonly expression: string;
  /** Statements before the `return`, with the switches that they need. */
  readonly preparation: readonly string[];
  readonly returned: string;
  /** Arguments that follow the parameters: switches that are always the same. */
  readonly switches: readonly { readonly identifier: string; readonly value: boolean }[];
}

/** Undefined where the tree has an op without a spelling, or a parameter of two types. */
export function spell(tree: Tree, order: readonly string[]): Spelled | undefined {
  const result = typeOf(tree);
  const types = new Map<string, GoTypeName>();
  if (result === undefined || !inferTypes(tree, result, types)) return undefined;
  const names = [...types.keys()].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const parameters = nameParameters(names).map(
    ([name, identifier]): Parameter => ({ name, identifier, type: types.get(name)! }),
  );
  const identifiers = new Map(parameters.map(({ name, identifier }) => [name, identifier]));
  const late = lateOperands(tree, identifiers);
  return {
    parameters,
    result,
    expression: unparenthesized(write(tree, identifiers)),
    preparation: late?.preparation ?? [],
    returned: unparenthesized(write(tree, identifiers, () => 'late')),
    switches: late?.switches ?? [],
  };
}

/** The type of an expression; undefined for a bare parameter, and for what has no spelling. */
export function typeOf(tree: Tree): GoTypeName | undefined {
  if (tree.kind === 'late') return typeOf(tree.of);
  return tree.kind === 'op' ? spelling(tree.op)?.result : undefined;
}

function inferTypes(tree: Tree, wanted: GoTypeName, types: Map<string, GoTypeName>): boolean {
  if (tree.kind === 'late') return inferTypes(tree.of, wanted, types);
  if (tree.kind === 'parameter') {
    const known = types.get(tree.name) ?? wanted;
    types.set(tree.name, known);
    // A truth value is a byte of which only two values occur: no parameter is drawn like that.
    return known === wanted && wanted !== 'bool';
  }
  const spelled = spelling(tree.op);
  if (spelled === undefined || spelled.result !== wanted) return false;
  if (tree.constant?.kind === 'free' || spelled.operands.length !== tree.args.length) return false;
  return tree.args.every((arg, index) => inferTypes(arg, spelled.operands[index]!, types));
}

function write(
  tree: Tree,
  identifiers: ReadonlyMap<string, string>,
  writeLate: (of: Tree) => string = of => write(of, identifiers),
): string {
  if (tree.kind === 'parameter') return identifiers.get(tree.name)!;
  if (tree.kind === 'late') return writeLate(tree.of);
  const constant = tree.constant?.kind === 'known' ? tree.constant.bits : 0n;
  return spelling(tree.op)!.write(
    tree.args.map(arg => write(arg, identifiers, writeLate)),
    constant,
  );
}

/** Single letters stay as they are; all other names come from outside and are replaced. */
function nameParameters(names: readonly string[]): (readonly [name: string, identifier: string])[] {
  return names.map((name, index) => [name, /^[a-z]$/.test(name) ? name : `p${index + 1}`]);
}

function lateOperands(tree: Tree, identifiers: ReadonlyMap<string, string>) {
  const operand = findLate(tree);
  const type = operand && typeOf(operand);
  if (operand === undefined || (type !== 'float32' && type !== 'float64')) return undefined;
  const value = unparenthesized(write(operand, identifiers));
  return {
    preparation: [
      `var late ${type}`,
      'if taken {',
      `\tlate = ${value}`,
      '\tif converted {',
      `\t\tlate = ${type}(late)`,
      '\t}',
      '\tif abandoned {',
      '\t\treturn 0',
      '\t}',
      '} else {',
      '\treturn 0',
      '}',
    ],
    switches: [
      { identifier: 'taken', value: true },
      { identifier: 'converted', value: true },
      { identifier: 'abandoned', value: false },
    ],
  };
}

/** A tree has at most one late operand. */
function findLate(tree: Tree): Tree | undefined {
  if (tree.kind === 'late') return tree.of;
  if (tree.kind === 'parameter') return undefined;
  for (const arg of tree.args) {
    const found = findLate(arg);
    if (found !== undefined) return found;
  }
  return undefined;
}
