/** Comments of op tables as terms, by `grammar/op-comment.ohm`. */
import type { Node } from 'ohm-js';
import grammar from '../../../grammar/op-comment.ohm-bundle.js';
import { BINARY32, BINARY64, type Format, unspecified } from '../../semantics/float/index.ts';
import { type OpEntry, type Register, settled, widthOf } from '../../semantics/ops/entry.ts';
import * as build from '../../semantics/term/build.ts';
import { SortError } from '../../semantics/term/signature.ts';
import type { Term } from '../../semantics/term/term.ts';
import type { Denotation } from './denotation.ts';

/** Thrown where a comment says something that has no reading here. */
class Unread extends Error {}

/**
 * What a comment says: the results that it permits, of which the first rounds once where the op is fused. A quotient of
 * which the comment does not say whether it has a sign may be either.
 */
export interface CommentMeaning {
  readonly terms: readonly [Term, ...Term[]];
  /** Of what else the formula says nothing: a divisor of zero, the minimum of a NaN or of two zeros. */
  readonly assumptions: readonly Term[];
  /** That what is shifted is shifted by less than it is wide: many comments mean no other counts, and do not say so. */
  readonly smallCounts: readonly Term[];
}

const beginning =
  /^(?:fp(?:32|64) +)?(?:[-+^(\d]|arg ?\d|aux\d|auxint|low \d|rotate |reinterpret |move from |count |reverse bytes|\p{L}[\p{L}\p{Nd}]*(?:\[[\p{L}\p{Nd}]*\])?\()/u;
const assignment = /^[^,(]*[^=!<>,(]=(?!=)/;

/** What the grammar can read begins like this; of most comments, prose and `arg0=ptr`, that tells at once. */
export function mayBeFormula(text: string): boolean {
  const comment = text.trim();
  return beginning.test(comment) && !assignment.test(comment);
}

/** Undefined for what is no formula, or one that cannot be read for an op of these registers. */
export function readComment(
  text: string,
  entry: OpEntry,
  { operands, constants }: Denotation,
): CommentMeaning | undefined {
  const match = grammar.match(text.trim(), 'comment');
  if (match.failed()) return undefined;
  const node = semantics(match) as Node;
  const remarks = node.child(3).children.map(remark => remark.sourceString.replace(/^[,(]\s*|\)?\s*$/g, ''));
  try {
    const traits = traitsOf(remarks);
    const signs = traits.unsigned === undefined ? [false, true] : [traits.unsigned];
    const readings = [true, false].flatMap(fuses =>
      signs.map(unsigned => {
        const reader = new Reader(entry, operands, constants, { ...traits, unsigned }, fuses);
        const term = reader.result(node.child(1));
        return { term, assumptions: reader.assumptions, smallCounts: reader.smallCounts };
      }),
    );
    const [first, ...others] = new Set(readings.map(({ term }) => term));
    const { assumptions, smallCounts } = readings[0]!;
    return { terms: [first!, ...others], assumptions, smallCounts };
  } catch (error) {
    // A truth value where bits are wanted has no reading.
    const isUnread =
      error instanceof Unread ||
      error instanceof SortError ||
      error instanceof RangeError ||
      error instanceof TypeError;
    if (isUnread) return undefined;
    throw error;
  }
}

const semantics = grammar.createSemantics();

interface Traits {
  /** Absent where the comment does not say. */
  unsigned?: boolean;
  shift?: 'arithmetic' | 'logical';
  extends?: 'sign' | 'zero';
  low?: number;
  /** Of what is above, the comment says nothing. */
  width?: number;
}

/** Remarks that say how a formula is meant; those that only repeat what the registers say; any other is not read. */
const remarkTraits: readonly (readonly [RegExp, Partial<Traits>])[] = [
  [/^signed$/, { unsigned: false }],
  [/^unsigned$/, { unsigned: true }],
  [/^arithmetic right shift$/, { shift: 'arithmetic' }],
  [/^logical (?:left|right) shift$/, { shift: 'logical' }],
  [/^arithmetic right shift of 32 bit value$/, { shift: 'arithmetic', low: 32 }],
  [/^logical (?:left|right) shift of 32 bit value$/, { shift: 'logical', low: 32 }],
  [/^sign[- ]extended(?: to 64 bits)?$/, { extends: 'sign' }],
  [/^zero[- ]extended(?: to 64 bits)?$/, { extends: 'zero' }],
  [/^sign-extended from byte$/, { extends: 'sign', low: 8 }],
  [/^sign-extended from half$/, { extends: 'sign', low: 16 }],
  [/^sign-extended from word$/, { extends: 'sign', low: 32 }],
  [/^unsign-extended from byte$/, { extends: 'zero', low: 8 }],
  [/^unsign-extended from half$/, { extends: 'zero', low: 16 }],
  [/^unsign-extended from word$/, { extends: 'zero', low: 32 }],
  [/^32-bit$/, { width: 32 }],
  [/^signed 64-bit$/, { unsigned: false }],
  [/^shift amount 0-\d+$|^result is 0 or 1$|^float(?:32|64)$|^floating point$|^single precision$/, {}],
];

function traitsOf(remarks: readonly string[]): Traits {
  const traits: Traits = {};
  for (const remark of remarks) {
    const known = remarkTraits.find(([pattern]) => pattern.test(remark));
    if (known === undefined) throw new Unread(remark);
    Object.assign(traits, known[1]);
  }
  return traits;
}

/** A term, and whether it is a number; `product` is one that may stay unrounded in a sum. */
interface Value {
  readonly term: Term;
  readonly format?: Format;
  readonly product?: { readonly left: Term; readonly right: Term };
}

const { add, subtract, multiply, divide, squareRoot, fuse, convert, minimum, maximum } =
  build.arithmetic(unspecified);

class Reader {
  readonly assumptions: Term[] = [];
  readonly smallCounts: Term[] = [];
  readonly #entry: OpEntry;
  readonly #operands: readonly Term[];
  readonly #constants: readonly Term[];
  readonly #traits: Traits;
  readonly #fuses: boolean;

  constructor(
    entry: OpEntry,
    operands: readonly Term[],
    constants: readonly Term[],
    traits: Traits,
    fuses: boolean,
  ) {
    this.#entry = entry;
    this.#operands = operands;
    this.#constants = constants;
    this.#traits = traits;
    this.#fuses = fuses && operands.length >= 3;
  }

  /** formula, as wide as the result where the comment says what is above. */
  result(formula: Node): Term {
    const { term, format } = this.#formula(formula);
    if (term.sort === 'Bool') return build.fromTruth(64, term);
    if (format !== undefined) return term;
    const { extends: above, width } = this.#traits;
    if (width !== undefined) return low(width, term);
    if (above === undefined) return term;
    return (above === 'sign' ? build.signExtend : build.zeroExtend)(64, term);
  }

  /** sum (gap comparison gap sum)? */
  #formula(node: Node): Value {
    const left = this.#sum(node.child(0));
    const [right] = node.child(4).children;
    if (right === undefined) return left;
    return { term: this.#compare(node.child(2).child(0).sourceString, left, this.#sum(right)) };
  }

  #compare(operator: string, a: Value, b: Value): Term {
    if (a.format !== undefined) {
      const { format } = a;
      const [x, y] = [a.term, b.term];
      if (operator === '==') return build.floatEqual(format, x, y);
      if (operator === '!=') return build.not(build.floatEqual(format, x, y));
      const isTurned = operator.startsWith('>');
      const [less, more] = isTurned ? [y, x] : [x, y];
      return (operator.endsWith('=') ? build.lessOrEqual : build.less)(format, less, more);
    }
    const [x, y] = this.#sameWidth(a.term, b.term);
    if (operator === '==') return build.equal(x, y);
    if (operator === '!=') return build.not(build.equal(x, y));
    const [less, more] = operator.startsWith('>') ? [y, x] : [x, y];
    const { unsigned } = this.#traits;
    if (operator.endsWith('=')) return (unsigned ? build.bvule : build.bvsle)(less, more);
    return (unsigned ? build.bvult : build.bvslt)(less, more);
  }

  /** A number is as wide as what it stands beside; what is wider than its neighbour is read by its low bits. */
  #sameWidth(a: Term, b: Term): [Term, Term] {
    const width = Math.min(bitsOf(a), bitsOf(b));
    return [low(width, a), low(width, b)];
  }

  /** product (gap additive gap product)* */
  #sum(node: Node): Value {
    const operators = node.child(2).children.map(one => one.sourceString);
    const rest = node.child(4).children.map(one => this.#product(one));
    return rest.reduce(
      (left, right, index) => this.#add(operators[index]!, left, right),
      this.#product(node.child(0)),
    );
  }

  #add(operator: string, a: Value, b: Value): Value {
    const { format } = a;
    if (format !== undefined) {
      if (operator !== '+' && operator !== '-') throw new Unread(operator);
      const minus = operator === '-';
      if (this.#fuses && a.product) {
        const addend = minus ? build.negate(format, b.term) : b.term;
        return { format, term: fuse(format, a.product.left, a.product.right, addend) };
      }
      if (this.#fuses && b.product) {
        const factor = minus ? build.negate(format, b.product.left) : b.product.left;
        return { format, term: fuse(format, factor, b.product.right, a.term) };
      }
      return { format, term: (minus ? subtract : add)(format, a.term, b.term) };
    }
    const operation = sums[operator];
    if (operation === undefined) throw new Unread(operator);
    return { term: operation(...this.#sameWidth(a.term, b.term)) };
  }

  /** unary (gap multiplicative gap unary)* */
  #product(node: Node): Value {
    const operators = node.child(2).children.map(one => one.sourceString);
    const rest = node.child(4).children.map(one => this.#unary(one));
    return rest.reduce(
      (left, right, index) => this.#multiply(operators[index]!, left, right),
      this.#unary(node.child(0)),
    );
  }

  #multiply(operator: string, a: Value, b: Value): Value {
    const { format } = a;
    if (format !== undefined) {
      if (operator === '/') return { format, term: divide(format, a.term, b.term) };
      if (operator !== '*') throw new Unread(operator);
      return {
        format,
        term: multiply(format, a.term, b.term),
        product: { left: a.term, right: b.term },
      };
    }
    if (operator === '<<' || operator === '>>') return { term: this.#shift(operator, a.term, b.term) };
    const [x, y] = this.#sameWidth(a.term, b.term);
    const { unsigned } = this.#traits;
    if (operator === '/' || operator === '%') {
      if (bitsOf(a.term) !== bitsOf(b.term)) throw new Unread('a quotient of operands of different widths');
      this.assumptions.push(build.not(isZero(y)));
      if (operator === '/') return { term: (unsigned ? build.bvudiv : build.bvsdiv)(x, y) };
      return { term: (unsigned ? build.bvurem : build.bvsrem)(x, y) };
    }
    if (operator === '*') return { term: build.bvmul(x, y) };
    return { term: build.bvand(x, operator === '&^' ? build.bvnot(y) : y) };
  }

  #shift(operator: string, a: Term, count: Term): Term {
    const { low: narrow, shift } = this.#traits;
    const value = narrow === undefined ? a : low(narrow, a);
    const width = bitsOf(value);
    if (bitsOf(count) > 6)
      this.smallCounts.push(build.bvult(count, build.bits(bitsOf(count), BigInt(width))));
    const amount = bitsOf(count) < width ? build.zeroExtend(width, count) : low(width, count);
    if (operator === '<<') return build.bvshl(value, amount);
    if (shift === undefined) throw new Unread('a right shift that is neither arithmetic nor logical');
    return (shift === 'arithmetic' ? build.bvashr : build.bvlshr)(value, amount);
  }

  #unary(node: Node): Value {
    const form = node.child(0);
    const ofWord = (index: number): Term => {
      const operand = this.#operands[0];
      if (operand === undefined) throw new Unread('no operand');
      return form.child(index).children.length > 0 ? low(32, operand) : operand;
    };
    switch (form.ctorName) {
      case 'unary_prefixed':
        return this.#prefixed(form.child(0).sourceString, this.#unary(form.child(2)));
      case 'unary_low':
        return { term: low(Number(form.child(0).sourceString), this.#unary(form.child(2)).term) };
      case 'unary_lowest':
        return { term: low(Number(form.child(1).sourceString), this.#unary(form.child(3)).term) };
      case 'unary_rotated': {
        const value = this.#unary(form.child(4)).term;
        const rotated = form.child(3).children.length > 0 ? low(32, value) : value;
        const width = bitsOf(rotated);
        const count = low(width, this.#unary(form.child(6)).term);
        const left = form.child(1).sourceString === 'left';
        return { term: build.rotateLeft(rotated, left ? count : build.bvneg(count)) };
      }
      case 'unary_reinterpreted': {
        const [, width] = /^(?:int|float)(32|64)$/.exec(form.child(3).sourceString) ?? [];
        const { term } = this.#unary(form.child(1));
        return { term: width === undefined ? term : low(Number(width), term) };
      }
      case 'unary_moved':
        return { term: low(this.#traits.low ?? 64, this.#unary(form.child(1)).term) };
      case 'unary_leadingZeros':
        return { term: build.countLeadingZeros(ofWord(1)) };
      case 'unary_trailingZeros':
        return { term: build.countTrailingZeros(ofWord(1)) };
      case 'unary_setBits':
        return { term: build.countOnes(ofWord(1)) };
      case 'unary_reversed':
        return { term: build.reverseBytes(ofWord(0)) };
      default: {
        const value = this.#atom(form.child(0));
        const [bits] = form.child(1).children;
        return bits === undefined ? value : { term: low(Number(bits.child(1).sourceString), value.term) };
      }
    }
  }

  #prefixed(sign: string, value: Value): Value {
    const { term, format, product } = value;
    if (sign === '+') return value;
    if (format === undefined) return { term: sign === '-' ? build.bvneg(term) : build.bvnot(term) };
    if (sign !== '-') throw new Unread('^ of a number');
    return {
      format,
      term: build.negate(format, term),
      ...(product && { product: { left: build.negate(format, product.left), right: product.right } }),
    };
  }

  #atom(node: Node): Value {
    const form = node.child(0);
    switch (form.ctorName) {
      case 'atom_operand': {
        const index = Number(form.child(1).sourceString);
        const [term, register] = [this.#operands[index], this.#entry.operands[index]];
        if (term === undefined || register === undefined) throw new Unread('no such operand');
        return { term, ...formatOf(register) };
      }
      case 'atom_constant': {
        const [term] = this.#constants;
        const { kind } = this.#entry.aux ?? {};
        if (term === undefined) throw new Unread('no auxint');
        return {
          term,
          ...(kind === 'Float32' && { format: BINARY32 }),
          ...(kind === 'Float64' && { format: BINARY64 }),
        };
      }
      case 'atom_number':
        return { term: build.bits(64, BigInt(form.sourceString)) };
      case 'atom_paren':
        return this.#formula(form.child(2));
      default:
        return this.#call(
          form.child(0).sourceString,
          [form.child(4), ...form.child(8).children].map(arg => this.#formula(arg)),
        );
    }
  }

  #call(name: string, args: readonly Value[]): Value {
    const [a, b] = args;
    if (a === undefined) throw new Unread(name);
    const { format } = a;
    const { unsigned } = this.#traits;
    if (name === 'min' || name === 'max') {
      if (b === undefined) throw new Unread(name);
      if (format !== undefined) {
        const [x, y] = [a.term, b.term];
        this.assumptions.push(
          build.not(build.isNan(format, x)),
          build.not(build.isNan(format, y)),
          build.not(isZero(build.absolute(format, build.bvor(x, y)))),
        );
        return { format, term: (name === 'min' ? minimum : maximum)(format, x, y) };
      }
      const less = (unsigned ? build.bvult : build.bvslt)(a.term, b.term);
      const [then, otherwise] = name === 'min' ? [a.term, b.term] : [b.term, a.term];
      return { term: build.ifThenElse(less, then, otherwise) };
    }
    if (name === 'sqrt' && format !== undefined) return { format, term: squareRoot(format, a.term) };
    if (name === 'abs' && format !== undefined) return { format, term: build.absolute(format, a.term) };
    const to = name === 'float32' ? BINARY32 : name === 'float64' ? BINARY64 : undefined;
    if (to !== undefined && format !== undefined) return { format: to, term: convert(format, to, a.term) };
    if (to !== undefined) return { format: to, term: build.fromInteger(to, true, a.term) };
    const [, width] = /^int(32|64)$/.exec(name) ?? [];
    if (width !== undefined && format !== undefined)
      return { term: build.toInteger(format, Number(width), true, 'rtz', a.term) };
    throw new Unread(name);
  }
}

const sums: Readonly<Record<string, (a: Term, b: Term) => Term>> = {
  '+': build.bvadd,
  '-': build.bvsub,
  '|': build.bvor,
  '^': build.bvxor,
};

const isZero = (term: Term): Term => build.equal(term, build.bits(bitsOf(term), 0n));

function bitsOf(term: Term): number {
  if (typeof term.sort !== 'number') throw new Unread('no bits');
  return term.sort;
}

const low = (width: number, term: Term): Term =>
  bitsOf(term) <= width ? term : build.extract(width - 1, 0, term);

const formatOf = (register: Register): { format?: Format } => {
  const known = settled(register);
  if (known.kind !== 'float' && widthOf(known) === 0) throw new Unread('no bits');
  return known.kind === 'float' ? { format: known.format } : {};
};
