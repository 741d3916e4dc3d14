/**
 * Go expressions on integers as functions of the constants they name: fast enough to try thousands of constants while
 * someone types. What is no integer or truth value, or calls what has no model, is not computed.
 */
import { goFunctions } from '../../model/go/library.ts';
import { INT64 } from '../../model/go/type.ts';
import type { GoExpr } from '../../rules/go-ast.ts';
import { qualifiedName } from '../../rules/go-parts.ts';
import { bits } from '../../semantics/term/build.ts';
import { evaluate } from '../../semantics/term/evaluate.ts';
import { goIntegers, type IntegerType } from '../logic/constants.ts';
import { integerValue, operations } from '../logic/normal.ts';

/** Values of the constants, by their places in a list of names. */
export type Assignment = readonly bigint[];

/** How to compute; `exact` never loses bits: of narrowing conversions and of sums that overflow. */
export type Mode = 'go' | 'exact';

/** Thrown where an expression is not computed, and where a run would panic. */
class NotComputed extends Error {}

type Run = (values: Assignment) => bigint;

interface Computed {
  /** Absent for a truth value; an untyped constant has none either, and is exact. */
  readonly type?: IntegerType | 'bool' | undefined;
  readonly run: Run;
}

export interface Names {
  /** The place of a name in the assignments. */
  readonly places: ReadonlyMap<string, number>;
  readonly types: ReadonlyMap<string, IntegerType>;
}

/** Undefined where the expression cannot be computed. A run may throw: then the compiler panics. */
export function computation(expr: GoExpr, names: Names, mode: Mode = 'go'): Run | undefined {
  try {
    return new Computer(names, mode).of(expr).run;
  } catch (error) {
    if (error instanceof NotComputed) return undefined;
    throw error;
  }
}

/** The value of a run, or undefined where the compiler would panic. */
export function computed(run: Run, values: Assignment): bigint | undefined {
  try {
    return run(values);
  } catch (error) {
    if (error instanceof NotComputed || error instanceof RangeError) return undefined;
    throw error;
  }
}

export const cut = ({ width, signed }: IntegerType, value: bigint): bigint =>
  signed ? BigInt.asIntN(width, value) : BigInt.asUintN(width, value);

const truth = (holds: boolean): bigint => (holds ? 1n : 0n);

const comparisons: Readonly<Record<string, (a: bigint, b: bigint) => boolean>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** What helpers give, by their names and the types of what they are given: rules ask the same of the same constants. */
const answersOf = new Map<string, Map<string, bigint | 'panics'>>();

class Computer {
  readonly #names: Names;
  readonly #mode: Mode;

  constructor(names: Names, mode: Mode) {
    this.#names = names;
    this.#mode = mode;
  }

  of(expr: GoExpr): Computed {
    const constant = integerValue(expr);
    if (constant !== undefined) return { run: () => constant };
    switch (expr.kind) {
      case 'identifier':
        return this.#identifier(expr.name);
      case 'paren':
        return this.of(expr.inner);
      case 'unary':
        return this.#unary(expr.operator, this.of(expr.operand));
      case 'binary':
        return this.#binary(expr);
      case 'call':
        return this.#call(expr);
      default:
        throw new NotComputed();
    }
  }

  #identifier(name: string): Computed {
    if (name === 'true' || name === 'false') return { type: 'bool', run: () => truth(name === 'true') };
    const [place, type] = [this.#names.places.get(name), this.#names.types.get(name)];
    if (place === undefined || type === undefined) throw new NotComputed();
    return { type, run: values => values[place]! };
  }

