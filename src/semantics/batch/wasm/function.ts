/** Builds the body of one WebAssembly function, statement by statement. */
import {
  type Expression,
  expression,
  type I32,
  type V128,
  type ValueType,
  valueTypes,
} from './expression.ts';
import { unsigned } from './leb128.ts';

/** A local that changes: reads are expressions, writes are statements. */
export interface Variable<T extends ValueType> extends Expression<T> {
  set(value: Expression<T>): void;
}

export interface Signature {
  readonly parameters: readonly ValueType[];
  readonly results: readonly ValueType[];
}

/** A function of a module that others may call. */
export interface FunctionReference extends Signature {
  readonly index: number;
}

export class FunctionBuilder {
  readonly parameters: readonly Variable<ValueType>[];
  readonly #parameterCount: number;
  readonly #locals: ValueType[] = [];
  readonly #code: number[] = [];

  constructor({ parameters }: Signature) {
    this.#parameterCount = parameters.length;
    this.parameters = parameters.map((type, index) => this.#local(type, index));
  }

  /** The parameters of a function that takes vectors only. */
  get vectors(): readonly V128[] {
    return this.parameters as readonly Variable<'v128'>[];
  }

  /** The parameters of a function that takes 32-bit integers only. */
  get integers(): readonly I32[] {
    return this.parameters as readonly Variable<'i32'>[];
  }

  /** Computes an expression here, once; the result reads what was computed. */
  let<T extends ValueType>(value: Expression<T>): Expression<T> {
    const local = this.variable(value.type);
    local.set(value);
    return expression(value.type, local.code);
  }

  /** A new local, 0 at the start of the function. */
  variable<T extends ValueType>(type: T): Variable<T> {
    this.#locals.push(type);
    return this.#local(type, this.#parameterCount + this.#locals.length - 1);
  }

  #local<T extends ValueType>(type: T, index: number): Variable<T> {
    const operand = unsigned(index);
    return {
      type,
      code: [0x20, ...operand],
      set: value => this.emit([...value.code, 0x21, ...operand]),
    };
  }

  /** Calls a function of vectors; its results in order. */
  call(callee: FunctionReference, ...operands: readonly V128[]): readonly V128[] {
    const results = callee.results.map(() => this.variable('v128'));
    for (const operand of operands) this.emit(operand.code);
    this.emit([0x10, ...unsigned(callee.index)]);
    for (const result of results.toReversed()) this.emit([0x21, result.code[1]!, ...result.code.slice(2)]);
    return results;
  }

  if(condition: I32, then: () => void): void {
    this.emit([...condition.code, 0x04, 0x40]);
    then();
    this.emit([0x0b]);
  }

  /** Runs the body once, and again while the condition holds after it. */
  doWhile(body: () => void, condition: I32): void {
    this.emit([0x03, 0x40]);
    body();
    this.emit([...condition.code, 0x0d, 0, 0x0b]);
  }

  return(...values: readonly Expression<ValueType>[]): void {
    for (const value of values) this.emit(value.code);
    this.emit([0x0f]);
  }

  /** Appends code that leaves the stack as it was. */
  emit(code: readonly number[]): void {
    for (const byte of code) this.#code.push(byte);
  }

  /** The function as the code section holds it. The body must end with `return`, or return nothing. */
  encode(): number[] {
    const locals = this.#locals.flatMap(type => [1, valueTypes[type]]);
    const body = [...unsigned(this.#locals.length), ...locals, ...this.#code, 0x00, 0x0b];
    return [...unsigned(body.length), ...body];
  }
}
