/** What is said of a rule, in sentences without markup: every output for people says the same. */

import {
  type Agreement,
  type ClaimWords,
  type Computed,
  type InstanceResult,
  type Kind,
  type OpWords,
  type Refutation,
  type RepairDetails,
  type Role,
  roundingModes,
  type StepShown,
} from '../../check/run.ts';
import { methodWords } from '../evidence.ts';
import { count, differenceWords, equalityWords, roundingWords } from '../text/words.ts';

/** How an output writes text that is not its own, so that nothing of it is taken for markup. */
export interface Quote {
  /** An expression, a condition, a name. */
  code(text: string): string;
  /** A sentence. */
  prose(text: string): string;
}

export const kindWords: Readonly<Record<Kind, string>> = {
  ...differenceWords,
  rounding: 'in the real numbers both sides are equal, and they are rounded differently',
};

export const roleWords: Readonly<Record<Role, string>> = {
  assumption: 'assumed to hold',
  bookkeeping: "the compiler's bookkeeping, which says nothing of values",
  configuration: 'a fact of the build; both answers are possible, so nothing is assumed',
  'contraction licence': 'permits a product to be fused into a sum',
};

/** How an instance came to its verdict. */
type Evidence = Pick<
  InstanceResult,
  'verdict' | 'method' | 'cases' | 'equality' | 'reason' | 'roundingModes'
>;

/** `Proved by normal form, equal in all bits, in all rounding modes.`, `Tested: tried 100 inputs; ...` */
export function verdictSentence(instance: Evidence, quote: Quote): string {
  const { verdict, equality, reason, roundingModes: modes } = instance;
  const method = methodWords(instance);
  const isMethod = method?.startsWith('by ') ?? true;
  const parts = [
    `${capital(verdict)}${method === undefined ? '' : isMethod ? ` ${method}` : `: ${method}`}`,
    ...(equality === undefined ? [] : [equalityWords[equality]]),
    ...(verdict !== 'refuted' && modes !== undefined ? [modesPhrase(modes)] : []),
  ];
  return `${parts.join(', ')}${reason === undefined ? '' : `${isMethod ? ':' : ';'} ${quote.prose(reason)}`}.`;
}

function modesPhrase(modes: readonly string[]): string {
  return modes.length === roundingModes.length
    ? 'in all rounding modes'
    : `in the rounding modes ${modes.join(' ')}`;
}

const restrictions: Readonly<Record<NonNullable<ClaimWords['restrictedBy']>, string>> = {
  conditions: ' on which the conditions hold',
  constants: ' that the constants of the match allow',
};

/** `For every x, y (binary64) and c (constant, 64 bits) on which the conditions hold, ...` */
function statementSentence({ inputs, restrictedBy, statement }: ClaimWords, quote: Quote): string {
  const parts = inputs.map(({ names, type }) => `${names.map(quote.code).join(', ')} (${type})`);
  const last = parts.pop();
  const every =
    last === undefined
      ? 'Without any input'
      : `For every ${parts.length > 0 ? `${parts.join(', ')} and ${last}` : last}`;
  return `${every}${restrictedBy === undefined ? '' : restrictions[restrictedBy]}, ${statement}.`;
}

/** The manuals that ops are taken from, each once. */
export function manualsOf(
  ops: readonly OpWords[],
): { readonly manual: string; readonly names: readonly string[] }[] {
  const manuals = new Set(ops.flatMap(({ manual }) => manual ?? []));
  return [...manuals].map(manual => ({
    manual,
    names: ops.filter(op => op.manual === manual).map(({ op }) => op),
  }));
}

/** What is claimed, and in how many ways it is asked where there are several. */
export const claimSentences = (claim: ClaimWords, quote: Quote): readonly string[] => [
  statementSentence(claim, quote),
  ...ordersSentences(claim),
];

function ordersSentences({ orders, cases, order }: ClaimWords): readonly string[] {
  const tried = [
    ...(orders > 1 ? [`${count(orders, 'order')} of its commuting operands`] : []),
    ...(cases > 1 ? [`${count(cases, 'case')} of types and settings`] : []),
  ];
  if (tried.length === 0) return [];
  const shown = order === undefined ? '' : ` Shown is order ${order}, which does not.`;
  return [`The match is tried in ${tried.join(' and in ')}; each has to hold.${shown}`];
}

export function agreementSentence({ normalForm }: Agreement): string {
  return normalForm === undefined
    ? 'No one normal form: both sides are the same function of the bits of the input.'
    : 'Both sides have the normal form';
}

/** Nobody follows an expression of which parts are left out. */
const isCut = (expression: string): boolean => expression.includes('…');

