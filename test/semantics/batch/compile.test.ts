/** The compiled reading agrees with evaluation, operator by operator, in every bit and flag. */
import { describe, expect, it } from 'vitest';
import { compileTerm } from '../../../src/semantics/batch/compile.ts';
import { Unsupported } from '../../../src/semantics/batch/lower.ts';
import {
  BFLOAT16,
  BINARY16,
  BINARY32,
  BINARY64,
  canonical,
  type Format,
  formatOf,
  roundingModes,
} from '../../../src/semantics/float/index.ts';
import { arithmetic, fromInteger } from '../../../src/semantics/term/build.ts';
import type { Operator } from '../../../src/semantics/term/operator.ts';
import { apply, type Term, variable } from '../../../src/semantics/term/term.ts';
import { nightly } from '../../support/nightly.ts';
import { expectAgreement, type Parameter } from './agreement.ts';

const number = (name: string, format: Format): Parameter => ({
  variable: variable(name, format.width),
  format,
});
const integer = (name: string, width: number): Parameter => ({ variable: variable(name, width) });
const truth = (name: string): Parameter => ({ variable: variable(name, 'Bool') });

const names = ['x', 'y', 'z'];
const ofFormat = (format: Format, arity: number) => names.slice(0, arity).map(name => number(name, format));
const terms = (parameters: readonly Parameter[]): Term[] => parameters.map(({ variable }) => variable);

const seed = 20261123;

/** Narrow formats that no machine has: with one bit of fraction, with a fraction that the largest number needs. */
const tiny = [formatOf(2, 2), formatOf(3, 4), formatOf(4, 8)];

describe('operators that round', () => {
  const arities = { 'fp.add': 2, 'fp.sub': 2, 'fp.mul': 2, 'fp.div': 2, 'fp.sqrt': 1, 'fp.fma': 3 } as const;
  /** Every night a million for each operator, over formats and modes. */
  const counts = nightly
    ? { lattice: 40_000, random: 60_000, seed }
    : { lattice: 2_000, random: 2_000, seed };
  const few = nightly ? { lattice: 10_000, random: 5_000, seed } : { lattice: 1_000, random: 500, seed };
  for (const format of [BINARY64, BINARY32, BINARY16, BFLOAT16, ...tiny]) {
    for (const rounding of roundingModes) {
      it(`${format.name}, ${rounding}`, () => {
        for (const [name, arity] of Object.entries(arities)) {
          const parameters = ofFormat(format, arity);
          const operator = { name, format, rounding: 'dynamic', nan: canonical } as Operator;
          const term = apply(operator, ...terms(parameters));
          expectAgreement(term, parameters, rounding, format.width < 32 ? few : counts);
        }
      });
    }
  }
});

describe('conversions', () => {
  const counts = { lattice: 1_000, random: 4_000, seed };
  const { convert, roundToIntegral } = arithmetic(canonical);
  const formats = [BINARY64, BINARY32, BINARY16, BFLOAT16, formatOf(3, 4)];
  for (const rounding of roundingModes) {
    it(`between formats, ${rounding}`, () => {
      for (const from of formats) {
        for (const to of formats) {
          const parameters = ofFormat(from, 1);
          expectAgreement(convert(from, to, parameters[0]!.variable), parameters, rounding, counts);
        }
      }
    });
    it(`to integral numbers, ${rounding}`, () => {
      for (const format of formats) {
        const parameters = ofFormat(format, 1);
        expectAgreement(roundToIntegral(format, parameters[0]!.variable), parameters, rounding, counts);
      }
    });
    for (const format of [BINARY64, BINARY32, BINARY16]) {
      it(`between integers and ${format.name}, ${rounding}`, () => {
        for (const width of [8, 31, 32, 64]) {
          for (const signed of [false, true]) {
            const number = ofFormat(format, 1);
            const to = { name: 'fp.toInteger', format, width, signed, rounding } as const;
            expectAgreement(apply(to, ...terms(number)), number, rounding, counts);
            const whole = integer('n', width);
            expectAgreement(fromInteger(format, signed, whole.variable), [whole], rounding, counts);
          }
        }
      });
    }
  }
});

