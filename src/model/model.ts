/** From a rule to what it claims: the join of the rules language and the meaning of ops. */
import type { GoExpr } from '../rules/go-ast.ts';
import { matchingOrders } from '../rules/matching-orders.ts';
import type { ResolvedBlock, ResolvedRule, ResolvedValue } from '../rules/resolved.ts';
import type { OpInfo } from '../rules/tables/op-info.ts';
import { type BranchEntry, type Isa, widthOf } from '../semantics/ops/entry.ts';
import { floatEqual, not, truth } from '../semantics/term/build.ts';
import { type Term, variablesOf } from '../semantics/term/term.ts';
import type { Source } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import { barrierTakenOff, uncheckedBarrier } from './barriers.ts';
import { type Conditions, readConditions } from './conditions.ts';
import { permittedConditions, permittedResults } from './contraction.ts';
import { GoTypeError } from './go/value.ts';
import { ModelError, NotModelled } from './missing.ts';
import type { Claim, Observation, OrderObligation } from './obligation.ts';
import { canBeRead, type Machine, mixedWidths, read } from './registers.ts';
import { rotateParamsOf } from './rotate-params.ts';
import { type Duty, Sides } from './side.ts';
import type { Held, Step } from './step.ts';

/**
 * Who may fuse a product into a sum. `licensed`: a rule that asks `useFMA`. `language`: every rule, because the
 * tree predates the licence. `always` and `never`: as the user says.
 */
export type ContractionPolicy = 'licensed' | 'language' | 'always' | 'never';

export interface ModelContext {
  readonly source: Source;
  /** The architecture whose rules these are; `generic` for none. */
  readonly arch: string;
  readonly isas: ReadonlyMap<string, Isa>;
  readonly contraction: ContractionPolicy;
}

/** What a rule claims, or what of it has no model. Throws `ModelError` where the rule cannot mean anything. */
export function modelRule(rule: ResolvedRule, context: ModelContext): Claim {
  try {
    return claimOf(rule, context);
  } catch (error) {
    if (error instanceof NotModelled) return { kind: 'unsupported', missing: error.missing };
    if (error instanceof GoTypeError) throw goTypeError(rule, context.source, error);
    // How a machine's registers hold numbers is known only with its ops.
    if (error instanceof ModelError && !context.isas.has(context.arch)) {
      const reason = `the architecture ${context.arch} has no model`;
      return { kind: 'unsupported', missing: { kind: 'construct', name: context.arch, reason } };
    }
    throw error;
  }
}

function claimOf(rule: ResolvedRule, context: ModelContext): Claim {
  const [first, ...others] = matchingOrders(rule.kind === 'ellipsis' ? spelledOut(rule) : rule);
  if (first === undefined) throw new NotModelled('construct', 'matching orders', 'too many matching orders');
  const notes = new Set<string>();
  const model = (order: Ordered): Modelled =>
    order.kind === 'block' ? branchObligation(order, context, notes) : valueObligation(order, context, notes);
  const [one, ...more] = [model(first), ...others.map(model)] as const;
  const obligations = [one.obligation, ...more.map(({ obligation }) => obligation)] as const;
  for (const obligation of obligations) {
    const takenOff = barrierTakenOff(obligation);
    if (takenOff) notes.add(uncheckedBarrier(takenOff.barrier.name));
  }
  return {
    kind: 'claim',
    obligations: [...obligations, ...[one, ...more].flatMap(onConstants)],
    assumptions: [...notes],
  };
}

/** The obligation of one matching order, and the constants of its result that must be no NaNs. */
interface Modelled {
  readonly obligation: OrderObligation;
  readonly duties: readonly Duty[];
}

const onConstants = ({ obligation, duties }: Modelled): OrderObligation[] =>
  duties.map(duty => ({
    ...obligation,
    sources: [truth],
    // Only a number equals itself.
    target: floatEqual(duty.format, duty.constant, duty.constant),
    observed: duty,
  }));

type Ordered = OrderObligation['rule'];
type ValueRule = Extract<ResolvedRule, { kind: 'value' }>;

