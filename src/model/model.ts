/**
 * From a rule to what it claims: the join of the rules language and the meaning of ops. A claim is made of every
 * matching order in every case, in one reading of what registers hold after the other.
 */

import { calledIn } from '../rules/called-functions.ts';
import { desugarEllipsis } from '../rules/desugar.ts';
import { matchingOrders } from '../rules/matching-orders.ts';
import type { ResolvedRule } from '../rules/resolved.ts';
import type { Source } from '../text/source.ts';
import { type Assumption, distinct } from './assumptions.ts';
import { removedBarrier } from './barriers.ts';
import { isImpossible, type ModelContext, type Modelled, modelCase } from './case.ts';
import { inEveryCase } from './choices.ts';
import type { Claim, OrderObligation } from './claim.ts';
import { GoTypeError } from './go/value.ts';
import { type Missing, ModelError, NotModelled, opNotModelled } from './missing.ts';
import { defaultReadings, type RegisterReadings, readingsWithin } from './register-readings.ts';
import type { MemoryTypes } from './rule-scope.ts';

/** What a rule claims, or what of it has no model. Throws `ModelError` where the rule cannot mean anything. */
export function modelRule(rule: ResolvedRule, context: ModelContext): Claim {
  try {
    return claimOf(rule, context, readingsOn(context));
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

/** Those asked for, as far as they can be on the machine. */
function readingsOn({ readings = readingsWithin(defaultReadings), isas, arch }: ModelContext) {
  if (!isas.get(arch)?.boolsAreBytes) return readings;
  const ofBytes = readings.filter(({ bools }) => bools === 'byte');
  return ofBytes.length > 0 ? ofBytes : readings.map(one => ({ ...one, bools: 'byte' as const }));
}

/** Asked in the first of the readings, and where it does not hold, in those of the others that differ for it. */
function claimOf(rule: ResolvedRule, context: ModelContext, readings: readonly RegisterReadings[]): Claim {
  const [first, ...others] = readings;
  const known = strictClaim(rule, context, first!, others);
  // What is there to ask with spills in it has no model, and without them it may have one.
  if (known === undefined)
    return claimOf(
      rule,
      context,
      others.filter(({ spills }) => spills === 'free'),
    );
  const { claim, modelled } = known;
  const differing = others.filter(
    ({ bools, spills, above, constants }) =>
      (bools === first!.bools || modelled.some(one => one.readsAboveBools)) &&
      (spills === first!.spills || modelled.some(one => one.readsSpills)) &&
      (above === first!.above || modelled.some(one => one.keepsAbove)) &&
      (constants === first!.constants || modelled.some(one => one.takesAnyConstant)),
  );
  return withOthers(
    claim,
    differing.map(other => () => claimIn(rule, context, other).claim),
  );
}

/** Undefined where the claim has no model, and others that leave spills out are there to be asked. */
function strictClaim(
  rule: ResolvedRule,
  context: ModelContext,
  readings: RegisterReadings,
  others: readonly RegisterReadings[],
) {
  try {
    return claimIn(rule, context, readings);
  } catch (error) {
    const hasOthers = readings.spills === 'typed' && others.some(({ spills }) => spills === 'free');
    if (!hasOthers || !(error instanceof NotModelled)) throw error;
    return undefined;
  }
}

type PlainClaim = Extract<Claim, { kind: 'claim' }>;

function withOthers(claim: PlainClaim, [next, ...others]: readonly (() => PlainClaim)[]): PlainClaim {
  return next === undefined ? claim : { ...claim, otherwise: () => withOthers(next(), others) };
}

function claimIn(
  rule: ResolvedRule,
  context: ModelContext,
  readings: RegisterReadings,
): { readonly claim: PlainClaim; readonly modelled: readonly Modelled[] } {
  const desugared = rule.kind === 'ellipsis' ? desugarEllipsis(rule) : rule;
  if (desugared === undefined) throw opNotModelled((rule as EllipsisRule).match.name);
  const orders = matchingOrders(desugared);
  if (orders.length === 0) throw new NotModelled('construct', 'matching orders', 'too many matching orders');
  const inTypes = (types: MemoryTypes) =>
    orders.flatMap(order => inEveryCase(choices => modelCase(order, context, choices, readings, types)));
  const ofRegisters = inTypes('in one register');
  const others = asksOtherTypes(ofRegisters) ? inTypes('of several parts') : ofRegisters;
  const modelled = others.every(isImpossible) ? ofRegisters : others;
  const leavesTypesOut = [...ofRegisters, ...others].some(one => one.leavesTypesOut);
  const untyped = modelled.find(one => one.untyped !== undefined)?.untyped;
  const obligations = possible(modelled).flatMap(({ obligations }) => obligations);
  const barriers = modelled.flatMap(({ obligations: [first] }) => removedBarrier(first!) ?? []);
  const assumptions = distinct([
    ...modelled.flatMap(one => one.assumptions),
    ...barriers.map(({ barrier }): Assumption => ({ kind: 'barrier', op: barrier.name })),
    ...otherHelpersOf(rule, context),
    ...(readings.spills === 'free' ? [{ kind: 'spills' } as const] : []),
  ]);
  const claim: PlainClaim = {
    kind: 'claim',
    obligations: simplestFirst(obligations),
    assumptions,
    ...(leavesTypesOut && { ifVacuous: otherTypes }),
    ...(untyped && { ifProved: untyped }),
  };
  return { claim, modelled };
}

/** What a project means by a name is no matter of the compiler's text. */
const otherHelpersOf = (
  rule: ResolvedRule,
  { otherHelpers = new Map(), helpers }: ModelContext,
): Assumption[] =>
  calledIn(rule, otherHelpers)
    .filter(helper => !helpers?.has(helper))
    .map(helper => ({ kind: 'helper as known', helper, file: otherHelpers.get(helper)! }));

const otherTypes: Missing = {
  kind: 'construct',
  name: 'other types',
  reason: 'no type that has a model meets the conditions: whether another does is not known',
};

/** No value that one register holds is in any case, and the types of values were a question. */
const asksOtherTypes = (modelled: readonly Modelled[]): boolean =>
  modelled.every(isImpossible) && modelled.some(({ leavesTypesOut }) => leavesTypesOut);

/** Impossible cases are left out, unless there is no other; the match excludes all if no case is left to conditions. */
function possible(modelled: readonly Modelled[]): readonly Modelled[] {
  const open = modelled.filter(one => !isImpossible(one));
  if (open.length > 0) return open;
  const byConditions = modelled.find(({ obligations: [first] }) => first!.excluded?.by === 'conditions');
  return byConditions === undefined ? modelled.slice(0, 1) : [byConditions];
}

type EllipsisRule = Extract<ResolvedRule, { kind: 'ellipsis' }>;

/** What is asked of values before what is owed beside them. */
function simplestFirst(
  obligations: readonly OrderObligation[],
): readonly [OrderObligation, ...OrderObligation[]] {
  const isDuty = ({ observed }: OrderObligation): boolean => observed.kind === 'duty';
  const [first, ...others] = [...obligations.filter(one => !isDuty(one)), ...obligations.filter(isDuty)];
  return [first!, ...others];
}

function goTypeError(rule: ResolvedRule, source: Source, error: GoTypeError): ModelError {
  return new ModelError({
    code: 'go-type',
    severity: 'error',
    message: `Go would not compile this rule: ${error.message}`,
    labels: [{ source, span: error.span ?? rule.instance.rule.span }],
  });
}
