/** A Go function that might make the compiler apply a rule, and what it is to give. */
import { type Bringing, bringings } from './bringings.ts';
import { exactValue } from './exact.ts';
import type { ValueType } from './go-ops.ts';
import { isMemory, type Node, typeOf } from './node.ts';
import { referenceOf } from './reference.ts';
import {
  type ConstantNode,
  type Constants,
  type Parameter,
  Speller,
  type Spelling,
  type Timing,
} from './speller.ts';

/** An expression, and how it is brought before the rule. */
export interface Form {
  readonly root: Node;
  readonly constants: Constants;
  readonly bringing: Bringing;
  /** What shows later than the rest, where something is to. */
  readonly hidden: readonly Node[];
  /** Of constants that do not show at once. */
  readonly timings: ReadonlyMap<Node, Timing>;
  readonly spelling?: Spelling;
}

export interface Trial {
  readonly form: Form;
  /** How the match is brought before the rule, in a few words. */
  readonly way: string;
  /** Why the function is written as it is, in whole lines. */
  readonly remarks: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly result: ValueType | undefined;
  /** The function without its first line. */
  readonly body: readonly string[];
  /** The same by the helpers of `referenceHelpers`, each of which is one op. */
  readonly reference: readonly string[];
  /** Parameters besides those of the rule, with the only argument that they are given. */
  readonly switches: readonly Switch[];
  readonly helpers: ReadonlySet<string>;
  /** What it is to give by the meaning of its ops, for the bits of its parameters; undefined where memory matters. */
  exact(values: readonly bigint[]): bigint | undefined;
}

export interface Switch {
  readonly identifiers: readonly string[];
  readonly type: 'bool' | 'int';
  readonly argument: string;
}

/** Both ways out of the loop that `loopBody` writes are taken. */
const ofLoop: Switch = { identifiers: ['enter', 'leave'], type: 'bool', argument: 'true' };
/** How often the loop goes around that hides constants. */
const ofLateness: Switch = { identifiers: ['k'], type: 'int', argument: '3' };

export function trialOf(form: Form): Trial {
  const { root, constants, bringing, hidden, timings, spelling = {} } = form;
  const speller = new Speller(root, constants, node => timings.get(node) ?? 'plain', spelling);
  const body = bringings[bringing].body(root, hidden, speller);
  const reference = referenceOf(root, speller);
  const isLate = speller.late.length > 0 || bringing === 'late';
  return {
    form,
    way: wayOf(form),
    remarks: [
      ...(isLate ? ['The compiler learns late that m is never 5, and what it knows by that.'] : []),
      ...(bringing === 'loop'
        ? ['The compiler visits what stands behind the loop before what stands in it.']
        : []),
    ],
    parameters: speller.parameters,
    result: isMemory(root) ? undefined : typeOf(root),
    body: [...(isLate ? lateConstants(speller.late, spelling) : []), ...speller.declarations, ...body],
    reference,
    switches: [...(bringing === 'loop' ? [ofLoop] : []), ...(isLate ? [ofLateness] : [])],
    helpers: speller.helpers,
    exact: values =>
      exactValue(
        root,
        one => speller.bitsOf(one),
        new Map(speller.parameters.map(({ name }, index) => [name, values[index]!])),
      ),
  };
}

function wayOf({ bringing, timings }: Form): string {
  const { words, joined } = bringings[bringing];
  const known = [...timings.values()];
  if (known.includes('slow'))
    return `${words}${joined}with constants that show when the rules of the machine fold them`;
  return known.includes('late') ? `${words}${joined}with constants that show late` : words;
}

/** The constants of an expression that can show late: integers. */
export const isTimed = (node: Node): node is ConstantNode =>
  node.kind === 'constant' && node.type.startsWith('uint');

/** Operands that are worth a variable of their own: ops, and constants that only the machine's rules fold. */
export const canBeHidden = (node: Node, timings: Form['timings']): boolean =>
  node.kind === 'op' || (node.kind === 'constant' && timings.get(node) === 'slow');

/**
 * Variables that keep their values, which shows only once it is known that `m` is never 5: a pass behind the rules on
 * ops of the language finds that, so that the rules of the machine are the first to see the constants.
 */
function lateConstants(late: Speller['late'], { isWithoutStore }: Spelling): string[] {
  const names = [...late.map(({ name }) => name), 'm'].join(', ');
  return [
    `${names} := ${[...late.map(({ text }) => text), '0'].join(', ')}`,
    'for i := 0; i < k; i++ {',
    '\tif m == 5 {',
    // Else the assignments become conditional moves.
    ...(isWithoutStore ? [] : ['\t\tstored = i']),
    `\t\t${names} = ${[...late.map(() => '3'), late.length > 0 ? '5' : '6'].join(', ')}`,
    '\t}',
    '}',
  ];
}
