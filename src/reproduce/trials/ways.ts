/** Ways to bring a match before a rule: which of them does, only the compiler can tell. */
import { unparenthesized } from '../spelling.ts';
import { isMemory, type Node, partsOf, typeOf } from './node.ts';
import {
  type ConstantNode,
  type Constants,
  inline,
  memoriesOf,
  returned,
  statements,
  type Timing,
  type TimingOf,
} from './speller.ts';
import { type Trial, trialOf } from './trial.ts';

/** The expression as it stands, behind the statements that change memory. */
function plain(root: Node, constants: Constants, { timingOf, words }: Timings): Trial {
  return trialOf(root, constants, { words: `written as it stands${words}`, timingOf }, speller => {
    const write = inline(speller);
    const before = memoriesOf(root).flatMap(memory => statements(memory, write, speller));
    const value = isMemory(root) ? [] : returned(root, write);
    // A check for nil else stands between the access and the pointer.
    const tests = ['p', ...speller.pointers].map(pointer => `${pointer} == nil`);
    const checked = speller.pointers.length === 0 ? [] : [`if ${tests.join(' || ')} {`, '\tpanic(0)', '}'];
    return [...checked, ...before, ...value];
  });
}

/** Operands that are worth a variable of their own: ops, and constants that only the machine's rules fold. */
const hiddenAt = (root: Node, depth: number, timingOf: TimingOf): (ConstantNode | OpNode)[] =>
  operandsAt(root, depth).flatMap(node =>
    node.kind === 'op' || (node.kind === 'constant' && timingOf(node) === 'slow') ? [node] : [],
  );

type OpNode = Extract<Node, { kind: 'op' }>;

/**
 * The operands at a depth are computed in a loop, whose end the compiler visits before the blocks of an `if` within
 * it: rules on what is used there see the operands before rules on the operands themselves.
 */
function inLoop(root: Node, depth: number, constants: Constants, timings: Timings): Trial | undefined {
  const { timingOf, words } = timings;
  const hidden = hiddenAt(root, depth, timingOf);
  if (hidden.length === 0) return undefined;
  return trialOf(
    root,
    constants,
    {
      words: `with operands from a loop that the compiler visits later${words.replace(',', ' and')}`,
      timingOf,
      loops: true,
    },
    speller => {
      const outside = inline(speller, named(hidden));
      const inside = inline(speller);
      const zero = typeOf(root as Exclude<Node, { kind: 'memory' }>) === 'bool' ? 'false' : '0';
      return [
        ...hidden.map((node, index) => `var late${index + 1} ${typeOf(node)}`),
        'for {',
        '\tif enter {',
        ...hidden.map((node, index) => `\t\tlate${index + 1} = ${unparenthesized(inside(node))}`),
        '\t\tif leave {',
        '\t\t\tbreak',
        '\t\t}',
        `\t\treturn ${zero}`,
        '\t}',
        '\tenter = !leave',
        '}',
        ...returned(root, outside),
      ];
    },
  );
}

const named = (hidden: readonly Node[]): ReadonlyMap<Node, string> =>
  new Map(hidden.map((node, index) => [node, `late${index + 1}`]));

/** The operands at a depth might be another value, until it is known that they never are. */
function hiddenLate(root: Node, depth: number, constants: Constants, timings: Timings): Trial | undefined {
  const { timingOf, words } = timings;
  const hidden = hiddenAt(root, depth, timingOf);
  if (hidden.length === 0) return undefined;
  return trialOf(
    root,
    constants,
    { words: `with operands that show late${words.replace(',', ' and')}`, timingOf, hides: true },
    speller => {
      const inside = inline(speller);
      const outside = inline(speller, named(hidden));
      return [
        ...hidden.flatMap((node, index) => {
          const name = `late${index + 1}`;
          const other = typeOf(node) === 'bool' ? 'k == 7' : `${typeOf(node)}(k)`;
          return [`${name} := ${unparenthesized(inside(node))}`, 'if m == 5 {', `\t${name} = ${other}`, '}'];
        }),
        ...returned(root, outside),
      ];
    },
  );
}

function operandsAt(root: Node, depth: number): Node[] {
  if (depth === 0) return [root];
  return root.kind === 'op' ? root.args.flatMap(arg => operandsAt(arg, depth - 1)) : [];
}

/** When each constant shows, and the words for it. */
interface Timings {
  readonly timingOf: TimingOf;
  readonly words: string;
  readonly rank: number;
}

const slowWords = ', with constants that show when the rules of the machine fold them';

/** At once, all late, one of them slow where the others are there or late, or all slow. */
function timingsOf(nodes: readonly ConstantNode[]): Timings[] {
  const atOnce: Timings = { timingOf: () => 'plain', words: '', rank: 0 };
  if (nodes.length === 0) return [atOnce];
  const slow = (isSlow: (node: ConstantNode) => boolean, others: Timing, rank: number): Timings => ({
    timingOf: node => (isSlow(node) ? 'slow' : others),
    words: slowWords,
    rank,
  });
  const single = nodes.slice(0, 3).flatMap((one, index) => {
    const isOne = (node: ConstantNode) => node === one;
    const beside = nodes.length === 1 ? [] : [slow(isOne, 'plain', 2 + index)];
    return [...beside, slow(isOne, 'late', 3 + index)];
  });
  const all = nodes.length === 1 ? [] : [slow(() => true, 'late', 5)];
  return [
    atOnce,
    { timingOf: () => 'late', words: ', with constants that show late', rank: 1 },
    ...single,
    ...all,
  ];
}

/** What a way costs before others have been tried, by how deep the operands lie that it hides. */
const bringings: readonly {
  readonly rank: number;
  make(root: Node, constants: Constants, timings: Timings): Trial | undefined;
}[] = [
  { rank: 0, make: plain },
  { rank: 1, make: (...given) => inLoop(given[0], 1, given[1], given[2]) },
  { rank: 3, make: (...given) => hiddenLate(given[0], 1, given[1], given[2]) },
  { rank: 3, make: (...given) => inLoop(given[0], 2, given[1], given[2]) },
  { rank: 5, make: (...given) => hiddenLate(given[0], 2, given[1], given[2]) },
  { rank: 5, make: (...given) => inLoop(given[0], 3, given[1], given[2]) },
  { rank: 7, make: (...given) => hiddenLate(given[0], 3, given[1], given[2]) },
];

/** A trial with its place in the order in which trials are built: the lower, the sooner. */
export interface RankedTrial {
  readonly trial: Trial;
  readonly rank: number;
}

/** Ways to bring the match before the rule, for one choice of constants. */
export function waysOf(root: Node, constants: Constants): RankedTrial[] {
  const parts = [...partsOf(root)];
  const nodes = parts.filter(
    (part): part is ConstantNode => part.kind === 'constant' && part.type.startsWith('uint'),
  );
  const [atOnce, ...others] = timingsOf(nodes) as [Timings, ...Timings[]];
  if (parts.some(isMemory)) return [{ trial: plain(root, constants, atOnce), rank: 0 }];
  return [atOnce, ...others].flatMap(timings =>
    bringings.flatMap(({ rank, make }) => {
      const trial = make(root, constants, timings);
      return trial === undefined ? [] : [{ trial, rank: rank + timings.rank }];
    }),
  );
}
