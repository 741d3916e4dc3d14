/** The one line that says why an instance is refuted, made from the terms, the values and the manual's words. */
import type { Duty, Observation } from '../model/claim.ts';
import { contractedResults } from '../model/contraction.ts';
import type { Counterexample } from '../prove/verdict.ts';
import { printExpr } from '../rules/print.ts';
import type { ResolvedBlock, ResolvedRule, ResolvedValue } from '../rules/resolved.ts';
import type { OpInfo } from '../rules/tables/op-info.ts';
import type { RoundingMode } from '../semantics/float/index.ts';
import { isas } from '../semantics/ops/index.ts';
import { describeBriefly } from '../semantics/term/describe.ts';
import { evaluate } from '../semantics/term/evaluate.ts';
import type { OperatorName } from '../semantics/term/operator.ts';
import { apply, constant, rebuild, type Term, variablesOf } from '../semantics/term/term.ts';
import { conjuncts } from '../semantics/words/facts.ts';
import { type Assignment, assignmentOf } from './counterexample.ts';
import { showObserved } from './show-value.ts';

const nameOf = (of: ResolvedValue | ResolvedBlock): string => ('op' in of ? of.op.name : of.block.name);

type ResolvedBlockRule = Extract<ResolvedRule, { kind: 'block' }>;

/**
 * For example `fma(-2, 3, 5) = -1 in the source, but FNMADDD multiplies rs1 and rs2, negates the product,
 * subtracts rs3: fma(-2, 3, -5) = -11`.
 */
export function whyRefuted(rule: ResolvedRule, counterexample: Counterexample): string {
  const { obligation, observed, sources, target, roundingMode } = counterexample;
  const assignment = assignmentOf(counterexample);
  if (observed.kind === 'duty') return unmet(observed.duty, obligation.target, assignment, roundingMode);
  if (rule.kind === 'block' && observed.kind === 'branch')
    return `${goesTo(rule, rule.match, sources[0])} in the source, but ${goesTo(rule, rule.result, target)} in the target`;
  const show = (term: Term | undefined, bits: bigint) =>
    equation(observed, term, bits, assignment, roundingMode);
  const source = sources.map((bits, index) => show(obligation.sources[index], bits)).join(' or ');
  const result = show(obligation.target, target);
  const words = targetInWords(rule);
  return words === undefined
    ? `${source} in the source, but ${result} in the target`
    : `${source} in the source, but ${words}: ${result}`;
}

/** What the result owes and does not do. */
export function unmet(duty: Duty, condition: Term, assignment: Assignment, mode: RoundingMode): string {
  switch (duty.kind) {
    case 'not a NaN': {
      const expression = describeBriefly(substitute(duty.constant, assignment, mode), longest, duty.format);
      return `${expression} is a NaN, and the compiler panics at a constant that is one`;
    }
    case 'encodable':
      return `the result does not keep to what its op can encode: ${nameOf(duty.of)}: ${duty.words}${broken(condition, assignment, mode)}`;
    case 'reached':
      return `${nameOf(duty.of)} reads beyond what the match reads or writes, on another page, which may not be there`;
    case 'aligned':
      return misaligned(duty, assignment, mode);
    case 'made':
      return `the result does not keep to what other rules expect of its op: ${nameOf(duty.of)}: ${duty.words}`;
    case 'defined':
      return `the result uses an op where it has no defined result: ${duty.words}${broken(condition, assignment, mode)}`;
    case 'no panic':
      return `the compiler panics: ${duty.words}, in ${printExpr(duty.at)}`;
  }
}

type Aligned = Extract<Duty, { kind: 'aligned' }>;

export function firstMisaligned({ accesses }: Aligned, assignment: Assignment, mode: RoundingMode) {
  const wordOf = (term: Term): bigint => evaluate(term, assignment, mode).value;
  return accesses
    .map(({ of, address, multiple }) => ({ of, at: wordOf(address), multiple: wordOf(multiple) }))
    .find(({ at, multiple }) => at % multiple !== 0n)!;
}

