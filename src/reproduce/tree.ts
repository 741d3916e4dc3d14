/**
 * Values of a function as the compiler has them, as a tree: what a rule's match describes, what Go source is
 * spelled from, and what the rewriting of the compiler works on.
 */
import type { OpInfo } from '../rules/tables/op-info.ts';

export type Tree =
  | OpTree
  /** A parameter of the function. */
  | { readonly kind: 'parameter'; readonly name: string }
  /** A value whose op the rewriter sees only in a later round: see `late` in spell.ts. */
  | { readonly kind: 'late'; readonly of: Tree };

export interface OpTree {
  readonly kind: 'op';
  readonly op: OpInfo;
  readonly constant?: Constant;
  readonly args: readonly Tree[];
}

/** The constant that an op carries in its auxint. */
export type Constant =
  | { readonly kind: 'known'; readonly bits: bigint }
  /** Any constant for which the rule's condition holds; the name is the rule's. */
  | { readonly kind: 'free'; readonly name: string };

export const parameter = (name: string): Tree => ({ kind: 'parameter', name });

export function sameConstant(a: Constant | undefined, b: Constant | undefined): boolean {
  if (a?.kind === 'known' && b?.kind === 'known') return a.bits === b.bits;
  return a?.kind === 'free' && b?.kind === 'free' ? a.name === b.name : a === b;
}

/** Trees are the same value exactly if their keys are. Names are quoted: they come from the rules. */
export function keyOf(tree: Tree): string {
  if (tree.kind === 'parameter') return JSON.stringify(tree.name);
  if (tree.kind === 'late') return `~${keyOf(tree.of)}`;
  const constant =
    tree.constant && (tree.constant.kind === 'known' ? tree.constant.bits : tree.constant.name);
  return `(${tree.op.arch}.${tree.op.name} [${JSON.stringify(constant?.toString())}] ${tree.args.map(keyOf).join(' ')})`;
}

/** The tree and everything in it, operands before what uses them. */
export function* partsOf(tree: Tree): Generator<Tree> {
  if (tree.kind === 'op') for (const arg of tree.args) yield* partsOf(arg);
  if (tree.kind === 'late') yield* partsOf(tree.of);
  yield tree;
}

/** The most ops on a way from the root to a parameter. */
export function depthOf(tree: Tree): number {
  if (tree.kind === 'parameter') return 0;
  if (tree.kind === 'late') return depthOf(tree.of);
  return 1 + Math.max(0, ...tree.args.map(depthOf));
}

/** The names of the constants that are free. */
export function freeConstants(tree: Tree): string[] {
  const names = [...partsOf(tree)].flatMap(part =>
    part.kind === 'op' && part.constant?.kind === 'free' ? [part.constant.name] : [],
  );
  return [...new Set(names)];
}

/** The tree with other trees in the place of parameters. */
export function replaceParameters(tree: Tree, by: ReadonlyMap<string, Tree>): Tree {
  if (by.size === 0) return tree;
  switch (tree.kind) {
    case 'parameter':
      return by.get(tree.name) ?? tree;
    case 'late':
      return { kind: 'late', of: replaceParameters(tree.of, by) };
    case 'op':
      return { ...tree, args: tree.args.map(arg => replaceParameters(arg, by)) };
  }
}

/** The tree with free constants given a value. */
export function fixConstants(tree: Tree, values: ReadonlyMap<string, bigint>): Tree {
  if (tree.kind === 'parameter') return tree;
  if (tree.kind === 'late') return { kind: 'late', of: fixConstants(tree.of, values) };
  const { constant } = tree;
  const value = constant?.kind === 'free' ? values.get(constant.name) : undefined;
  return {
    ...tree,
    args: tree.args.map(arg => fixConstants(arg, values)),
    ...(value !== undefined && { constant: { kind: 'known', bits: value } }),
  };
}
