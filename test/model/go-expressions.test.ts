/** Go expressions mean what Go says: exact constants, typed wrap-around, shifts beyond the width. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateGo } from '../../src/model/go/evaluate.ts';
import { constantScope } from '../../src/model/go/scope.ts';
import { goTypes } from '../../src/model/go/type.ts';
import {
  convertImplicitly,
  GoTypeError,
  type GoValue,
  isScalar,
  represent,
  typed,
} from '../../src/model/go/value.ts';
import { NotModelled } from '../../src/model/missing.ts';
import { parseGoExpression } from '../../src/rules/parse/parse-go-expression.ts';
import { evaluate } from '../../src/semantics/term/evaluate.ts';
import { variable } from '../../src/semantics/term/term.ts';
import { Source } from '../../src/text/source.ts';

const int64 = goTypes.get('int64')!;
const c = variable('c', 64);
const d = variable('d', 64);

const names = new Map([
  ['c', typed(int64, c)],
  ['d', typed(int64, d)],
]);

function meaning(text: string): GoValue {
  const { expr } = parseGoExpression(new Source('test', text));
  return evaluateGo(
    expr!,
    constantScope(name => names.get(name)),
  );
}

/** The bits of an expression over two int64 constants; untyped results as int64. */
function value(text: string, cValue = 0n, dValue = 0n): bigint {
  const result = meaning(text);
  if (!isScalar(result)) throw new Error(`${text} is no number`);
  const { term } = result.kind === 'typed' ? result : convertImplicitly(result, int64);
  const assignment = new Map([
    [c, BigInt.asUintN(64, cValue)],
    [d, BigInt.asUintN(64, dValue)],
  ]);
  return evaluate(term, assignment).value;
}

describe('untyped constants are exact', () => {
  it.each([
    ['1<<3 | 1', 9n],
    ['(1<<100) >> 98', 4n],
    ['7/2', 3n],
    ['-7%3', BigInt.asUintN(64, -1n)],
    ['^0', BigInt.asUintN(64, -1n)],
    ["'a'", 97n],
    ['0b00_1111_1110 &^ 2', 252n],
    ['0x1p4', 16n],
    ['1.5 * 2', 3n],
  ])('%s', (text, expected) => expect(value(text)).toBe(expected));

  it('and rounded once when they become floats', () => {
    const double = (text: string) => represent(meaning(text) as never, goTypes.get('float64')!).term;
    expect(double('-math.MaxFloat64')).toMatchObject({ value: 0xffefffffffffffffn });
    expect(double('+0x1p-1022')).toMatchObject({ value: 0x0010000000000000n });
    expect(double('0.1')).toMatchObject({ value: 0x3fb999999999999an });
    expect(double('-0.0')).toMatchObject({ value: 0n });
    expect(double('math.SmallestNonzeroFloat64')).toMatchObject({ value: 1n });
  });

  it('and must fit their type', () => {
    expect(() => value('int8(200)')).toThrow(GoTypeError);
    expect(() => value('uint8(-1)')).toThrow(GoTypeError);
    expect(() => value('c + 1.5')).toThrow(GoTypeError);
    expect(() => value('c == 1<<63')).toThrow(GoTypeError);
    expect(() => value('1 << 100000')).toThrow(GoTypeError);
  });
});

describe('typed integers wrap around', () => {
  const any = fc.bigInt({ min: -(1n << 63n), max: (1n << 63n) - 1n });
  const laws: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
    'c + d': (a, b) => a + b,
    'c - d': (a, b) => a - b,
    'c * d': (a, b) => a * b,
    '-c': a => -a,
    '^c': a => ~a,
    // In Go `|` and `^` bind alike, from left to right.
    'c & d | c ^ d': (a, b) => ((a & b) | a) ^ b,
    'c &^ d': (a, b) => a & ~b,
    'int64(int32(c))': a => BigInt.asIntN(32, a),
    'int64(uint8(c))': a => BigInt.asUintN(8, a),
    'c << 3': a => a << 3n,
    'c >> 70': a => (a < 0n ? -1n : 0n),
    'c << 70': () => 0n,
    'int64(uint64(c) >> 60)': a => BigInt.asUintN(64, a) >> 60n,
    'c << uint32(d)': (a, b) => (BigInt.asUintN(32, b) > 63n ? 0n : a << BigInt.asUintN(32, b)),
    'b2i(c < d)': (a, b) => (a < b ? 1n : 0n),
    'b2i(uint64(c) < uint64(d))': (a, b) => (BigInt.asUintN(64, a) < BigInt.asUintN(64, b) ? 1n : 0n),
    'b2i(is32Bit(c) && !is16Bit(d) || c == d)': (a, b) =>
      (a === BigInt.asIntN(32, a) && b !== BigInt.asIntN(16, b)) || a === b ? 1n : 0n,
    'b2i(isPowerOfTwo(c))': a => (a > 0n && (a & (a - 1n)) === 0n ? 1n : 0n),
    'int64(bits.Reverse8(uint8(c)))': a =>
      BigInt(`0b${[...BigInt.asUintN(8, a).toString(2).padStart(8, '0')].reverse().join('')}`),
  };
  it.each(Object.entries(laws))('%s', (text, law) => {
    fc.assert(
      fc.property(
        fc.oneof(any, fc.bigInt({ min: -70n, max: 70n })),
        fc.oneof(any, fc.constant(7n)),
        (a, b) => {
          expect(value(text, a, b)).toBe(BigInt.asUintN(64, law(a, b)));
        },
      ),
    );
  });
});

