/**
 * The fourth reading of a term: a WebAssembly function over a batch of inputs, two at a time. It agrees with
 * `evaluate` in every bit and flag, or the term is not compiled at all.
 */
import type { RoundingMode } from '../float/environment.ts';
import type { Format } from '../float/format.ts';
import { definitionOf } from '../term/definitions.ts';
import { widthOfSort } from '../term/sort.ts';
import { subterms, type Term, type Variable } from '../term/term.ts';
import { zero } from './kernel/lanes.ts';
import { isNan } from './kernel/special.ts';
import { lower, type Target, Unsupported } from './lower.ts';
import type { Operand } from './operand.ts';
import type { I32, V128 } from './wasm/expression.ts';
import type { FunctionBuilder } from './wasm/function.ts';
import { i32, i64, i64x2, shuffle, storeI32, storeLowPair, storeVector, v128 } from './wasm/instructions.ts';
import { type Memory, ModuleBuilder, newMemory } from './wasm/module.ts';

/** Inputs of a batch, one array for each variable, in order: write here, then run. */
interface Inputs {
  /** How many inputs a batch holds at most. */
  readonly capacity: number;
  readonly operands: readonly BigUint64Array[];
}

export interface BatchEvaluator extends Inputs {
  /** The results of the last run; a truth value is 0 or 1. */
  readonly values: BigUint64Array;
  readonly flags: Uint8Array;
  /** Evaluates the first `count` inputs. */
  run(count: number): void;
}

/** What of two results is compared. */
export type Observed =
  /** Two NaNs count as equal. */
  | { readonly kind: 'float'; readonly format: Format }
  /** The low `width` bits. */
  | { readonly kind: 'integer'; readonly width: number }
  /** All bits. */
  | { readonly kind: 'branch' | 'memory' | 'duty' };

/**
 * On every input that satisfies the assumptions the target equals one of the sources, all of them in one rounding
 * mode.
 */
export interface Refinement {
  readonly assumptions: readonly Term[];
  readonly sources: readonly Term[];
  readonly target: Term;
  readonly observed: Observed;
}

export interface BatchComparison extends Inputs {
  /**
   * Looks for the first input from `start` on on which the refinement fails; `admitted` counts the inputs from
   * there that satisfied the assumptions, up to it, or all if there is none.
   */
  run(count: number, start?: number): { readonly index: number | undefined; readonly admitted: number };
}

/** Fits the first-level cache with a few operands. */
const defaultCapacity = 1024;

/** The compiled term, or why there is none. Throws if the term has a variable that is not among `variables`. */
export function compileTerm(
  term: Term,
  variables: readonly Variable[],
  rounding: RoundingMode,
  capacity = defaultCapacity,
): BatchEvaluator | Unsupported {
  return unlessUnsupported(() => {
    const layout = new Layout(variables, capacity);
    const run = layout.compile((module, f, [first, count]) => {
      const flags = f.variable('v128');
      layout.loop(f, first!, count!, index => {
        flags.set(zero);
        const lowered = new Lowered(module, f, rounding, layout.load(index), flags);
        const value = lowered.value(term);
        const bits = term.sort === 'Bool' ? v128.and(value, i64x2.constant(1n)) : value;
        f.emit(storeVector(wordAddress(index), bits, layout.values));
        // The lowest byte of each lane.
        f.emit(storeLowPair(index, shuffle(flags, flags, [0, 8, ...Array(14).fill(0)]), layout.flags));
      });
      f.return(i32.constant(-1));
    });
    return {
      ...layout.inputs(),
      values: new BigUint64Array(layout.memory.buffer, layout.values, capacity),
      flags: new Uint8Array(layout.memory.buffer, layout.flags, capacity),
      run: count => void run(0, layout.checked(count)),
    };
  });
}

/** A compiled comparison, or why there is none. */
export function compileRefinement(
  refinement: Refinement,
  variables: readonly Variable[],
  rounding: RoundingMode,
  capacity = defaultCapacity,
): BatchComparison | Unsupported {
  const { assumptions, sources, target, observed } = refinement;
  return unlessUnsupported(() => {
    const layout = new Layout(variables, capacity);
    const run = layout.compile((module, f, [first, count]) => {
      const admittedCount = f.variable('i32');
      const storeCount = () => f.emit(storeI32(i32.constant(layout.admitted), admittedCount));
      layout.loop(f, first!, count!, index => {
        const flags = f.variable('v128');
        const inputs = layout.load(index);
        const lowered = new Lowered(module, f, rounding, inputs, flags);
        // The second lane is beyond the end where the count is odd.
        const inRange = f.let(layout.inRange(index, count!));
        const admitted = f.let(assumptions.map(term => lowered.value(term)).reduce(v128.and, inRange));
        const result = lowered.value(target);
        const equal = sources.map(source => agree(f, observed, lowered.value(source), result));
        const fails = f.let(v128.andnot(admitted, equal.reduce(v128.or)));
        const counted = f.let(i64x2.bitmask(admitted));
        f.if(v128.anyTrue(fails), () => {
          const lane = f.let(i32.ctz(i64x2.bitmask(fails)));
          const upToIt = i32.subtract(i32.shl(i32.constant(2), lane), i32.constant(1));
          admittedCount.set(i32.add(admittedCount, i32.popcnt(i32.and(counted, upToIt))));
          storeCount();
          f.return(i32.add(index, lane));
        });
        admittedCount.set(i32.add(admittedCount, i32.popcnt(counted)));
      });
      storeCount();
      f.return(i32.constant(-1));
    });
    const admitted = new Int32Array(layout.memory.buffer, layout.admitted, 1);
    return {
      ...layout.inputs(),
      run(count, start = 0) {
        if (start >= count) return { index: undefined, admitted: 0 };
        const index = run(start, layout.checked(count));
        return { index: index < 0 ? undefined : index, admitted: admitted[0]! };
      },
    };
  });
}