/** Where the sides diverge, or what the result owes and does not do. */
export function divergenceSentence({ divergence, unmet }: Refutation, quote: Quote): string {
  if (divergence === undefined) return unmet === undefined ? '' : `${quote.prose(capital(unmet))}.`;
  const { within, source, target } = divergence;
  const equation = ({ expression, value }: Computed) => {
    if (expression === value || isCut(expression)) return quote.code(value);
    const isTruth = value === 'true' || value === 'false';
    return isTruth ? `${quote.code(expression)} is ${value}` : quote.code(`${expression} = ${value}`);
  };
  if (within === undefined)
    return `The sides diverge at once: the source computes ${equation(source)}, the target ${equation(target)}.`;
  return isCut(within)
    ? `Deep inside what the sides compute they diverge: the source has ${equation(source)}, the target ${equation(target)}.`
    : `The sides diverge inside ${quote.code(within)}: in place of the dot the source has ${equation(source)}, the target ${equation(target)}.`;
}

/** What is said of a step where something goes wrong. */
export const stepMark = ({ diverges, breaks }: StepShown): string | undefined =>
  breaks ?? (diverges ? 'here they diverge' : undefined);

/** `neg = FNEGD(2)` */
export function stepExpression({ name, op, operands, constant }: StepShown): string {
  const values = [...operands, ...(constant ? [constant] : [])].map(({ value }) => value);
  return `${name === undefined ? '' : `${name} = `}${op}(${values.join(', ')})`;
}

export function differenceSentence({
  difference,
  holdsOnLow,
  ulps,
  roundingMode,
  rounds,
  unmet,
}: Refutation): string {
  // That says it already.
  if (unmet !== undefined) return '';
  const apart =
    ulps === undefined ? '' : `, ${ulps} ${ulps === '1' ? 'unit' : 'units'} in the last place apart`;
  const rounding = rounds ? `; rounding ${roundingWords[roundingMode]} (${roundingMode})` : '';
  const holds = holdsOnLow === undefined ? '' : `; the rule holds on the low ${holdsOnLow} bits`;
  return `${capital(kindWords[difference])}${apart}${holds}${rounding}.`;
}

export function surveySentence({ rounds, survey: { tried, differing } }: Refutation): string {
  const [first, ...others] = roundingModes;
  if (tried === 0) return 'No input drawn at random meets the conditions: this one was searched for.';
  if (roundingModes.every(mode => differing[mode] === 0)) {
    const show = tried === 1 ? 'shows' : 'show';
    return `${capital(count(tried, 'input'))} drawn at random ${show} nothing: the difference is rare, and was searched for.`;
  }
  const differ = differing[first] === 1 ? 'differs' : 'differ';
  const inputs = `Of ${count(tried, 'input')} tried, ${differing[first]} ${differ}`;
  if (!rounds) return `${inputs}.`;
  return others.every(mode => differing[mode] === differing[first])
    ? `${inputs}, in every rounding mode.`
    : `${inputs} in ${first}, ${others.map(mode => `${differing[mode]} in ${mode}`).join(', ')}.`;
}

/** What was found, and how it was looked for; the rules themselves are shown beside it. */
export function repairSentences(
  repair: RepairDetails,
  quote: Quote,
): { readonly found: string; readonly search: string; readonly condition?: string } {
  const { rule, unique, keepsShape, instances, condition, failedConditions = [], tried, rejected } = repair;
  const found =
    rule === undefined
      ? instances.length > 0
        ? 'No one result serves all members of the rule; some have a repair of their own.'
        : 'No right result was found.'
      : keepsShape
        ? `${unique ? 'It is the only right choice of ops in this result.' : 'Other ops in this result are right as well.'}`
        : `The shape of the result is changed. ${unique ? 'No other ops are right in this shape.' : 'Other ops in this shape are right as well.'}`;
  const changes = keepsShape
    ? 'other ops of the same registers'
    : 'other ops of the same registers, other orders of operands, other places for negations';
  const search =
    tried === 0
      ? `There was no candidate among ${changes}.`
      : `${count(tried, 'candidate')} tried, ${rejected} rejected: ${changes}.`;
  return {
    found,
    search,
    ...(condition !== undefined && {
      condition: `With the condition ${quote.code(condition.condition)} the rule is right as it stands.${weakestWords(condition.isWeakest)}`,
    }),
    ...(condition === undefined &&
      failedConditions.length > 0 && {
        condition: `As it stands the rule is not proved, even where ${failedConditions.join(', or where ')}.`,
      }),
  };
}

const weakestWords = (isWeakest: boolean | undefined): string =>
  isWeakest === undefined
    ? ''
    : isWeakest
      ? ' No weaker one of its form serves: beyond it the sides differ.'
      : ' A weaker one may serve as well.';

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
