import { operandsOf } from '../../rules/resolve/walk.ts';
import type { ResolvedOperand, ResolvedRule, ResolvedValue } from '../../rules/resolved.ts';
import type { Register } from '../../semantics/ops/entry.ts';
import { isas } from '../../semantics/ops/index.ts';
import type { Finding } from '../finding.ts';
import type { Lint } from '../lint.ts';

export const registersAgree: Lint = {
  code: 'register-class',
  law: 'A result is in the same class of register as what it replaces, and each name is in one class.',
  why: 'Nothing between the rules and the assembler checks it: a float that is read as an integer is whatever the other register holds, and a name that the match has as a 64-bit and as a 32-bit integer is found in no typed program.',
  example: {
    of: 'rules',
    wrong: '(SLTI [c] x) => (FADDD x x)',
    right: '(FADDD x (FNEGD y)) => (FSUBD x y)',
  },
  category: 'types',
  severity: 'error',
  visit: {
    *rule({ rule, ops }) {
      if (rule.kind === 'ellipsis') return;
      yield* new Check(rule, ops.arch.size > 0).findings();
    },
  },
};

/** Where a value is held. What the op table of a machine calls an integer has no width of its own. */
interface Held {
  readonly in: 'integer' | 'float' | 'flags' | 'memory';
  /** Bits; 1 for a boolean. */
  readonly width?: number;
}

class Check {
  readonly #rule: Exclude<ResolvedRule, { kind: 'ellipsis' }>;
  readonly #isLowering: boolean;
  readonly #names = new Map<string, Held>();

  constructor(rule: Exclude<ResolvedRule, { kind: 'ellipsis' }>, isLowering: boolean) {
    this.#rule = rule;
    this.#isLowering = isLowering;
  }

  *findings(): Generator<Finding> {
    const rule = this.#rule;
    for (const side of ['match', 'result'] as const)
      for (const operand of operandsOf(rule, side)) {
        if (operand.kind === 'value' && operand.binding !== undefined)
          this.#name(operand.binding, givenBy(operand));
        if (operand.kind === 'value') yield* this.#operands(operand, side);
      }
    if (rule.kind === 'block' || rule.result.kind === 'code') return;
    const [before, after] = [givenBy(rule.match), this.#heldIn(rule.result)];
    if (before === undefined || after === undefined || agree(before, after)) return;
    // What is above a narrow value may be anything.
    if (before.in === after.in && before.width !== 1 && (after.width ?? 0) > (before.width ?? 0)) return;
    yield {
      span: rule.result.kind === 'value' ? rule.result.opSpan : rule.result.span,
      message: `the result is ${inWords(after)}, what it replaces ${inWords(before)}`,
      ...severity('result', before, after),
    };
  }

  *#operands(value: ResolvedValue, side: 'match' | 'result'): Generator<Finding> {
    for (const [index, arg] of value.args.entries()) {
      const wanted = readBy(value, index);
      if (arg.kind === 'value') {
        if (arg.binding !== undefined) this.#name(arg.binding, givenBy(arg));
        yield* this.#operands(arg, side);
        // Two ops of the language are held against each other by `operand-width`.
        if (value.op.arch === 'generic' && arg.op.arch === 'generic') continue;
      }
      const given = this.#heldIn(arg);
      if (wanted === undefined) continue;
      if (given === undefined) {
        if (arg.kind === 'variable') this.#name(arg.name, wanted);
        continue;
      }
      if (agree(given, wanted)) {
        if (arg.kind === 'variable') this.#name(arg.name, wanted);
        continue;
      }
      yield {
        span: arg.kind === 'value' ? arg.opSpan : arg.span,
        message: `\`${value.op.name}\` reads ${inWords(wanted)} here, and ${nameOf(arg)} is ${inWords(given)}`,
        ...(this.#isLowering ? severity(side, wanted, given, value) : severity(side, wanted, given)),
      };
    }
  }

  /** What says more of a name is kept. */
  #name(name: string, held: Held | undefined): void {
    const known = this.#names.get(name);
    if (held !== undefined && (known === undefined || known.width === undefined)) this.#names.set(name, held);
  }

  #heldIn(operand: ResolvedOperand): Held | undefined {
    if (operand.kind === 'variable') return this.#names.get(operand.name);
    return operand.kind === 'value' ? givenBy(operand) : undefined;
  }
}

const nameOf = (operand: ResolvedOperand): string =>
  operand.kind === 'value'
    ? `\`${operand.op.name}\``
    : operand.kind === 'variable'
      ? `\`${operand.name}\``
      : 'this';

function severity(
  side: 'match' | 'result',
  wanted: Held,
  given: Held,
  value?: ResolvedValue,
): Pick<Finding, 'atMost'> {
  const isOfWidth = wanted.in === 'integer' && given.in === 'integer';
  // An op reads the low bits of what is wider.
  if (isOfWidth && (given.width ?? 0) > (wanted.width ?? 0))
    return { atMost: side === 'match' ? 'warning' : 'advice' };
  // No program has such a match.
  if (side === 'match') return { atMost: 'warning' };
  // On a machine the op reads what is above in the register, which may be of no importance; an extension makes it so.
  if (isOfWidth && value !== undefined && value.op.arch === 'generic' && given.width !== 1)
    return { atMost: /^(?:Sign|Zero)Ext/.test(value.op.name) ? 'warning' : 'advice' };
  return {};
}

function givenBy({ op }: ResolvedValue): Held | undefined {
  const results = isas.get(op.arch)?.ops.get(op.name)?.results;
  if (results === undefined || results.length !== 1 || op.type?.startsWith('(')) return undefined;
  return held(results[0], op.arch === 'generic');
}

function readBy({ op, args }: ResolvedValue, index: number): Held | undefined {
  const entry = isas.get(op.arch)?.ops.get(op.name);
  // The count of a rotation may have any width.
  if (entry === undefined || entry.operands.length !== args.length || entry.gathers !== undefined)
    return undefined;
  if (index === 1 && op.name.startsWith('RotateLeft')) return undefined;
  return held(entry.operands[index]!, op.arch === 'generic');
}

function held(register: Register, isOfLanguage: boolean): Held | undefined {
  switch (register.kind) {
    // Some machines hold the narrow ones as wide ones.
    case 'float':
      return isOfLanguage ? { in: 'float', width: register.format.width } : { in: 'float' };
    case 'integer':
      return isOfLanguage && !register.native ? { in: 'integer', width: register.width } : { in: 'integer' };
    case 'boolean':
      return isOfLanguage ? { in: 'integer', width: 1 } : { in: 'integer' };
    // What the language calls flags, a machine without flags holds in any register.
    case 'flags':
      return isOfLanguage ? undefined : { in: 'flags' };
    case 'memory':
      return { in: 'memory' };
    default:
      return undefined;
  }
}

const agree = (a: Held, b: Held): boolean =>
  a.in === b.in && (a.width === undefined || b.width === undefined || a.width === b.width);

function inWords({ in: kind, width }: Held): string {
  const noun = kind === 'float' ? 'a float' : kind === 'integer' ? 'an integer' : kind;
  return width === 1 ? 'a boolean' : width === undefined ? noun : `${noun} of ${width} bits`;
}