/** All ones where the results are the same on the observed bits. */
function agree(f: FunctionBuilder, observed: Observed, source: V128, target: V128): V128 {
  if (observed.kind === 'integer') {
    const mask = i64x2.constant((1n << BigInt(Math.min(observed.width, 64))) - 1n);
    return f.let(i64x2.eq(v128.and(source, mask), v128.and(target, mask)));
  }
  const same = i64x2.eq(source, target);
  if (observed.kind !== 'float') return f.let(same);
  const bothNan = v128.and(isNan(observed.format, source), isNan(observed.format, target));
  return f.let(v128.or(same, bothNan));
}

function unlessUnsupported<T>(compile: () => T): T | Unsupported {
  try {
    return compile();
  } catch (error) {
    if (error instanceof Unsupported) return error;
    throw error;
  }
}

/** Eight bytes for each input. */
const wordAddress = (index: I32): I32 => i32.shl(index, i32.constant(3));

/** Where a batch lies in memory: the operands one array after the other, results, flags, and a counter. */
class Layout {
  readonly values: number;
  readonly flags: number;
  readonly admitted: number;
  readonly memory: Memory;
  readonly #variables: readonly Variable[];
  readonly #capacity: number;

  constructor(variables: readonly Variable[], capacity: number) {
    if (capacity < 2 || capacity % 2 !== 0) throw new RangeError('a batch takes an even number of inputs');
    this.#variables = variables;
    this.#capacity = capacity;
    this.values = 8 * capacity * variables.length;
    this.flags = this.values + 8 * capacity;
    this.admitted = this.flags + capacity + (-capacity & 7);
    this.memory = newMemory(this.admitted + 8);
  }

  inputs(): Inputs {
    const { buffer } = this.memory;
    const capacity = this.#capacity;
    const operands = this.#variables.map(
      (_, slot) => new BigUint64Array(buffer, 8 * capacity * slot, capacity),
    );
    return { capacity, operands };
  }

  /** Compiles a function of the first index and the count. */
  compile(
    build: (module: ModuleBuilder, f: FunctionBuilder, parameters: readonly I32[]) => void,
  ): (first: number, count: number) => number {
    const module = new ModuleBuilder();
    module.define({ parameters: ['i32', 'i32'], results: ['i32'] }, f => build(module, f, f.integers), 'run');
    return module.instantiate(this.memory)['run'] as (first: number, count: number) => number;
  }

  checked(count: number): number {
    if (count < 0 || count > this.#capacity) throw new RangeError(`a batch has ${this.#capacity} inputs`);
    return count;
  }

  /** Goes over the inputs two by two; an odd last one has something beside it. */
  loop(f: FunctionBuilder, first: I32, count: I32, body: (index: I32) => void): void {
    const index = f.variable('i32');
    index.set(first);
    f.if(i32.ltU(index, count), () =>
      f.doWhile(
        () => {
          body(index);
          index.set(i32.add(index, i32.constant(2)));
        },
        i32.ltU(index, count),
      ),
    );
  }

  /** The two inputs of each variable from an index on. */
  load(index: I32): ReadonlyMap<Term, V128> {
    const address = wordAddress(index);
    return new Map(
      this.#variables.map((variable, slot) => [variable, v128.load(address, 8 * this.#capacity * slot)]),
    );
  }

  /** All ones in the first lane, and in the second if it is below the count. */
  inRange(index: I32, count: I32): V128 {
    const next = i64x2.splat(i64.extendU(i32.ltU(i32.add(index, i32.constant(1)), count)));
    const first = i64x2.replaceLane(zero, 0, i64.constant(-1n));
    return v128.or(first, i64x2.subtract(zero, next));
  }
}

/** Terms on their way into a function: each subterm is computed once, when it is first needed. */
class Lowered {
  readonly #target: Target;
  readonly #known = new Map<Term, V128>();

  constructor(
    module: ModuleBuilder,
    f: FunctionBuilder,
    rounding: RoundingMode,
    inputs: ReadonlyMap<Term, V128>,
    flags: ReturnType<typeof f.variable<'v128'>>,
  ) {
    const signal = (raised: V128): void => flags.set(v128.or(flags, raised));
    this.#target = { module, f, rounding, signal };
    for (const [variable, value] of inputs) {
      requireSort(variable);
      // A truth value comes as 0 or 1.
      this.#known.set(variable, f.let(variable.sort === 'Bool' ? i64x2.ne(value, zero) : value));
    }
  }

  value(term: Term): V128 {
    for (const part of subterms(term)) {
      if (this.#known.has(part)) continue;
      requireSort(part);
      this.#known.set(part, this.#target.f.let(this.#compute(part)));
    }
    return this.#known.get(term)!;
  }

  #compute(part: Term): V128 {
    if (part.kind === 'variable') throw new Error(`no value for the variable ${part.name}`);
    if (part.kind === 'constant') {
      return i64x2.constant(part.sort === 'Bool' ? -part.value : part.value);
    }
    const definition = definitionOf(part.operator.name, part.operands);
    if (definition !== undefined) return this.value(definition);
    const operands = part.operands.map((operand): Operand => {
      const width = widthOfSort(operand.sort);
      const value = this.#known.get(operand)!;
      return operand.kind === 'constant' ? { value, width, constant: operand.value } : { value, width };
    });
    return lower(this.#target, part.operator, operands);
  }
}

function requireSort({ sort }: Term): void {
  if (widthOfSort(sort) > 64) throw new Unsupported(`a bit-vector of ${sort} bits`);
}
