/**
 * A rule in one of its matching orders, in one case of the choices that its meaning leaves: which registers its names
 * live in, the match, the conditions, the result, and what the result owes.
 */
import type { ResolvedBlock, ResolvedOperand, ResolvedRule } from '../rules/resolved.ts';
import { MemoryReader } from '../semantics/memory/without-memory.ts';
import { askedOf, type BranchEntry, type Isa, low, partWidth, widthOf } from '../semantics/ops/entry.ts';
import { together } from '../semantics/ops/generic/compound.ts';
import { pointerSizeOf } from '../semantics/ops/index.ts';
import { and, bvadd, concat, extract, falsity, not, truth } from '../semantics/term/build.ts';
import { type Application, type Term, variablesOf } from '../semantics/term/term.ts';
import type { Source, Span } from '../text/source.ts';
import { accessesOf } from './accesses.ts';
import { alignmentsWanted, dutiesOfAlignment } from './alignment.ts';
import type { Assumption } from './assumptions.ts';
import { type Choices, ImpossibleCase } from './choices.ts';
import type { Duty, Excluded, Input, Observation, OrderObligation } from './claim.ts';
import { type Conditions, conjunctsOf, readConditions } from './conditions.ts';
import { type ContractionPolicy, permittedConditions, permittedResults } from './contraction.ts';
import type { GoFunction } from './go/go-function.ts';
import { type Missing, ModelError, NotModelled } from './missing.ts';
import { dutiesOfReach } from './reach.ts';
import type { RegisterReadings } from './register-readings.ts';
import {
  canBeRead,
  describeParts,
  integerWidth,
  mixedWidths,
  otherParts,
  partsOf,
  type RegisterValue,
  type Side,
  type Step,
  withoutExchanged,
} from './register-values.ts';
import { folded, type MemoryTypes, type Panic, RuleScope, sizeQuestion } from './rule-scope.ts';
import { RuleTerms } from './rule-terms.ts';
import { namesRead } from './spills.ts';
import { allTypes } from './types.ts';

export interface ModelContext {
  readonly source: Source;
  /** The architecture whose rules these are; `generic` for none. */
  readonly arch: string;
  readonly isas: ReadonlyMap<string, Isa>;
  readonly contraction: ContractionPolicy;
  /** Helpers of conditions that a project adds to the compiler's own, or means otherwise. */
  readonly helpers?: ReadonlyMap<string, GoFunction>;
  /** Functions of the compiler that may not do what their model says, for their text is none that is known; of each its file. */
  readonly otherHelpers?: ReadonlyMap<string, string>;
  /** In which a rule is asked, until it holds; in those of the command line's defaults where nothing is said. */
  readonly readings?: readonly RegisterReadings[];
}

/** The rule, in one of the orders in which the match may take its operands. */
export type Ordered = OrderObligation['rule'];

/** The obligations of one matching order in one case. */
export interface Modelled {
  readonly obligations: readonly OrderObligation[];
  readonly assumptions: readonly Assumption[];
  readonly readsAboveBools: boolean;
  readonly readsSpills: boolean;
  /** What the match's instruction clears above its value is owed, or was taken for junk. */
  readonly keepsAbove: boolean;
  /** A constant of the match is any that can be encoded, or was taken for one that is made. */
  readonly takesAnyConstant: boolean;
  readonly leavesTypesOut: boolean;
  /** The result takes values for others than they are, which has no model. */
  readonly untyped: Missing | undefined;
}

/** Throws `ModelError` where the rule cannot mean anything, `NotModelled` where it has no model. */
export function modelCase(
  order: Ordered,
  context: ModelContext,
  choices: Choices,
  readings: RegisterReadings,
  types: MemoryTypes,
): Modelled {
  const modeller = new Modeller(order, context, choices, readings, types);
  try {
    return modeller.modelled();
  } catch (error) {
    if (!(error instanceof ImpossibleCase)) throw error;
    const by = modeller.isLeftByConditions ? 'conditions' : 'match';
    const obligations = [neverAsked(order, choices, { by, ...(error.words && { words: error.words }) })];
    return {
      obligations,
      assumptions: [],
      readsAboveBools: false,
      readsSpills: false,
      keepsAbove: false,
      takesAnyConstant: false,
      leavesTypesOut: modeller.leavesTypesOut,
      untyped: undefined,
    };
  }
}

