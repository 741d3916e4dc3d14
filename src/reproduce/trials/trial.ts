/** A Go function that might make the compiler apply a rule, and what it is to give. */
import { exactValue } from './exact.ts';
import type { ValueType } from './go-ops.ts';
import { isMemory, type Node, typeOf } from './node.ts';
import { referenceOf } from './reference.ts';
import { type Constants, type Parameter, Speller, type TimingOf } from './speller.ts';

export interface Trial {
  /** How the match is brought before the rule, in a few words. */
  readonly way: string;
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

/** Both ways out of the loop that `inLoop` writes are taken. */
const ofLoop: Switch = { identifiers: ['enter', 'leave'], type: 'bool', argument: 'true' };
/** How often the loop goes around that hides constants. */
const ofLateness: Switch = { identifiers: ['k'], type: 'int', argument: '3' };

/** How a function brings the match before the rule. */
export interface Way {
  readonly words: string;
  readonly timingOf: TimingOf;
  readonly loops?: true;
  /** A value is hidden from rules on ops of the language, as late constants are. */
  readonly hides?: true;
}

export function trialOf(
  root: Node,
  constants: Constants,
  { words, timingOf, loops, hides }: Way,
  bodyOf: (speller: Speller) => string[],
): Trial {
  const speller = new Speller(root, constants, timingOf);
  const body = bodyOf(speller);
  const reference = referenceOf(root, speller);
  const isLate = speller.late.length > 0 || hides === true;
  return {
    way: words,
    parameters: speller.parameters,
    result: isMemory(root) ? undefined : typeOf(root as Exclude<Node, { kind: 'memory' }>),
    body: [...(isLate ? lateConstants(speller.late) : []), ...speller.declarations, ...body],
    reference,
    switches: [...(loops === true ? [ofLoop] : []), ...(isLate ? [ofLateness] : [])],
    helpers: speller.helpers,
    exact: values =>
      exactValue(
        root,
        one => speller.bitsOf(one),
        new Map(speller.parameters.map(({ name }, index) => [name, values[index]!])),
      ),
  };
}

/**
 * Variables that keep their values, which shows only once it is known that `m` is never 5: a pass behind the rules on
 * ops of the language finds that, so that the rules of the machine are the first to see the constants.
 */
function lateConstants(late: Speller['late']): string[] {
  const names = [...late.map(({ name }) => name), 'm'].join(', ');
  return [
    `${names} := ${[...late.map(({ text }) => text), '0'].join(', ')}`,
    'for i := 0; i < k; i++ {',
    '\tif m == 5 {',
    // Else the assignments become conditional moves.
    '\t\tstored = i',
    `\t\t${names} = ${[...late.map(() => '3'), late.length > 0 ? '5' : '6'].join(', ')}`,
    '\t}',
    '}',
  ];
}
