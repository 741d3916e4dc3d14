/** Which trials are worth building for a rule: the match as Go, with constants for which it is refuted. */
import type { Counterexample } from '../../prove/verdict.ts';
import type { ResolvedOperand } from '../../rules/resolved.ts';
import { isas } from '../../semantics/ops/index.ts';
import { type Compiler, isBlock, isValueRule, type KnownRule, type ValueRule } from '../known-rules.ts';
import { treeOfMatch } from '../pattern.ts';
import { Raiser } from '../raise.ts';
import { fixConstants, parameter, partsOf as partsOfTree, replaceParameters, type Tree } from '../tree.ts';
import type { Call } from './call.ts';
import { inputsFor } from './inputs.ts';
import { type Instance, instancesOf } from './instances.ts';
import {
  type Node,
  nodeOfMatch,
  nodeOfTree,
  partsOf,
  replaceOperands,
  spelled,
  typeOf,
  Unspelled,
} from './node.ts';
import type { Constants } from './speller.ts';
import { spread } from './spread.ts';
import { waysOf } from './ways.ts';

export type Proposal =
  | { readonly kind: 'trials'; readonly calls: readonly Call[] }
  /** Why Go cannot say what the rule matches. */
  | { readonly kind: 'none'; readonly reason: string };

/** Of ops of the language, as many expressions as become those of a machine, for each choice of constants. */
const expressionLimit = 60;
/** Functions that are built for a rule. */
const trialLimit = 3600;

/** An expression with its place in the order in which expressions are tried, and what is known of its names. */
interface Root {
  readonly root: Node;
  readonly rank: number;
  readonly constants: Constants;
  readonly operands: ReadonlyMap<string, bigint>;
}

export function proposeTrials(
  target: KnownRule,
  compiler: Compiler,
  counterexample: Counterexample,
): Proposal {
  if (!isValueRule(target)) return { kind: 'none', reason: 'a rule that only renames an op' };
  try {
    const roots = rootsOf(target, compiler, counterexample);
    const all = [...roots, ...roots.flatMap(varied)];
    const seen = new Set<string>();
    const trials = all
      .flatMap(({ root, rank, constants, operands }) =>
        waysOf(root, constants).map(way => ({ ...way, rank: way.rank + rank, operands })),
      )
      .sort((a, b) => a.rank - b.rank)
      .filter(({ trial }) => {
        const text = trial.body.join('\n');
        return !seen.has(text) && seen.add(text);
      })
      .slice(0, trialLimit);
    return {
      kind: 'trials',
      calls: trials.flatMap(({ trial, operands }) =>
        inputsFor(trial, operands).map(values => ({ trial, values })),
      ),
    };
  } catch (error) {
    if (error instanceof Unspelled) return { kind: 'none', reason: error.message };
    throw error;
  }
}

/** Operands with bits above their width, and operands that stand before others in the order of values. */
function varied(one: Root): Root[] {
  return (['narrow', 'all'] as const).flatMap((which, index) => {
    const root = spread(one.root, which);
    return root === undefined ? [] : [{ ...one, root, rank: one.rank + 1 + index }];
  });
}

/** Constants are of signed types, and stand for as many bits as an op of the language takes. */
const extended = (
  { constants, operands }: Instance,
  { inputs }: Counterexample,
): Pick<Root, 'constants' | 'operands'> => ({
  operands,
  constants: new Map(
    inputs.flatMap(({ input: { name, variable } }) => {
      const bits = constants.get(name);
      if (bits === undefined) return [];
      const width = variable.sort;
      return [[name, typeof width === 'number' && width > 8 ? BigInt.asIntN(width, bits) : bits]];
    }),
  ),
});

/** Whether no op of it is a machine's. */
const isOfLanguage = (pattern: ResolvedOperand): boolean =>
  pattern.kind !== 'value' || (pattern.op.arch === 'generic' && pattern.args.every(isOfLanguage));

