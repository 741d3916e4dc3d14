/** Which trials are worth building for a rule: the match as Go, with constants for which it is refuted. */
import type { Counterexample } from '../../prove/verdict.ts';
import { type Compiler, isValueRule, type KnownRule } from '../known-rules.ts';
import { treeOfMatch } from '../pattern.ts';
import { Raiser } from '../raise.ts';
import type { Tree } from '../tree.ts';
import {
  isMemory,
  isSpelled,
  type Node,
  nodeOfMatch,
  nodeOfTree,
  partsOf,
  typeOf,
  Unspelled,
} from './node.ts';
import { type Call, inputsFor } from './program.ts';
import { spread } from './spread.ts';
import { type Constants, type Trial, trialsOf } from './trial.ts';

export type Proposal =
  | { readonly kind: 'trials'; readonly calls: readonly Call[] }
  /** Why Go cannot say what the rule matches. */
  | { readonly kind: 'none'; readonly reason: string };

/** Of ops of the language, as many expressions as become those of a machine. */
const expressionLimit = 24;
/** Functions of one program: it builds in a few seconds. */
const trialLimit = 240;

export function proposeTrials(
  target: KnownRule,
  compiler: Compiler,
  counterexample: Counterexample,
): Proposal {
  if (!isValueRule(target)) return { kind: 'none', reason: 'a rule that only renames an op' };
  try {
    const known = new Map(counterexample.inputs.map(one => [one.input.name, extended(one)]));
    const roots = rootsOf(target, compiler, counterexample);
    const all = [...roots, ...roots.flatMap(root => spread(root) ?? [])];
    const trials = trialsOf(all.map(root => ({ root, choices: choicesFor(root, known) }))).slice(
      0,
      trialLimit,
    );
    return { kind: 'trials', calls: trials.flatMap(trial => callsOf(trial, known)) };
  } catch (error) {
    if (error instanceof Unspelled) return { kind: 'none', reason: error.message };
    throw error;
  }
}

/** Constants are of signed types, and stand for as many bits as an op of the language takes. */
const extended = ({ input, bits }: Counterexample['inputs'][number]): bigint =>
  input.role === 'constant' && typeof input.variable.sort === 'number' && input.variable.sort > 8
    ? BigInt.asIntN(input.variable.sort, bits)
    : bits;

const callsOf = (trial: Trial, known: ReadonlyMap<string, bigint>): Call[] =>
  inputsFor(trial, known).map(values => ({ trial, values }));

/** The match itself, or what the compiler's rules make it of. */
function rootsOf(
  { rule }: KnownRule & { readonly rule: { readonly kind: 'value' } },
  compiler: Compiler,
  { obligation }: Counterexample,
): Node[] {
  if (rule.match.op.arch === 'generic') return [nodeOfMatch(rule.match, obligation.answers ?? new Map())];
  const tree = treeOfMatch(rule.match);
  if (tree === undefined) throw new Unspelled('a match with a symbol, or a constant that the match computes');
  const raiser = new Raiser(
    compiler.passes.flatMap(({ rules }) => rules),
    isSpelled,
  );
  const roots = raiser
    .raise(tree)
    .flatMap(({ tree: raised }) => spelledOrNot(raised) ?? [])
    .sort((a, b) => conversionsIn(a) - conversionsIn(b))
    .slice(0, expressionLimit)
    .map(widened);
  if (roots.length > 0) return roots;
  const names = raiser.unspelled(tree);
  throw new Unspelled(
    names.length > 0 ? `no Go expression is known of ${names.join(', ')}` : 'no Go expression is known of it',
  );
}

/** Of constants, which the compiler has converted before any rule of a machine sees them. */
const conversionsIn = (root: Node): number =>
  [...partsOf(root)].filter(
    part => part.kind === 'op' && /Ext|Trunc/.test(part.op) && part.args[0]!.kind === 'constant',
  ).length;

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
  const type = typeOf(root as Exclude<Node, { kind: 'memory' }>);
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

/** In the place of a constant that few instructions can hold. */
const plainConstant = 64n;
const isLong = (bits: bigint): boolean => BigInt.asIntN(32, bits) !== BigInt.asIntN(64, bits);

/** The counterexample's constants, and plain ones; where memory is touched, such as stay near the pointer. */
function choicesFor(root: Node, known: ReadonlyMap<string, bigint>): Constants[] {
  const candidates = new Map<string, readonly bigint[]>();
  const touchesMemory = [...partsOf(root)].some(isMemory);
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
  // At the ends of what the constants can be, where the counterexample has only one of them there.
  const alike = [...candidates.values()]
    .flatMap(values => values.slice(0, 1))
    .filter(value => value !== 0n)
    .map(value => new Map([...candidates.keys()].map(name => [name, value])));
  const plain = choices
    .filter(choice => [...choice.values()].some(isLong))
    .map(choice => new Map([...choice].map(([name, bits]) => [name, isLong(bits) ? plainConstant : bits])));
  const all = touchesMemory ? choices : [...choices, ...plain, ...(candidates.size > 1 ? alike : [])];
  return [...new Map(all.map(choice => [[...choice.values()].join(), choice])).values()];
}

function near(bits: bigint | undefined, others: readonly bigint[], least: bigint): readonly bigint[] {
  const value = bits === undefined ? undefined : BigInt.asIntN(64, bits);
  const isNear = value !== undefined && value >= least && value <= reach;
  return isNear ? [...new Set([value, ...others])] : others;
}