/** Of a case that no program has. */
const neverAsked = (rule: Ordered, { answers }: Choices, excluded: Excluded): OrderObligation => ({
  inputs: [],
  assumptions: [falsity],
  excluded,
  sources: [truth],
  target: truth,
  observed: { kind: 'branch' },
  rule,
  answers,
  conjuncts: [],
  steps: { match: [], result: [] },
});

/** No program is in this case. */
export const isImpossible = ({ obligations: [first] }: Modelled): boolean =>
  first!.assumptions.includes(falsity);

/** What a side of the rule computes, before memory is taken out of it. */
interface Sides {
  readonly source: Term;
  readonly target: Term;
  readonly observed: Observation;
  readonly conditions: Conditions;
  readonly steps: OrderObligation['steps'];
}

class Modeller {
  readonly #rule: Ordered;
  readonly #context: ModelContext;
  readonly #scope: RuleScope;
  readonly #terms: RuleTerms;
  readonly #memory: MemoryReader;
  readonly #readings: RegisterReadings;
  /** The match's instruction clears what is above its value, which the table calls junk. */
  #keepsAbove = false;
  #untyped: Missing | undefined;
  #isMatched = false;

  constructor(
    rule: Ordered,
    context: ModelContext,
    choices: Choices,
    readings: RegisterReadings,
    types: MemoryTypes,
  ) {
    const { isas, source, arch } = context;
    this.#rule = rule;
    this.#context = context;
    this.#readings = readings;
    this.#memory = new MemoryReader(8 * (isas.get(arch)?.pointerSize ?? 8));
    this.#scope = new RuleScope(
      choices,
      pointerSizeOf(arch, isas),
      context.helpers,
      types,
      isas.get(arch)?.order,
    );
    this.#terms = new RuleTerms(
      {
        isas,
        source,
        machine: isas.get(arch),
        readings,
        reused: reusedIn(rule),
        ...(rule.kind === 'value' && { root: rule.match }),
        conjuncts: conjunctsOf(rule.condition),
      },
      this.#scope,
    );
  }

  get leavesTypesOut(): boolean {
    return this.#scope.leavesTypesOut;
  }

  /** The match was built, or is one of types, of which the conditions may have left those at hand alone. */
  get isLeftByConditions(): boolean {
    return this.#isMatched || (this.#rule.condition !== undefined && this.#tellsTypes());
  }

  modelled(): Modelled {
    const sides = this.#rule.kind === 'block' ? this.#branch(this.#rule) : this.#value(this.#rule);
    if (this.#scope.hasMemory) this.#scope.duties.push(...this.#dutiesOfAccesses());
    const obligation = this.#obligation(sides);
    const { readsAboveBools, readsSpills, takesAnyConstant } = this.#terms;
    if (readsAboveBools && this.#readings.bools === 'register')
      this.#scope.assumptions.push({ kind: 'bool registers' });
    if (this.#keepsAbove && this.#readings.above === 'junk')
      this.#scope.assumptions.push({ kind: 'junk above types' });
    return {
      obligations: [obligation, ...this.#duties().map(duty => this.#owed(obligation, duty))],
      assumptions: this.#scope.assumptions,
      readsAboveBools,
      readsSpills,
      keepsAbove: this.#keepsAbove,
      takesAnyConstant,
      leavesTypesOut: this.leavesTypesOut,
      untyped: this.#untyped,
    };
  }

  /** What the result owes where it goes to memory otherwise than the match. */
  #dutiesOfAccesses(): readonly Duty[] {
    const { match, result } = this.#terms.steps;
    const known = new Set<Application>();
    const promised = accessesOf(match, known);
    const others = accessesOf(result, known);
    if (others.length === 0) return [];
    const alignments = alignmentsWanted(this.#context, this.#scope);
    return [
      ...dutiesOfReach(promised, others, () => 8 * this.#scope.pointerSize),
      ...(alignments === undefined ? [] : dutiesOfAlignment(promised, others, alignments)),
    ];
  }

  #value(rule: Extract<ResolvedRule, { kind: 'value' }>): Sides {
    const { match, result } = rule;
    if (result.kind === 'code')
      throw new NotModelled('construct', '{code} result', 'Go code as a result has no model');
    // What the result says of a name may tell of others in the match.
    for (let round = 0; round < 2; round++) {
      this.#terms.declare(match, 'match');
      this.#terms.declare(result, 'result');
    }
    const source = this.#match(() => this.#terms.build(match, 'match'));
    if (!this.#scope.isBound('v')) this.#scope.bind('v', this.#terms.handleOf(source, 'v', match));
    const conditions = this.#conditions(rule);
    this.#terms.supposeTypes();
    this.#untyped = this.#terms.untypedResult(rule);
    const target = this.#result(() => this.#terms.build(result, 'result', source.register));
    if (rule.place !== undefined) this.#scope.assumptions.push({ kind: 'placement' });
    const observed = this.#result(() => this.#observedOf(source, target, match.span, result.span));
    this.#untyped ??= this.#terms.mistypedResult(rule, observed.observed);
    return { ...observed, conditions, steps: this.#terms.steps };
  }

  #tellsTypes(): boolean {
    return [...this.#scope.choices.answers.keys()].some(question => question !== sizeQuestion);
  }

  /** Types that the match does not fit are a case that no program has. */
  #match<Built>(build: () => Built): Built {
    try {
      return build();
    } catch (error) {
      if (error instanceof ModelError && this.#tellsTypes()) throw new ImpossibleCase(error.message);
      throw error;
    }
  }

  /**
   * A result of another class than values of the types at hand is wrong, unless rules before this one take all of these.
   * Other rules are not looked at: whoever wrote this one is told which values they are.
   */
  #result<Built>(build: () => Built): Built {
    try {
      return build();
    } catch (error) {
      const types = this.#chosenTypes();
      const isOfNoType = error instanceof ImpossibleCase;
      if (!isOfNoType && (!(error instanceof ModelError) || types.length === 0)) throw error;
      const what = isOfNoType ? 'the result has a value of no type that there is' : error.message;
      const where = types.length === 0 ? '' : `where ${types.join(' and ')}, `;
      const reason = `${where}${what}: exclude this by a condition, unless rules before this one take all such values`;
      throw new NotModelled('construct', 'rule order', reason);
    }
  }

  /** `the type t is float32`, of the types that the case at hand chose. */
  #chosenTypes(): readonly string[] {
    const names = new Set(allTypes(8).map(({ name }) => name));
    const chosen = [...this.#scope.choices.answers].filter(([, answer]) => names.has(answer));
    return chosen.map(([question, answer]) => `${question} is ${answer}`);
  }

  /** What is read after the conditions is reached only where they hold. */
  #conditions(rule: Ordered): Conditions {
    this.#isMatched = true;
    const conditions = readConditions(rule, this.#scope);
    if (conditions.assumptions.some(assumption => folded(assumption) === falsity)) throw new ImpossibleCase();
    this.#scope.narrow(conditions.assumptions);
    return conditions;
  }

  /** All bits that the source's contract fixes are observed; of a tuple, those of all its parts. */
  #observedOf(
    source: RegisterValue,
    target: RegisterValue,
    matchSpan: Span,
    span: Span,
  ): Pick<Sides, 'source' | 'target' | 'observed'> {
    const [given, wanted] = [partsOf(target), partsOf(source)];
    if (given.length !== wanted.length) {
      const label = { source: this.#context.source, span: matchSpan, text: `is ${describeParts(wanted)}` };
      throw otherParts(this.#context.source, span, given, describeParts(wanted), label);
    }
    const parts = wanted.map((part, index) => this.#observedPart(part, given[index]!, span));
    if (parts.length === 1) return parts[0]!;
    const width = parts.reduce((sum, { source: term }) => sum + (term.sort as number), 0);
    return {
      source: parts.map(({ source: term }) => term).reduce((high, low) => concat(high, low)),
      target: parts.map(({ target: term }) => term).reduce((high, low) => concat(high, low)),
      observed: { kind: 'integer', width },
    };
  }

  #observedPart(
    source: RegisterValue,
    target: RegisterValue,
    span: Span,
  ): Pick<Sides, 'source' | 'target' | 'observed'> {
    const { register } = source;
    const { source: text, isas, arch } = this.#context;
    const wanted = register.kind === 'flags' ? withoutExchanged(register) : register;
    if (!canBeRead(target.register, wanted, isas.get(arch)))
      throw mixedWidths(text, span, target.register, register);
    switch (register.kind) {
      case 'memory': {
        const address = this.#addressOfByte(source.term, target.term);
        return {
          source: this.#memory.byteAt(source.term, address),
          target: this.#memory.byteAt(target.term, address),
          observed: { kind: 'memory' },
        };
      }
      case 'compound': {
        if (register.words.length === 0)
          throw new NotModelled('no value', 'size zero', 'a value of size zero has nothing to compare');
        const width = partWidth(register);
        const held = Math.min(width, register.format ? width : 8 * this.#scope.pointerSize);
        const [given, owed] = [source.term, target.term].map(term =>
          together(register.words.map((_, index) => extract(width * index + held - 1, width * index, term))),
        );
        return {
          source: given!,
          target: owed!,
          observed: { kind: 'integer', width: held * register.words.length, ofWords: true },
        };
      }
      case 'opaque':
      case 'tuple':
        throw new NotModelled('construct', 'the flags of a tuple', 'the flags of a tuple have no model');
      case 'float':
        return {
          source: source.term,
          target: this.#terms.read(target, register, span),
          observed: { kind: 'float', format: register.format },
        };
      case 'vector':
      case 'mask':
        return {
          source: source.term,
          target: this.#terms.read(target, register, span),
          observed: {
            kind: 'integer',
            width: register.width,
            ofWords: true,
            ...(register.kind === 'vector' && register.numbers && { numbers: register.numbers }),
          },
        };
      case 'flags': {
        // Those of the exchanged operands count where both sides are comparisons.
        const both = target.register.kind === 'flags' && target.register.exchanged === true;
        const width = both ? widthOf(register) : register.fields.length;
        const [given, owed] = [source, target].map(({ term }) => askedOf(register, low(width, term)));
        return {
          source: given!,
          target: owed!,
          observed: { kind: 'integer', width: given!.sort as number },
        };
      }
      default: {
        const held =
          register.kind === 'integer' ? integerWidth(register, this.#scope.pointerSize) : widthOf(register);
        const width = Math.min(held, this.#promised(source));
        const narrow = register.kind === 'integer' ? register.extends?.width : undefined;
        return {
          source: this.#terms.read(source, { kind: 'integer', width }, span),
          target: this.#terms.read(target, { kind: 'integer', width }, span),
          observed: { kind: 'integer', width, ...(narrow !== undefined && { value: narrow }) },
        };
      }
    }
  }

  /** The match computes something of booleans alone, of which a machine writes bytes: that is a boolean itself. */
  #isOfBooleans(): boolean {
    const { isas, arch } = this.#context;
    const { match } = this.#rule;
    if (!isas.get(arch)?.boolsAreBytes || !('args' in match)) return false;
    const booleans = new Set<ResolvedOperand>(
      this.#terms.steps.match.flatMap(step =>
        step.kind === 'op' && step.result.register.kind === 'boolean' ? [step.value] : [],
      ),
    );
    const isOfBooleans = match.args.length > 0 && match.args.every(arg => booleans.has(arg));
    if (!isOfBooleans) return false;
    this.#scope.assume(`what ${match.op.name} computes of a boolean is one, and holds a byte`);
    return true;
  }

  /** Bits of a value of the type that the match asks for, where the language or the machine's table promises none above. */
  #promised({ register, ofLanguage }: RegisterValue): number {
    const { isas, arch } = this.#context;
    if (register.kind !== 'integer') return 64;
    const { width, extends: extension } = register;
    const junk = isas.get(arch)?.junkAboveTypes;
    const isMeant = extension !== undefined && extension.incidental !== true;
    if (!isMeant && this.#isOfBooleans()) return 8;
    if (isMeant && junk !== 'always') return width;
    this.#keepsAbove ||= extension !== undefined && !isMeant;
    const promised =
      extension === undefined || isMeant || this.#readings.above !== 'junk' ? width : extension.width;
    const isJunk = ofLanguage === true || junk !== undefined;
    if (!isJunk || this.#rule.kind !== 'value') return promised;
    const { match } = this.#rule;
    const type = match.kind === 'value' ? this.#terms.typeOfMatch(match) : undefined;
    return type === undefined ? promised : Math.min(promised, 8 * type.size);
  }

  /**
   * One arbitrary address: what holds of its byte holds of all. It is counted from where one side writes, so that
   * places come out as plain numbers.
   */
  #addressOfByte(source: Term, target: Term): Term {
    const place = this.#scope.input('place', 64, 'wildcard');
    const base = this.#memory.lastWritten(source) ?? this.#memory.lastWritten(target);
    return base === undefined ? place : bvadd(base, place);
  }

  #branch(rule: Extract<ResolvedRule, { kind: 'block' }>): Sides {
    const [matchBranch, resultBranch] = [this.#branchEntry(rule.match), this.#branchEntry(rule.result)];
    this.#declareControls(rule.match, matchBranch, 'match');
    this.#declareControls(rule.result, resultBranch, 'result');
    const match = this.#branchStep(rule.match, matchBranch, 'match');
    const conditions = this.#conditions(rule);
    const result = this.#branchStep(rule.result, resultBranch, 'result');
    const isSwapped = rule.match.successors[0] !== rule.result.successors[0];
    const { steps } = this.#terms;
    return {
      source: match.taken,
      target: isSwapped ? not(result.taken) : result.taken,
      observed: { kind: 'branch' },
      conditions,
      steps: { match: [...steps.match, match], result: [...steps.result, result] },
    };
  }

  #branchEntry({ block }: ResolvedBlock): BranchEntry {
    const entry = this.#context.isas.get(block.arch)?.branches.get(block.name);
    if (entry === undefined) throw new NotModelled('block', block.name);
    return entry;
  }

  #declareControls(block: ResolvedBlock, branch: BranchEntry, side: Side): void {
    for (const [index, control] of block.controls.entries()) {
      this.#terms.declare(control, side, branch.controls[index] ?? { kind: 'any' });
    }
  }

  #branchStep(
    block: ResolvedBlock,
    branch: BranchEntry,
    side: 'match' | 'result',
  ): Extract<Step, { kind: 'branch' }> {
    const { operands, constants } = this.#terms.branchOperands(block, branch, side);
    const taken = branch.taken(
      operands.map(({ term }) => term),
      constants,
    );
    return { kind: 'branch', value: block, entry: branch, operands, taken };
  }

  #obligation({ source, target, observed, conditions, steps }: Sides): OrderObligation {
    const read = (term: Term): Term => this.#read(term);
    const licence = licenceOf(conditions.licensesContraction, this.#context.contraction);
    const sources = licence === undefined ? ([read(source)] as const) : permittedResults(read(source));
    if (licence !== undefined && sources.length > 1)
      this.#scope.assumptions.push({ kind: 'contraction', licence });
    // Where Go leaves the result open is asked of each permitted source.
    const { definedness, hypotheses, choices } = this.#scope;
    const defined = licence === undefined ? definedness : definedness.flatMap(permittedConditions);
    const asked = conditions.assumptions.map(read);
    // Where the compiler panics there is no result to compare: that it does not is a duty of its own.
    const compiles = this.#scope.panics.map(noPanic);
    const assumptions = [...[...hypotheses, ...defined, ...compiles].map(read), ...asked];
    const terms = [...assumptions, ...sources, read(target), ...this.#duties().flatMap(termsOfDuty)];
    const { undefinedInMatch } = this.#terms;
    const open =
      undefinedInMatch.size === 0 ? [] : variablesOf(...sources).filter(one => undefinedInMatch.has(one));
    return {
      ...(open.length > 0 && { open }),
      inputs: this.#inputs(terms),
      assumptions: assumptions.filter(assumption => assumption !== truth),
      asked,
      sources,
      target: read(target),
      observed,
      rule: this.#rule,
      answers: choices.answers,
      conjuncts: conditions.conjuncts,
      steps: this.#scope.hasMemory ? this.#withoutMemory(steps) : steps,
    };
  }

  #withoutMemory({ match, result }: Sides['steps']): Sides['steps'] {
    return {
      match: match.map(step => this.#shown(step)),
      result: result.map(step => this.#shown(step)),
    };
  }

  /** The term without memory, which few rules have. */
  #read(term: Term): Term {
    return this.#scope.hasMemory ? this.#memory.read(term) : term;
  }

  /** The step as it can be evaluated: memory is no value, and stays as it is. */
  #shown(step: Step): Step {
    const read = (value: RegisterValue): RegisterValue =>
      value.register.kind === 'memory' ? value : { ...value, term: this.#read(value.term) };
    const operands = step.operands.map(read);
    if (step.kind === 'branch') return { ...step, operands, taken: this.#read(step.taken) };
    // What the compiler reads of read-only memory is a constant.
    const constants = step.constants.map(one => ({ ...one, term: this.#read(one.term) }));
    return { ...step, operands, constants, result: read(step.result) };
  }

  /**
   * The duty as an obligation of its own: that its condition is true. A panic comes before the conditions behind it,
   * and those before it are part of when it is reached. That the program never computes what Go leaves open is no help:
   * the compiler reads code that is never reached too.
   */
  #owed(obligation: OrderObligation, duty: Duty): OrderObligation {
    return {
      ...obligation,
      assumptions: this.#supposedOf(obligation, duty),
      sources: [truth],
      target: duty.condition,
      observed: { kind: 'duty', duty },
    };
  }

  #supposedOf({ assumptions }: OrderObligation, duty: Duty): readonly Term[] {
    switch (duty.kind) {
      case 'no panic':
        return this.#scope.hypotheses.map(term => this.#read(term));
      case 'aligned':
        return [...assumptions, ...duty.supposed];
      default:
        return assumptions;
    }
  }

  #duties(): readonly Duty[] {
    const panics = this.#scope.panics.map(
      (panic): Duty => ({
        kind: 'no panic',
        words: panic.words,
        at: panic.at,
        condition: noPanic(panic),
      }),
    );
    const read = (term: Term): Term => this.#read(term);
    return [...this.#scope.duties, ...panics].map(duty => ({
      ...duty,
      ...(duty.kind === 'aligned' && {
        supposed: duty.supposed.map(read),
        accesses: duty.accesses.map(({ of, address, multiple }) => ({
          of,
          address: read(address),
          multiple: read(multiple),
        })),
      }),
      condition: read(duty.condition),
    }));
  }

  /** What the compiler computes where Go leaves the result open is an input too, and so is each byte that memory had. */
  #inputs(terms: readonly Term[]): readonly Input[] {
    const inputs = this.#scope.inputs.filter(input => input.variable.sort !== 'Memory');
    const known = new Set<Term>(inputs.map(input => input.variable));
    const open = variablesOf(...terms).filter(one => !known.has(one) && one.sort !== 'Memory');
    return [...inputs, ...open.map((one): Input => ({ name: one.name, variable: one, role: 'wildcard' }))];
  }
}

/** The names of the match that the result reads. */
function reusedIn(rule: Ordered): ReadonlySet<string> {
  if (rule.kind === 'block') return new Set(rule.result.controls.flatMap(one => [...namesRead(one)]));
  return rule.result.kind === 'code' ? new Set() : namesRead(rule.result);
}

const noPanic = ({ reached, condition }: Panic): Term => not(and(reached, condition));

const termsOfDuty = (duty: Duty): readonly Term[] =>
  duty.kind === 'aligned' ? [duty.condition, ...duty.supposed] : [duty.condition];

/** Who permits contraction; undefined where no one does. */
function licenceOf(asked: boolean, contraction: ContractionPolicy) {
  if (contraction === 'never') return undefined;
  if (asked) return 'rule';
  if (contraction === 'language') return 'language';
  return contraction === 'always' ? 'option' : undefined;
}
