/** How an op reads the value of another: its low bits, and what lies above a narrow value. */
import { low, type Register, type SettledRegister, settled, widthOf } from '../semantics/ops/entry.ts';
import { concat, signExtend, zeroExtend } from '../semantics/term/build.ts';
import type { Term } from '../semantics/term/term.ts';
import type { Source, Span } from '../text/source.ts';
import { ImpossibleCase } from './choices.ts';
import { NotModelled } from './missing.ts';
import type { BoolReading } from './register-readings.ts';
import {
  canBeRead,
  describeRegister,
  integerWidth,
  isWidened,
  type Machine,
  mixedWidths,
  otherParts,
  type RegisterValue,
} from './register-values.ts';
import type { RuleScope } from './rule-scope.ts';

export interface ReaderContext {
  readonly source: Source;
  readonly machine: Machine;
  readonly bools: BoolReading;
}

/** Whose op reads. */
type Reader = 'language' | 'machine';

export class RegisterReader {
  readonly #context: ReaderContext;
  readonly #scope: RuleScope;
  /** What lies above narrow values, once it was asked for. */
  readonly #above = new Map<Term, Term>();
  /** Bits above a boolean were read: what they are was assumed. */
  readsAboveBools = false;

  constructor(context: ReaderContext, scope: RuleScope) {
    this.#context = context;
    this.#scope = scope;
  }

  /** The operand as the op reads it: one, or the parts of a tuple of which it takes all. */
  operandsOf(
    value: RegisterValue,
    wanted: Register,
    common: SettledRegister | undefined,
    span: Span,
    reader: Reader,
  ): readonly RegisterValue[] {
    if (wanted.kind !== 'tuple' || wanted.part !== 'all')
      return [this.#operandOf(value, wanted, common, span, reader)];
    return wanted.parts.map((register, part) =>
      this.#operandOf(this.#partOf(value, part, span), register, common, span, reader),
    );
  }

  #partOf(value: RegisterValue, index: number, span: Span): RegisterValue {
    if (value.parts === undefined) throw otherParts(this.#context.source, span, [value], 'a tuple');
    const part = value.parts[index];
    if (part === undefined || part.register.kind === 'opaque')
      throw new NotModelled('construct', 'the flags of a tuple', 'this part of the tuple has no model');
    return part;
  }

  #operandOf(
    value: RegisterValue,
    wanted: Register,
    common: SettledRegister | undefined,
    span: Span,
    reader: Reader,
  ): RegisterValue {
    if (wanted.kind === 'tuple' && wanted.part !== 'all') return this.#partOf(value, wanted.part, span);
    if (value.parts !== undefined) {
      if (wanted.kind === 'any') throw new NotModelled('construct', 'a tuple');
      throw otherParts(this.#context.source, span, value.parts, describeRegister(wanted));
    }
    const register = wanted.kind === 'any' ? common! : wanted;
    return {
      term: this.read(value, register, span, reader),
      register: settled(register),
      ...(value.compares && { compares: value.compares }),
      ...(value.object && { object: value.object }),
    };
  }

  /**
   * The bits of a value that an op, or whoever uses the result, reads. What lies above a narrow value is arbitrary,
   * and the same each time it is read. Throws `ModelError` where a number is used in another format or as an integer.
   */
  read(value: RegisterValue, wanted: Register, span: Span, reader: Reader = 'machine'): Term {
    const { source, machine } = this.#context;
    const { term, register } = value;
    if (isWidened(register, wanted, machine)) return machine!.widen!(term);
    const isOfParts = register.kind === 'compound' || wanted.kind === 'compound';
    const impossible = () => new ImpossibleCase(illTyped(source, span, register, wanted));
    if (isOfParts && reader === 'language' && !canBeRead(register, wanted, machine)) throw impossible();
    if (!canBeRead(register, wanted, machine)) throw mixedWidths(source, span, register, wanted);
    if (register.kind === 'mask' && wanted.kind === 'mask') {
      const missing = wanted.width - register.width;
      return missing <= 0
        ? low(wanted.width, term)
        : concat(this.#aboveOf(term, register.width, wanted.width), term);
    }
    if ((register.kind === 'vector' || register.kind === 'integer') && wanted.kind === 'float')
      return low(wanted.format.width, term);
    if (wanted.kind !== 'integer' && wanted.kind !== 'boolean') return term;
    if (register.kind === 'integer' && wanted.kind === 'integer') {
      const { pointerSize } = this.#scope;
      const [given, needed] = [integerWidth(register, pointerSize), integerWidth(wanted, pointerSize)];
      // None reads more of a value than it has, and an `int` is read whole. Less is read of ops that compute a narrow
      // value in a wider word, as divisions by constants were made.
      const isIllTyped = needed > given || (wanted.native && needed < given);
      if (isIllTyped && value.ofLanguage && reader === 'language') throw impossible();
      // No general register has more bits.
      if (needed > given && needed > 64) throw mixedWidths(source, span, register, wanted);
      // What is computed of pointers is read as it is: no object lies around the end of the address space.
      if (register.native && wanted.native) return term;
      return extendTo(
        widthOf(wanted),
        needed <= given ? low(needed, term) : concat(this.#aboveOf(term, given, needed), low(given, term)),
      );
    }
    // The language has booleans, and no op of it reads one as an integer.
    if (register.kind !== wanted.kind && value.ofLanguage && reader === 'language') throw impossible();
    const width = widthOf(wanted);
    if (width <= widthOf(register)) return low(width, term);
    this.readsAboveBools = true;
    return this.#context.bools === 'register'
      ? zeroExtend(width, term)
      : concat(this.#aboveOf(term, 8, width), term);
  }

  #aboveOf(term: Term, from: number, to: number): Term {
    const known =
      this.#above.get(term) ?? this.#scope.input(this.#scope.nameless('upper bits'), 64 - from, 'wildcard');
    this.#above.set(term, known);
    return low(to - from, known);
  }
}

/** `(Neg8 x) is an 8-bit integer, where an integer as wide as a pointer is wanted` */
function illTyped({ text }: Source, { start, end }: Span, given: Register, wanted: Register): string {
  const words = (register: Register): string =>
    register.kind === 'integer' && register.native
      ? 'an integer as wide as a pointer'
      : describeRegister(register);
  const operand = text.slice(start, end).replace(/\s+/g, ' ');
  return `${operand} is ${words(given)}, where ${words(wanted)} is wanted`;
}

/** What is as wide as `int` is held as on machines of 64 bits: the sign is kept, and so are both orders. */
const extendTo = (width: number, term: Term): Term =>
  (term.sort as number) < width ? signExtend(width, term) : term;
