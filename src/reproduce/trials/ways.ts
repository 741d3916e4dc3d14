/** Ways to bring a match before a rule: which of them does, only the compiler can tell. */
import type { Bringing } from './bringings.ts';
import { isMemory, type Node, partsOf } from './node.ts';
import type { ConstantNode, Constants, Timing, TimingOf } from './speller.ts';
import { canBeHidden, type Form, isTimed, type Trial, trialOf } from './trial.ts';

const hiddenAt = (root: Node, depth: number, timings: Form['timings']): readonly Node[] => [
  ...new Set(operandsAt(root, depth).filter(node => canBeHidden(node, timings))),
];

function operandsAt(root: Node, depth: number): Node[] {
  if (depth === 0) return [root];
  return root.kind === 'op' ? root.args.flatMap(arg => operandsAt(arg, depth - 1)) : [];
}

/** When each constant shows. */
interface Timings {
  readonly timingOf: TimingOf;
  readonly rank: number;
}

/** At once, all late, one of them slow where the others are there or late, or all slow. */
function timingsOf(nodes: readonly ConstantNode[]): Timings[] {
  const atOnce: Timings = { timingOf: () => 'plain', rank: 0 };
  if (nodes.length === 0) return [atOnce];
  const slow = (isSlow: (node: ConstantNode) => boolean, others: Timing, rank: number): Timings => ({
    timingOf: node => (isSlow(node) ? 'slow' : others),
    rank,
  });
  const single = nodes.slice(0, 3).flatMap((one, index) => {
    const isOne = (node: ConstantNode) => node === one;
    const beside = nodes.length === 1 ? [] : [slow(isOne, 'plain', 2 + index)];
    return [...beside, slow(isOne, 'late', 3 + index)];
  });
  const all = nodes.length === 1 ? [] : [slow(() => true, 'late', 5)];
  return [atOnce, { timingOf: () => 'late', rank: 1 }, ...single, ...all];
}

/** What a way costs before others have been tried, by how deep the operands lie that it hides. */
const hidings: readonly { readonly bringing: Bringing; readonly depth: number; readonly rank: number }[] = [
  { bringing: 'loop', depth: 1, rank: 1 },
  { bringing: 'late', depth: 1, rank: 3 },
  { bringing: 'loop', depth: 2, rank: 3 },
  { bringing: 'late', depth: 2, rank: 5 },
  { bringing: 'loop', depth: 3, rank: 5 },
  { bringing: 'late', depth: 3, rank: 7 },
];

/** A trial with its place in the order in which trials are built: the lower, the sooner. */
export interface RankedTrial {
  readonly trial: Trial;
  readonly rank: number;
}

/** Ways to bring the match before the rule, for one choice of constants. */
export function waysOf(root: Node, constants: Constants): RankedTrial[] {
  const parts = [...partsOf(root)];
  const plain = { root, constants, bringing: 'plain', hidden: [], timings: new Map<Node, Timing>() } as const;
  if (parts.some(isMemory)) return [{ trial: trialOf(plain), rank: 0 }];
  const nodes = parts.filter(isTimed);
  return timingsOf(nodes).flatMap(({ timingOf, rank: late }) => {
    const timings = new Map(nodes.map(node => [node, timingOf(node)]));
    return [
      { trial: trialOf({ ...plain, timings }), rank: late },
      ...hidings.flatMap(({ bringing, depth, rank }) => {
        const hidden = hiddenAt(root, depth, timings);
        return hidden.length === 0
          ? []
          : [{ trial: trialOf({ ...plain, bringing, hidden, timings }), rank: late + rank }];
      }),
    ];
  });
}
