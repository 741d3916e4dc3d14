/**
 * What a caller has wrong that no compiler has checked is said before anything is done: a number of runs that is none
 * would else be a proof by no run, and a misspelt policy the usual one.
 */
import { detailLevels } from '../check/rule-result.ts';
import { contractionPolicies } from '../model/contraction.ts';

interface Expectation {
  readonly words: string;
  holds(value: unknown): boolean;
}

const wholeNumber = (least: number): Expectation => ({
  words: `a whole number, ${least} or more`,
  holds: value => Number.isSafeInteger(value) && Number(value) >= least,
});

const oneOf = (choices: readonly string[]): Expectation => ({
  words: `one of ${choices.join(', ')}`,
  holds: value => choices.some(choice => choice === value),
});

const text: Expectation = { words: 'a string', holds: value => typeof value === 'string' };

/** By the names of options. */
const expected: Readonly<Record<string, Expectation>> = {
  name: text,
  contraction: oneOf(contractionPolicies),
  seed: wholeNumber(0),
  runs: wholeNumber(1),
  budget: wholeNumber(0),
  details: oneOf(detailLevels),
};

/** Throws `TypeError` where there are no options with an architecture, `RangeError` for one that is none of its kind. */
export function checkRulesOptions(caller: string, options: unknown): void {
  if (typeof options !== 'object' || options === null || !('arch' in options) || !text.holds(options.arch))
    throw new TypeError(`${caller} is not told the architecture, as in { arch: 'RISCV64' }`);
  checkOptions(caller, options);
}

/** The same where no architecture is wanted. */
export function checkOptions(caller: string, options: object): void {
  for (const [name, value] of Object.entries(options)) {
    const expectation = Object.hasOwn(expected, name) ? expected[name] : undefined;
    if (value === undefined || expectation === undefined || expectation.holds(value)) continue;
    throw new RangeError(
      `${caller}: the option ${name} is ${shown(value)}, and should be ${expectation.words}`,
    );
  }
}

/** Throws `TypeError`. */
export function checkText(caller: string, value: unknown): void {
  if (!text.holds(value))
    throw new TypeError(`${caller} wants the text of rules, a string, and has ${shown(value)}`);
}

const shown = (value: unknown): string => (typeof value === 'string' ? `'${value}'` : String(value));