/** The match itself, or what the compiler's rules make it of. */
function rootsOf(
  target: KnownRule & { readonly rule: ValueRule },
  compiler: Compiler,
  counterexample: Counterexample,
): Root[] {
  const { match } = target.rule;
  const instances = instancesOf(counterexample);
  if (isOfLanguage(match) && !isBlock(match.op)) {
    const root = nodeOfMatch(match, counterexample.obligation.answers ?? new Map());
    return instances.flatMap((instance, index) => {
      const known = extended(instance, counterexample);
      return choicesFor(root, known.constants).map((constants, place) => ({
        root,
        rank: 2 * index + place / 4,
        constants,
        operands: known.operands,
      }));
    });
  }
  const tree = treeOfMatch(match);
  if (tree === undefined) throw new Unspelled('a match with a symbol, or a constant that the match computes');
  const raiser = new Raiser(
    compiler.passes.flatMap(({ rules }) => rules),
    spelled,
    true,
  );
  const trees = withComparisons(tree, raiser);
  const roots = instances.flatMap(({ constants, operands }, at) =>
    trees.flatMap((one, variant) =>
      oneOfEachKindFirst(
        raiser.raise(fixConstants(one, constants)).flatMap(({ tree: raised, cost }) => {
          const node = spelledOrNot(raised);
          return node === undefined
            ? []
            : [{ node, cost: cost + conversionsIn(node) - conversionsOf(raised) }];
        }),
      )
        .slice(0, expressionLimit)
        .flatMap(({ node }, index) =>
          withKnownComparisons(widened(node)).map((root, known) => ({
            root,
            rank: index / 2 + 2 * at + variant + known / 2,
            constants: new Map(),
            operands,
          })),
        ),
    ),
  );
  if (roots.length > 0) return roots;
  const names = raiser.unspelled(tree);
  throw new Unspelled(
    names.length > 0 ? `no Go expression is known of ${names.join(', ')}` : 'no Go expression is known of it',
  );
}

interface Costly {
  readonly node: Node;
  readonly cost: number;
}

/** By cost, where expressions that differ in their widths alone cost more than the first of them. */
function oneOfEachKindFirst(list: readonly Costly[]): readonly Costly[] {
  const before = new Map<string, number>();
  const ranked = [...list]
    .sort((a, b) => a.cost - b.cost)
    .map(one => {
      const kind = kindOf(one.node);
      const alike = before.get(kind) ?? 0;
      before.set(kind, alike + 1);
      return { ...one, cost: one.cost + alike };
    });
  return ranked.sort((a, b) => a.cost - b.cost);
}

/** Its ops without their widths. */
const kindOf = (node: Node): string =>
  node.kind === 'op'
    ? `${node.op.replace(/\d+(?:x\d+|to\d+)?/, '')}(${node.args.map(kindOf).join()})`
    : node.kind;

/** Flags that could be any are those of a comparison, of each kind that the language is lowered to. */
function withComparisons(tree: Tree, raiser: Raiser): readonly Tree[] {
  const names = flagsIn(tree);
  if (names.size === 0) return [tree];
  return raiser.comparisons.map(op => {
    const compared = (name: string): Tree => ({
      kind: 'op',
      op,
      args: ['first', 'second'].map(side => parameter(`~${side} of ${name}`)),
    });
    return replaceParameters(tree, new Map([...names].map(name => [name, compared(name)])));
  });
}

/** The operands that are flags. */
function flagsIn(tree: Tree): ReadonlySet<string> {
  const names = [...partsOfTree(tree)].flatMap(part => {
    if (part.kind !== 'op') return [];
    const { ops, branches } = isas.get(part.op.arch)!;
    const registers = isBlock(part.op)
      ? branches.get(part.op.name)?.controls
      : ops.get(part.op.name)?.operands;
    return part.args.flatMap((arg, index) =>
      arg.kind === 'parameter' && registers?.[index]?.kind === 'flags' ? [arg.name] : [],
    );
  });
  return new Set(names);
}

