/** Trees in which one operand is late, so that rules on what stands around it fire before those on it. */
import { matchedOp, type PassRules, resultingOp } from './known-rules.ts';
import { typeOf } from './spell.ts';
import type { Tree } from './tree.ts';

/** None where explicit conversions are not lowered to copies: see spell.ts. */
export function delayed(tree: Tree, passes: readonly PassRules[]): Tree[] {
  const copied = conversionsToCopies(passes);
  return [...delays(tree, true)].filter(({ type }) => copied.has(type)).map(delay => delay.tree);
}

function conversionsToCopies(passes: readonly PassRules[]): ReadonlySet<string> {
  const lower = passes.find(({ pass }) => pass === 'lower');
  const copied = (lower?.rules ?? []).flatMap(known => {
    const width = /^Round(32|64)F$/.exec(matchedOp(known).name)?.[1];
    return width !== undefined && resultingOp(known)?.name === 'Copy' ? [`float${width}`] : [];
  });
  return new Set(copied);
}

function* delays(tree: Tree, isRoot: boolean): Generator<{ readonly tree: Tree; readonly type: string }> {
  if (tree.kind !== 'op') return;
  const type = typeOf(tree);
  if (!isRoot && type !== undefined) yield { tree: { kind: 'late', of: tree }, type };
  for (const [index, arg] of tree.args.entries()) {
    for (const delay of delays(arg, false)) {
      yield { tree: { ...tree, args: tree.args.with(index, delay.tree) }, type: delay.type };
    }
  }
}
