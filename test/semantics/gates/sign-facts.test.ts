/** Facts on signs hold of every operand of tiny formats, and of corners of real ones, in every mode and for every NaN. */
import { describe, expect, it } from 'vitest';
import {
  amd64,
  arm64,
  BINARY32,
  BINARY64,
  canonical,
  type Format,
  formatOf,
  loong64,
  ppc64,
  roundingModes,
  s390x,
  unspecified,
} from '../../../src/semantics/float/index.ts';
import { signFactsOf } from '../../../src/semantics/gates/sign-facts.ts';
import { arithmetic, bits, bvslt, equal, fromInteger, toInteger } from '../../../src/semantics/term/build.ts';
import { evaluator } from '../../../src/semantics/term/evaluate.ts';
import { type Term, variable } from '../../../src/semantics/term/term.ts';
import { lattices } from '../conformance/lattice.ts';

const [narrow, wide] = [formatOf(3, 3), formatOf(4, 6)];
const all = (width: number): bigint[] => Array.from({ length: 2 ** width }, (_, value) => BigInt(value));
const singles = lattices.s.map(value => BigInt.asUintN(32, value));

const policies = [canonical, unspecified, arm64, amd64, ppc64, s390x, loong64];

interface Instance {
  readonly what: string;
  readonly x: Term & { readonly kind: 'variable' };
  readonly term: Term;
  readonly values: readonly bigint[];
}

function instance(what: string, width: number, values: readonly bigint[], term: (x: Term) => Term): Instance {
  const x = variable('x', width);
  return { what, x, term: term(x), values };
}

const conversion = (from: Format, to: Format, values: readonly bigint[]): Instance[] =>
  policies.map(policy =>
    instance(`${policy.name}, ${from.name} to ${to.name}`, from.width, values, x =>
      arithmetic(policy).convert(from, to, x),
    ),
  );

const instances: readonly Instance[] = [
  ...conversion(narrow, wide, all(narrow.width)),
  ...conversion(wide, narrow, all(wide.width)),
  ...conversion(BINARY32, BINARY64, singles),
  ...policies.flatMap(policy =>
    (['dynamic', ...roundingModes] as const).map(rounding =>
      instance(`${policy.name}, rounded ${rounding}`, wide.width, all(wide.width), x =>
        arithmetic(policy, rounding).roundToIntegral(wide, x),
      ),
    ),
  ),
  ...policies.flatMap(policy => {
    const of = arithmetic(policy);
    return [
      instance(`${policy.name}, square root`, wide.width, all(wide.width), x => of.squareRoot(wide, x)),
      ...all(narrow.width).flatMap(value => {
        const other = bits(narrow.width, value);
        const own = (what: string, term: (x: Term) => Term) =>
          instance(`${policy.name}, ${what} ${value}`, narrow.width, all(narrow.width), term);
        return [
          own('product with', x => of.multiply(narrow, x, other)),
          own('quotient by', x => of.divide(narrow, x, other)),
          own('quotient of', x => of.divide(narrow, other, x)),
          own('sum of a square with', x => of.add(narrow, of.multiply(narrow, x, x), other)),
          own('fused square with', x => of.fuse(narrow, x, x, other)),
        ];
      }),
    ];
  }),
  ...[true, false].flatMap(signed => [
    instance(`from a byte, signed ${signed}`, 8, all(8), x => fromInteger(narrow, signed, x)),
    ...[3, 8].flatMap(width =>
      roundingModes.map(rounding =>
        instance(`to ${width} bits, signed ${signed}, ${rounding}`, wide.width, all(wide.width), x =>
          toInteger(wide, width, signed, rounding, x),
        ),
      ),
    ),
  ]),
];

const contradictions = (fact: Term, { x, values }: Instance): bigint[] => {
  const holds = evaluator(fact, [x]);
  return values.filter(value => roundingModes.some(mode => holds([value], mode).value === 0n));
};

describe('what is known of signs is true', () => {
  it.each(instances)('$what', one => {
    for (const fact of signFactsOf(one.term)) expect(contradictions(fact, one)).toEqual([]);
  });
});

it('would be false of NaNs where these are not passed on', () => {
  const [one] = conversion(narrow, wide, all(narrow.width));
  const isNegative = (term: Term) => bvslt(term, bits(term.sort as number, 0n));
  expect(contradictions(equal(isNegative(one!.term), isNegative(one!.x)), one!)).not.toEqual([]);
});