/** Where addresses have 32 bits their upper half, which says nothing, is not shown. */
function misaligned(duty: Aligned, assignment: Assignment, mode: RoundingMode): string {
  const { of, at, multiple } = firstMisaligned(duty, assignment, mode);
  const shown = BigInt.asUintN(BigInt.asIntN(32, at) === BigInt.asIntN(64, at) ? 32 : 64, at);
  return `${nameOf(of)} goes to 0x${shown.toString(16)}, no multiple of ${multiple}, and neither the match nor its conditions promise one: ${duty.sentence}`;
}

/** `, but (32 <=u 31) is false`, of a range; that the bits above a short constant are its sign is no such. */
function broken(condition: Term, assignment: Assignment, mode: RoundingMode): string {
  const failed = conjuncts(condition).find(part => evaluate(part, assignment, mode).value === 0n);
  if (failed?.kind !== 'application' || !ranges.includes(failed.operator.name)) return '';
  const shown = describeBriefly(onValues(failed, assignment, mode), longestCondition);
  return isReadable(shown) ? `, but ${shown} is false` : '';
}

const ranges: readonly OperatorName[] = ['bvult', 'bvule', 'bvslt', 'bvsle'];

/** What a block does by the manual, and the successor that it goes to, as the rule names it. */
function goesTo(rule: ResolvedBlockRule, { block }: ResolvedBlock, isFirst: bigint | undefined): string {
  const sentence = isas.get(block.arch)?.branches.get(block.name)?.sentence;
  const [first, second] = rule.match.successors;
  const successor = isFirst === 1n ? first : second;
  const does = sentence?.includes('taken') ? `, ${sentence},` : '';
  return `${block.name}${does} goes to ${successor ?? (isFirst === 1n ? 'its first successor' : 'its second successor')}`;
}

/** Characters of an expression that a person follows; those of memory, byte by byte, are many times as long. */
const longest = 240;

/** Of a condition that is said besides. */
const longestCondition = 60;