describe('operators that do not round', () => {
  const counts = nightly
    ? { lattice: 20_000, random: 10_000, seed }
    : { lattice: 2_000, random: 1_000, seed };
  for (const format of [BINARY16, BINARY32, BINARY64]) {
    for (const name of ['fp.equal', 'fp.less', 'fp.lessOrEqual'] as const) {
      it(`${name} of ${format.name}`, () => {
        const parameters = ofFormat(format, 2);
        expectAgreement(apply({ name, format }, ...terms(parameters)), parameters, 'rne', counts);
      });
    }
    for (const name of ['fp.minimum', 'fp.maximum', 'fp.minimumNumber', 'fp.maximumNumber'] as const) {
      it(`${name} of ${format.name}`, () => {
        const parameters = ofFormat(format, 2);
        const operator = { name, format, nan: canonical };
        expectAgreement(apply(operator, ...terms(parameters)), parameters, 'rne', counts);
      });
    }
    for (const name of ['fp.classify', 'fp.barrier'] as const) {
      it(`${name} of ${format.name}`, () => {
        const parameters = ofFormat(format, 1);
        expectAgreement(apply({ name, format }, ...terms(parameters)), parameters, 'rne', counts);
      });
    }
  }
});

describe('bit-vectors and truth values', () => {
  const counts = { lattice: 1_000, random: 4_000, seed };
  const widths = [1, 7, 32, 63, 64];
  const binary = ['bvand', 'bvor', 'bvxor', 'bvadd', 'bvsub', 'bvmul', 'bvshl', 'bvlshr', 'bvashr'] as const;
  const relations = ['equal', 'bvult', 'bvule', 'bvslt', 'bvsle'] as const;
  for (const width of widths) {
    const [a, b] = [integer('a', width), integer('b', width)];
    it(`of ${width} bits`, () => {
      for (const name of [...binary, ...relations]) {
        expectAgreement(apply({ name }, a.variable, b.variable), [a, b], 'rne', counts);
      }
      for (const name of ['bvnot', 'bvneg'] as const) {
        expectAgreement(apply({ name }, a.variable), [a], 'rne', counts);
      }
      const c = truth('c');
      expectAgreement(apply({ name: 'if' }, c.variable, a.variable, b.variable), [c, a, b], 'rne', counts);
    });
    it(`extended from, extracted from and joined from ${width} bits`, () => {
      for (const name of ['zeroExtend', 'signExtend'] as const) {
        expectAgreement(apply({ name, width: 64 }, a.variable), [a], 'rne', counts);
      }
      const [low, high] = [width >> 1, width - 1];
      expectAgreement(apply({ name: 'extract', high, low }, a.variable), [a], 'rne', counts);
      const rest = integer('rest', Math.max(1, 64 - width));
      if (width < 64) {
        expectAgreement(apply({ name: 'concat' }, a.variable, rest.variable), [a, rest], 'rne', counts);
      }
    });
  }
  it('connects truth values', () => {
    const [p, q] = [truth('p'), truth('q')];
    for (const name of ['and', 'or', 'equal'] as const) {
      expectAgreement(apply({ name }, p.variable, q.variable), [p, q], 'rne', {
        lattice: 0,
        random: 100,
        seed,
      });
    }
    expectAgreement(apply({ name: 'not' }, p.variable), [p], 'rne', { lattice: 0, random: 100, seed });
  });
});

describe('what is not compiled', () => {
  it('is said, never guessed', () => {
    const wide = integer('w', 65).variable;
    expect(compileTerm(apply({ name: 'bvnot' }, wide), [wide], 'rne')).toBeInstanceOf(Unsupported);
    const odd = formatOf(11, 30);
    const number = variable('h', odd.width);
    expect(compileTerm(arithmetic(canonical).add(odd, number, number), [number], 'rne')).toBeInstanceOf(
      Unsupported,
    );
    const other = { ...canonical, name: 'another' };
    const x = variable('x', 64);
    expect(compileTerm(arithmetic(other).add(BINARY64, x, x), [x], 'rne')).toBeInstanceOf(Unsupported);
  });
});