/** `(A ...) => (B ...)` with its operands and its constant written out. */
function spelledOut(rule: Extract<ResolvedRule, { kind: 'ellipsis' }>): ValueRule {
  if (rule.match.argLength < 0) throw new NotModelled('op', rule.match.name);
  const side = (op: OpInfo, span: Span): ResolvedValue => ({
    kind: 'value',
    op,
    args: Array.from({ length: rule.match.argLength }, (_, index) => ({
      kind: 'variable',
      name: 'xyzw'[index] ?? `x${index}`,
      span,
    })),
    // Only ops that compute with their constant have a use for it; the others are not modelled.
    ...(op.aux === undefined ? {} : { auxint: { kind: 'identifier', name: 'auxint', span } as GoExpr }),
    span,
    opSpan: span,
  });
  return {
    kind: 'value',
    instance: rule.instance,
    match: side(rule.match, rule.matchSpan),
    result: side(rule.result, rule.resultSpan),
  };
}

const sidesOf = ({ condition }: Ordered, { isas, source, arch }: ModelContext): Sides =>
  new Sides(isas, source, isas.get(arch), rotateParamsOf(condition));

function valueObligation(rule: ValueRule, context: ModelContext, notes: Set<string>): Modelled {
  const { match, result } = rule;
  if (result.kind === 'code')
    throw new NotModelled('construct', '{code} result', 'Go code as a result has no model');
  const sides = sidesOf(rule, context);
  // What the result says of a name may tell of others in the match.
  for (const side of [match, result, match, result]) sides.declare(side);
  const source = sides.match(match);
  const conditions = readConditions(rule.condition, sides.scope, sides.rotateParams);
  sides.assume(conditions.assumptions);
  const target = sides.result(result, source.register);
  if (source.isTuple || target.isTuple) {
    throw new NotModelled('construct', 'the flags of a tuple', 'the flags of a tuple have no model');
  }
  const observed = observationOf(source, target, context, result.span);
  if (rule.place !== undefined)
    notes.add('the value only: in which block the result is placed is not checked');
  for (const note of sides.notes) notes.add(note);
  const obligation = {
    inputs: sides.inputs,
    assumptions: assumptionsOf(sides, conditions, context),
    sources: licensedResults(source.term, conditions, context, notes),
    target: observedTerm(target, observed, context, result.span),
    observed,
    rule,
    conjuncts: conditions.conjuncts,
    steps: sides.steps,
  };
  return { obligation: withOpenResults(obligation), duties: sides.duties };
}

/** What the compiler computes where Go leaves the result open is an input too: any value that its machine gives. */
function withOpenResults(obligation: OrderObligation): OrderObligation {
  const { inputs, assumptions, sources, target } = obligation;
  const known = new Set<Term>(inputs.map(({ variable }) => variable));
  const open = variablesOf(...assumptions, ...sources, target).filter(variable => !known.has(variable));
  return {
    ...obligation,
    inputs: [
      ...inputs,
      ...open.map(variable => ({ name: variable.name, variable, role: 'wildcard' as const })),
    ],
  };
}

/** All bits that the source's contract fixes are observed. */
function observationOf(source: Held, target: Held, context: ModelContext, span: Span): Observation {
  if (!canBeRead(target.register, source.register, machineOf(context))) {
    throw mixedWidths(context.source, span, target.register, source.register);
  }
  if (source.register.kind === 'float') return { kind: 'float', format: source.register.format };
  const width = widthOf(source.register);
  if (widthOf(target.register) < width) {
    throw new NotModelled(
      'construct',
      'upper bits of a narrow value',
      'the result fixes fewer bits than the source',
    );
  }
  return { kind: 'integer', width };
}

/** The target as whoever used the source reads it. */
function observedTerm(target: Held, observed: Observation, context: ModelContext, span: Span): Term {
  if (observed.kind !== 'float') return target.term;
  return read(target, { kind: 'float', format: observed.format }, context.source, span, machineOf(context));
}

const machineOf = ({ isas, arch }: ModelContext): Machine => isas.get(arch);