/** What is compared may be anything, or be known when the rules of the machine see it. */
function withKnownComparisons(root: Node): readonly Node[] {
  const compared = [...partsOf(root)].flatMap(part =>
    part.kind === 'operand' && / of /.test(part.name) ? [part] : [],
  );
  const names = [...new Set(compared.map(({ name }) => name))];
  if (names.length !== 2) return [root];
  const known = knownPairs.map(pair =>
    replaceOperands(root, ({ name, type }) => {
      const bits = pair[names.indexOf(name)];
      return bits === undefined ? undefined : { kind: 'constant', type, constant: { kind: 'known', bits } };
    }),
  );
  return [root, ...known];
}

const knownPairs: readonly (readonly [bigint, bigint])[] = [
  [3n, 100n],
  [100n, 3n],
  [5n, 5n],
  [-1n, 1n],
];

const isConversion = (name: string): boolean => /^(?:Zero|Sign)Ext|^Trunc/.test(name);

/** What the types of a tree do not say, an expression has to; and the compiler converts constants before any rule. */
const conversionsIn = (root: Node): number =>
  [...partsOf(root)].reduce((sum, part) => {
    if (part.kind !== 'op' || !isConversion(part.op)) return sum;
    return sum + (part.args[0]!.kind === 'constant' ? 3 : 2);
  }, 0);

const conversionsOf = (tree: Tree): number =>
  [...partsOfTree(tree)].filter(part => part.kind === 'op' && isConversion(part.op.name)).length * 2;

function spelledOrNot(tree: Tree): Node | undefined {
  try {
    return nodeOfTree(tree);
  } catch (error) {
    if (error instanceof Unspelled) return undefined;
    throw error;
  }
}

/** What a machine does above a narrow value shows where the value is widened. */
function widened(root: Node): Node {
  const type = typeOf(root);
  if (!type.startsWith('uint') || type === 'uint64') return root;
  // An extension to 32 bits is a mask to the rules of the language, where one to 64 bits is left.
  const extension = root.kind === 'op' ? /^(?:Zero|Sign)Ext\d+to/.exec(root.op)?.[0] : undefined;
  if (root.kind === 'op' && extension !== undefined) return { ...root, op: `${extension}64` };
  return { kind: 'op', op: `ZeroExt${type.slice('uint'.length)}to64`, args: [root] };
}

/** Offsets about an object, and sizes that the compiler clears and copies as a whole. */
const offsets = [-1n, -2n, -4n, -8n, 1n, 4n, 8n];
const sizes = [32n, 64n, 16n];
const reach = 64n;

/** The constants themselves; where memory is touched, such as stay near the pointer. */
function choicesFor(root: Node, known: ReadonlyMap<string, bigint>): Constants[] {
  const candidates = new Map<string, readonly bigint[]>();
  for (const part of partsOf(root)) {
    if (part.kind === 'constant' && part.constant.kind === 'named')
      candidates.set(part.constant.name, [known.get(part.constant.name) ?? 1n]);
    if (part.kind === 'offset' && part.offset.kind === 'named')
      candidates.set(part.offset.name, near(known.get(part.offset.name), offsets, -reach));
    if ((part.kind === 'zero' || part.kind === 'move') && part.size.kind === 'named')
      candidates.set(part.size.name, near(known.get(part.size.name), sizes, 2n));
  }
  const choices = [...candidates].reduce<Constants[]>(
    (found, [name, values]) =>
      found.flatMap(choice => values.map(value => new Map([...choice, [name, value]]))),
    [new Map()],
  );
  return choices;
}

function near(bits: bigint | undefined, others: readonly bigint[], least: bigint): readonly bigint[] {
  const value = bits === undefined ? undefined : BigInt.asIntN(64, bits);
  const isNear = value !== undefined && value >= least && value <= reach;
  return isNear ? [...new Set([value, ...others])] : others;
}