/** Not cut off, and no word taken apart and put together bit by bit. */
const isReadable = (expression: string): boolean => !/…|concat\(/.test(expression);

/** `fma(-2, 3, 5) = -1`; only the value where the term says nothing more, or too much. */
function equation(
  observed: Observation,
  term: Term | undefined,
  bits: bigint,
  assignment: Assignment,
  mode: RoundingMode,
): string {
  const { value } = showObserved(observed, bits);
  if (term === undefined) return value;
  const format = observed.kind === 'float' ? observed.format : undefined;
  const isOfWords = observed.kind === 'integer' || observed.kind === 'memory';
  const known = isOfWords ? lastStep(term, assignment, mode) : substitute(term, assignment, mode);
  const expression = describeBriefly(known, longest, format);
  const chosen = isOfWords ? choice(term, assignment, mode) : '';
  const result = expression === value || !isReadable(expression) ? value : `${expression} = ${value}`;
  return `${chosen}${observed.kind === 'memory' ? 'the byte is ' : ''}${result}`;
}

/**
 * `(0 <u 0) is false, so ` of a choice, by the last condition that decides it, where that is short: of what is passed on as
 * it is, nothing else says why.
 */
function choice(term: Term, assignment: Assignment, mode: RoundingMode): string {
  let [rest, said] = [term, ''];
  while (rest.kind === 'application' && rest.operator.name === 'if') {
    const [condition, first, second] = rest.operands;
    const { value } = evaluate(condition!, assignment, mode);
    const shown = describeBriefly(onValues(condition!, assignment, mode), longestCondition);
    said =
      isReadable(shown) && shown !== 'true' && shown !== 'false' ? `${shown} is ${value === 1n}, so ` : '';
    rest = value === 1n ? first! : second!;
  }
  return rest.kind === 'application' ? '' : said;
}

/** A condition whose relations are on values: `(32 <=u 31)`. */
function onValues(condition: Term, assignment: Assignment, mode: RoundingMode): Term {
  if (condition.kind !== 'application') return condition;
  const { operator, operands } = condition;
  const isOfConditions = operands.every(({ sort }) => sort === 'Bool');
  const known = operands.map(operand =>
    isOfConditions
      ? onValues(operand, assignment, mode)
      : constant(operand.sort, evaluate(operand, assignment, mode).value),
  );
  return apply(operator, ...known);
}

/** What is computed last of an integer, on operands that are worked out: `(2 - 1)`. */
function lastStep(all: Term, assignment: Assignment, mode: RoundingMode): Term {
  const term = taken(all, assignment, mode);
  // What is passed on as it is has a name that says more than its value.
  if (term.kind !== 'application') return term;
  const { operator, operands } = term;
  if (!resizing.includes(operator.name)) {
    const known = operands.map(operand => substitute(operand, assignment, mode));
    return operator.name.startsWith('bv') ? apply(operator, ...known) : substitute(term, assignment, mode);
  }
  const [value, resized] = [operands[0]!, term].map(part => evaluate(part, assignment, mode).value);
  const inner = lastStep(operands[0]!, assignment, mode);
  return value === resized ? inner : apply(operator, inner);
}

/** Of a choice, nested ones too, what these values choose: the other half did not happen. */
function taken(term: Term, assignment: Assignment, mode: RoundingMode): Term {
  if (term.kind !== 'application' || term.operator.name !== 'if') return term;
  const [condition, first, second] = term.operands;
  // The operand of a step that is shown as a dot has no value.
  if (!variablesOf(condition!).every(part => assignment.has(part))) return term;
  return taken(evaluate(condition!, assignment, mode).value === 1n ? first! : second!, assignment, mode);
}

/** What changes the width of a word is shown only where it changes the value. */
const resizing: readonly OperatorName[] = ['extract', 'zeroExtend', 'signExtend'];

/** The term on these values; signs, masks and choices are worked out, so that `-(-2)` reads `2`. */
export function substitute(term: Term, assignment: Assignment, mode: RoundingMode): Term {
  return rebuild(
    term,
    leaf => (leaf.kind === 'variable' ? constant(leaf.sort, assignment.get(leaf) ?? 0n) : leaf),
    applied => {
      const { operator, operands } = applied;
      if (operator.name === 'if') return taken(applied, assignment, mode);
      const isKnown = operands.every(operand => operand.kind === 'constant');
      if (!isKnown || operands.length === 0) return applied;
      if (!operator.name.startsWith('bv') && !resizing.includes(operator.name)) return applied;
      const { value } = evaluate(applied, new Map());
      const saysNothing = operands[0]?.kind === 'constant' && operands[0].value === value;
      return operator.name.startsWith('bv') || saysNothing ? constant(applied.sort, value) : applied;
    },
  );
}

/** What the target does, in the words of its manual, where it is a single op. */
function targetInWords(rule: ResolvedRule): string | undefined {
  const op = targetOp(rule);
  const sentence = op && isas.get(op.arch)?.ops.get(op.name)?.sentence;
  return sentence && `${op.name} ${saysWhatIsDone(sentence) ? '' : 'is '}${sentence}`;
}

/** Sentences of manuals begin with what the op does, or with what it gives. */
export const saysWhatIsDone = (sentence: string): boolean => verbs.has(sentence.split(' ', 1)[0]!);

const verbs: ReadonlySet<string> = new Set(
  [
    'ANDs ORs acquires adds clears compares complements computes converts copies counts divides',
    'expands extends flips interleaves inverts loads marks moves multiplies narrows negates packs',
    'prefetches releases reverses rotates rounds sets shifts sign-extends stores subtracts takes',
    'truncates writes zero-extends zeroes',
  ].flatMap(line => line.split(' ')),
);

function targetOp(rule: ResolvedRule): OpInfo | undefined {
  if (rule.kind === 'ellipsis') return rule.result;
  if (rule.kind === 'block' || rule.result.kind !== 'value') return undefined;
  const { op, args } = rule.result;
  return args.some(arg => arg.kind === 'value') ? undefined : op;
}

/**
 * Says of a refuted rule if all it lacks is the licence to fuse.
 * Undefined where the source permits unrounded products already, or they do not give the target's result.
 */
export function missingLicence(counterexample: Counterexample): string | undefined {
  const { obligation, target, roundingMode } = counterexample;
  if (obligation.sources.length > 1) return undefined;
  const assignment = assignmentOf(counterexample);
  return contractedResults(obligation.sources[0]).some(
    term => evaluate(term, assignment, roundingMode).value === target,
  )
    ? 'the target leaves a product unrounded, and the rule does not ask useFMA whether it may'
    : undefined;
}