  #unary(operator: string, { type, run }: Computed): Computed {
    if (operator === '!' && type === 'bool') return { type, run: values => 1n - run(values) };
    if (type === 'bool') throw new NotComputed();
    if (operator === '+') return { type, run };
    if (operator === '-') return this.#fitted(type, values => -run(values));
    if (operator !== '^') throw new NotComputed();
    return { type, run: type === undefined ? values => ~run(values) : values => cut(type, ~run(values)) };
  }

  #fitted(type: IntegerType | undefined, run: Run): Computed {
    return {
      type,
      run: type === undefined || this.#mode === 'exact' ? run : values => cut(type, run(values)),
    };
  }

  #binary({ operator, left, right }: Extract<GoExpr, { kind: 'binary' }>): Computed {
    const [a, b] = [this.of(left), this.of(right)];
    if (operator === '&&' || operator === '||') {
      if (a.type !== 'bool' || b.type !== 'bool') throw new NotComputed();
      const decides = truth(operator === '||');
      return { type: 'bool', run: values => (a.run(values) === decides ? decides : b.run(values)) };
    }
    if (operator === '<<' || operator === '>>') return this.#shift(operator, a, b);
    const compare = comparisons[operator];
    if (compare !== undefined)
      return { type: 'bool', run: values => truth(compare(a.run(values), b.run(values))) };
    const operate = operations[operator];
    const type = a.type ?? b.type;
    if (operate === undefined || type === 'bool') throw new NotComputed();
    return this.#fitted(type, values => operate(a.run(values), b.run(values)) ?? refused());
  }

  #shift(operator: '<<' | '>>', { type, run }: Computed, count: Computed): Computed {
    if (type === 'bool' || count.type === 'bool' || type === undefined) throw new NotComputed();
    return {
      type,
      run: values => {
        const by = count.run(values);
        if (by < 0n) throw new NotComputed();
        const few = by > 128n ? 128n : by;
        const value = run(values);
        return operator === '>>' ? value >> few : cut(type, value << few);
      },
    };
  }

  #call({ callee, args }: Extract<GoExpr, { kind: 'call' }>): Computed {
    const name = qualifiedName(callee);
    const [first] = args;
    if (name === undefined || first === undefined) throw new NotComputed();
    const to = args.length === 1 ? goIntegers.get(name) : undefined;
    if (to !== undefined) return this.#conversion(to, first);
    const range = /^is(U?)(\d+)Bit$/.exec(name);
    if (range !== null) return this.#range(Number(range[2]), range[1] === '', this.of(first).run);
    if (name === 'min' || name === 'max')
      return this.#extreme(
        name === 'min',
        args.map(arg => this.of(arg)),
      );
    return this.#helper(
      name,
      args.map(arg => this.of(arg)),
    );
  }

  #conversion(to: IntegerType, arg: GoExpr): Computed {
    const inner = arg.kind === 'call' ? goIntegers.get(qualifiedName(arg.callee) ?? '') : undefined;
    // A conversion of a conversion to a narrower type extends the low bits: that is what is meant.
    const isExtension = inner !== undefined && inner.width < to.width;
    const { type, run } = isExtension ? new Computer(this.#names, 'go').of(arg) : this.of(arg);
    if (type === 'bool') throw new NotComputed();
    const isNarrowing = type !== undefined && to.width < type.width;
    if (this.#mode === 'exact' && isNarrowing) return { type: to, run };
    return { type: to, run: values => cut(to, run(values)) };
  }

  /** The range and, as Go's helpers have it, that of 32 bits. */
  #range(width: number, signed: boolean, run: Run): Computed {
    const type = { name: '', width, signed };
    return {
      type: 'bool',
      run: values => {
        const value = run(values);
        return truth(cut(type, value) === value);
      },
    };
  }

  #extreme(least: boolean, args: readonly Computed[]): Computed {
    const type = args.find(one => one.type !== undefined)?.type;
    if (type === undefined || type === 'bool') throw new NotComputed();
    return {
      type,
      run: values => args.map(({ run }) => run(values)).reduce((a, b) => (a < b === least ? a : b)),
    };
  }

  #helper(name: string, args: readonly Computed[]): Computed {
    const known = goFunctions.get(name);
    if (known === undefined || known.parameters.length !== args.length || known.promises !== undefined)
      throw new NotComputed();
    const types = known.parameters.map((parameter, index): IntegerType => {
      const own = args[index]!.type;
      if (typeof parameter !== 'string') return parameter.kind === 'integer' ? parameter : refused();
      return own === undefined || own === 'bool' ? refused() : own;
    });
    const { result } = known;
    const type =
      result === 'same'
        ? types[0]
        : result.kind === 'integer'
          ? result
          : result.kind === 'bool'
            ? 'bool'
            : refused();
    const ofTypes = [name, ...types.map(one => one.name)].join(' ');
    const answers = answersOf.get(ofTypes) ?? new Map<string, bigint | 'panics'>();
    answersOf.set(ofTypes, answers);
    const answer = (given: readonly bigint[]): bigint | 'panics' => {
      const terms = given.map((value, index) => bits(types[index]!.width, value));
      if (known.panics !== undefined && evaluate(known.panics.where(...terms), new Map()).value === 1n)
        return 'panics';
      const { value } = evaluate(known.denote(terms, types[0]!.signed), new Map());
      return type === undefined || type === 'bool' ? value : cut(type, value);
    };
    return {
      type,
      run: values => {
        const given = args.map(({ run }) => run(values));
        const key = given.join();
        const value = answers.get(key) ?? answer(given);
        answers.set(key, value);
        if (value === 'panics') throw new NotComputed();
        return value;
      },
    };
  }
}

function refused(): never {
  throw new NotComputed();
}

export const int64: IntegerType = { name: INT64.name, width: 64, signed: true };