describe('what has no model is named', () => {
  it.each([
    ['x.Type.IsSigned()', 'x'],
    ['config.BigEndian', 'config.BigEndian'],
    ['isSamePtr(p, q)', 'p'],
    ['zeroUpper32Bits(c)', 'zeroUpper32Bits'],
    ['__proto__(c)', '__proto__'],
    ['constructor(c)', 'constructor'],
  ])('%s: %s', (text, name) => {
    try {
      meaning(text);
      expect.fail('it has a model');
    } catch (error) {
      expect(error).toBeInstanceOf(NotModelled);
      expect((error as NotModelled).missing).toMatchObject({ name });
    }
  });
});

describe('an untyped constant that is shifted takes the type of its surroundings', () => {
  // Go specification, Operators: the examples of shift expressions.
  it.each([
    ['uint64(c) == 1<<uint64(d)', 1n << 63n, 63n, 1n],
    ['1<<uint64(d) == uint64(c)', 1n << 63n, 63n, 1n],
    ['uint64(c) == (1<<uint64(d) | 1)', (1n << 63n) | 1n, 63n, 1n],
    ['uint8(c) == 1<<uint64(d)', 0n, 8n, 1n],
    ['uint64(1<<uint64(d)) >> 63', 0n, 63n, 1n],
    ['int64(uint8(c) + 1<<uint64(d))', 255n, 0n, 0n],
    ['int64(int32(c) & (-1<<uint64(d)))', -1n, 31n, BigInt.asUintN(64, -(1n << 31n))],
    ['1<<uint64(d)', 0n, 62n, 1n << 62n],
    ['1<<uint64(d) == 1<<uint64(c)', 64n, 70n, 1n],
  ])('%s', (text, c, d, expected) => expect(value(text, c, d)).toBe(expected));

  it('and must be an integer there', () => {
    expect(() => value('math.Inf(1) == 1<<uint64(d)')).toThrow(GoTypeError);
    expect(() => value('c == 1<<uint64(d)|uint64(c)')).toThrow(GoTypeError);
  });
});

describe('helpers with a type parameter', () => {
  const any = fc.bigInt({ min: -(1n << 63n), max: (1n << 63n) - 1n });
  const near = fc
    .tuple(fc.nat(63), fc.constantFrom(-1n, 0n, 1n))
    .map(([k, by]) => BigInt.asIntN(64, (1n << BigInt(k)) + by));
  const types = [8, 16, 32, 64].flatMap(width => [`int${width}`, `uint${width}`]);

  it.each(types)('isPowerOfTwo of %s', type => {
    const width = Number(/\d+/.exec(type)![0]);
    const wrap = type.startsWith('u') ? BigInt.asUintN : BigInt.asIntN;
    fc.assert(
      fc.property(fc.oneof(any, near), c => {
        const n = wrap(width, c);
        expect(value(`isPowerOfTwo(${type}(c))`, c)).toBe(n > 0n && (n & (n - 1n)) === 0n ? 1n : 0n);
      }),
    );
  });

  it.each(types.filter(type => !type.startsWith('u')))('oneBit of %s', type => {
    const width = Number(/\d+/.exec(type)![0]);
    fc.assert(
      fc.property(fc.oneof(any, near), c => {
        const ones = BigInt.asUintN(width, c).toString(2).replaceAll('0', '').length;
        expect(value(`oneBit(${type}(c))`, c)).toBe(ones === 1 ? 1n : 0n);
      }),
    );
  });

  it('take only the types of their constraints', () => {
    expect(() => value('isPowerOfTwo(8)')).toThrow(GoTypeError);
    expect(() => value('isPowerOfTwo(1.5)')).toThrow(GoTypeError);
    expect(() => value('oneBit(uint8(c))')).toThrow(GoTypeError);
  });
});