function licensedResults(
  source: Term,
  { licensesContraction }: Conditions,
  { contraction }: ModelContext,
  notes: Set<string>,
): readonly [Term, ...Term[]] {
  const licence = licenceOf(licensesContraction, contraction);
  if (licence === undefined) return [source];
  const results = permittedResults(source);
  if (results.length > 1) notes.add(licence);
  return results;
}

/** Where Go leaves the result open is asked of each permitted source. */
function assumptionsOf(
  sides: Sides,
  { licensesContraction, assumptions }: Conditions,
  context: ModelContext,
) {
  const isLicensed = licenceOf(licensesContraction, context.contraction) !== undefined;
  const defined = isLicensed ? sides.definedness.flatMap(permittedConditions) : sides.definedness;
  return [...sides.assumptions, ...defined, ...assumptions];
}

/** Who permits contraction, in words; undefined where no one does. */
function licenceOf(asked: boolean, contraction: ContractionPolicy): string | undefined {
  if (contraction === 'never') return undefined;
  if (asked) return 'useFMA permits a product to be fused into a sum';
  if (contraction === 'language') {
    return "Go's specification permits a product to be fused into a sum (no rule of this tree asks useFMA)";
  }
  if (contraction === 'always') return 'a product may be fused into a sum (--contraction always)';
  return undefined;
}

function branchObligation(
  rule: Extract<ResolvedRule, { kind: 'block' }>,
  context: ModelContext,
  notes: Set<string>,
): Modelled {
  const [matchBranch, resultBranch] = [branchOf(rule.match, context), branchOf(rule.result, context)];
  const sides = sidesOf(rule, context);
  declareControls(sides, rule.match, matchBranch);
  declareControls(sides, rule.result, resultBranch);
  const match = branchStep(sides, rule.match, matchBranch, context, 'match');
  const conditions = readConditions(rule.condition, sides.scope, sides.rotateParams);
  const result = branchStep(sides, rule.result, resultBranch, context, 'result');
  const isSwapped = rule.match.successors[0] !== rule.result.successors[0];
  for (const note of sides.notes) notes.add(note);
  const obligation: OrderObligation = {
    inputs: sides.inputs,
    assumptions: assumptionsOf(sides, conditions, context),
    sources: licensedResults(match.taken, conditions, context, notes),
    target: isSwapped ? not(result.taken) : result.taken,
    observed: { kind: 'branch' },
    rule,
    conjuncts: conditions.conjuncts,
    steps: { match: [...sides.steps.match, match], result: [...sides.steps.result, result] },
  };
  return { obligation: withOpenResults(obligation), duties: sides.duties };
}

function branchOf({ block }: ResolvedBlock, { isas }: ModelContext): BranchEntry {
  const entry = isas.get(block.arch)?.branches.get(block.name);
  if (entry === undefined) throw new NotModelled('block', block.name);
  return entry;
}

function declareControls(sides: Sides, block: ResolvedBlock, branch: BranchEntry): void {
  for (const [index, control] of block.controls.entries()) {
    sides.declare(control, branch.controls[index] ?? { kind: 'any' });
  }
}

function branchStep(
  sides: Sides,
  block: ResolvedBlock,
  branch: BranchEntry,
  context: ModelContext,
  side: 'match' | 'result',
): Extract<Step, { kind: 'branch' }> {
  const operands = block.controls.map((control, index): Held => {
    const wanted = branch.controls[index] ?? { kind: 'any' };
    const held = sides[side](control, wanted);
    const term = read(held, wanted, context.source, control.span, machineOf(context));
    return { term, register: wanted.kind === 'any' ? held.register : wanted };
  });
  const taken = branch.taken(operands.map(({ term }) => term));
  return { kind: 'branch', value: block, entry: branch, operands, taken };
}

function goTypeError(rule: ResolvedRule, source: Source, error: GoTypeError): ModelError {
  return new ModelError({
    code: 'go-type',
    severity: 'error',
    message: `Go would not compile this rule: ${error.message}`,
    labels: [{ source, span: rule.instance.rule.span }],
  });
}
