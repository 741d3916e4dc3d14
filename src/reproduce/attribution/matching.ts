/**
 * Which rules a visit of the compiler may have applied: those whose match is what it found, whose conditions do not fail
 * on constants that are known, and whose result is what it left. What the trace does not tell rules nothing out.
 */
import { conjunctsOf } from '../../model/conditions.ts';
import { bindingOrder } from '../../rules/matching-orders.ts';
import type { ResolvedOperand, ResolvedValue } from '../../rules/resolved.ts';
import { isValueRule, type KnownRule, type PassRules, resultingOp, type ValueRule } from '../known-rules.ts';
import { Bindings, constantType, matchConstant } from '../pattern.ts';
import { conditionHolds } from '../rewrite.ts';
import { printedConstant } from './constants.ts';
import type { PassTrace, Step, TracedNode } from './trace.ts';

/** A rule that a visit may have applied, and the constants that it was applied to, as far as the trace tells them. */
export interface Application {
  readonly known: KnownRule;
  readonly step: Step;
  readonly constants: ReadonlyMap<string, bigint>;
  /** The trace tells all that the match asks of ops and constants: those of older releases do not. */
  readonly isTold: boolean;
}

/** In the order in which the compiler tries them. */
export function applicationsOf(step: Step, run: PassTrace, rules: PassRules): Application[] {
  return rules.rulesOn(step.before.op).flatMap((known): Application[] => {
    if (!isValueRule(known)) {
      const isRenamed = step.after === undefined || step.after.op === resultingOp(known)?.name;
      return isRenamed ? [{ known, step, constants: new Map(), isTold: true }] : [];
    }
    return rules.ordersOf(known).flatMap(order => {
      const matching = new Matching(step, run);
      const bound = matching.bound(order);
      const { isTold } = matching;
      return bound === undefined ? [] : [{ known, step, constants: constantsOf(bound), isTold }];
    });
  });
}

/** Whether all that happened is that copies were replaced by what they are copies of: of operands, or of a choice of one value. */
export function isWithoutRule({ at, before, after }: Step, run: PassTrace): boolean {
  if (before.op === 'Phi' && after?.op === 'Copy') return true;
  if (after === undefined || before.op !== after.op || before.auxint !== after.auxint) return false;
  const sources = ({ args }: TracedNode) => args.map(arg => run.sourceOf(arg, at)).join();
  return sources(before) === sources(after);
}

const constantsOf = ({ constants }: Bindings): ReadonlyMap<string, bigint> =>
  new Map(
    [...constants].flatMap(([name, { constant }]) =>
      constant.kind === 'known' ? [[name, constant.bits] as const] : [],
    ),
  );

class Matching {
  /** See `Application`. */
  isTold = true;
  readonly #step: Step;
  readonly #run: PassTrace;
  readonly #bindings = new Bindings();
  readonly #values = new Map<string, string>();

  constructor(step: Step, run: PassTrace) {
    this.#step = step;
    this.#run = run;
  }

  /** What the names of constants stand for; undefined where the rule was not applied. */
  bound({ match, condition, result, place }: ValueRule): Bindings | undefined {
    const { before, after, at } = this.#step;
    // Of the operands of what is visited, and of these alone, copies were replaced before.
    const args = before.args.map(arg => this.#run.sourceOf(arg, at));
    if (!this.#matches(match, { ...before, args })) return undefined;
    const fails = conjunctsOf(condition).some(one => conditionHolds(one, this.#bindings) === false);
    if (fails) return undefined;
    if (after === undefined || result.kind === 'code' || result.kind === 'expression') return this.#bindings;
    if (result.kind !== 'value') return this.#isCopyOf(after, result) ? this.#bindings : undefined;
    if (place === undefined) return this.#becomes(result, after) ? this.#bindings : undefined;
    const [made] = after.args;
    const isMade = after.op === 'Copy' && made !== undefined && this.#results(result, made, at);
    return isMade ? this.#bindings : undefined;
  }

  #isCopyOf({ op, args: [of] }: TracedNode, result: ResolvedOperand): boolean {
    if (op !== 'Copy' || of === undefined) return false;
    const known = result.kind === 'variable' ? this.#values.get(result.name) : undefined;
    return known === undefined || known === of;
  }

  #matches(pattern: ResolvedValue, node: TracedNode): boolean {
    const { op, args, binding } = pattern;
    if (node.op !== op.name || !this.#constantFits(pattern, node, 'match')) return false;
    const isOpen = args.at(-1)?.kind === 'rest';
    if (!isOpen && args.length !== node.args.length) return false;
    if (binding !== undefined && node.id !== undefined && !this.#binds(binding, node.id)) return false;
    return bindingOrder(pattern).every(index => {
      const [operand, arg] = [args[index]!, node.args[index]];
      return operand.kind === 'rest' || (arg !== undefined && this.#operandFits(operand, arg));
    });
  }

  #operandFits(operand: ResolvedOperand, id: string): boolean {
    switch (operand.kind) {
      case 'variable':
        return this.#binds(operand.name, id);
      case 'value': {
        const node = this.#run.nodeAt(id, this.#step.at);
        if (node === undefined) this.isTold = false;
        return node === undefined || this.#matches(operand, node);
      }
      default:
        return true;
    }
  }

  #binds(name: string, id: string): boolean {
    const known = this.#values.get(name);
    this.#values.set(name, known ?? id);
    return known === undefined || known === id;
  }

  #constantFits(pattern: ResolvedValue, { auxint }: TracedNode, side: 'match' | 'result'): boolean {
    if (constantType(pattern.op) === undefined) return true;
    const bits = printedConstant(pattern.op, auxint);
    if (bits === undefined && side === 'match' && pattern.auxint !== undefined) this.isTold = false;
    return bits === undefined || matchConstant(pattern, { kind: 'known', bits }, side, this.#bindings);
  }

  /** Whether the value is what a result describes. */
  #becomes(pattern: ResolvedValue, node: TracedNode): boolean {
    const { op, args } = pattern;
    if (node.op !== op.name || !this.#constantFits(pattern, node, 'result')) return false;
    if (args.at(-1)?.kind !== 'rest' && args.length !== node.args.length) return false;
    return args.every((arg, index) => this.#results(arg, node.args[index], this.#step.at));
  }

  #results(operand: ResolvedOperand, id: string | undefined, at: number): boolean {
    if (id === undefined) return operand.kind === 'rest';
    const name =
      operand.kind === 'variable' ? operand.name : operand.kind === 'value' ? operand.binding : undefined;
    const known = name === undefined ? undefined : this.#values.get(name);
    if (known !== undefined) return known === id;
    if (operand.kind !== 'value') return true;
    if (this.#run.isSeenBefore(id, at)) return false;
    const made = this.#run.madeAt(id, at);
    return made === undefined || this.#becomes(operand, made);
  }
}
