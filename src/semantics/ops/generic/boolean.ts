/** The generic ops on booleans, and the choice by one. Both sides of `&&` and `||` are computed: neither can fail. */
import { and, bits, equal, fromTruth, ifThenElse, not, or } from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { any, boolean } from '../entry.ts';
import { entriesOf, type Row } from '../row.ts';

const specification = 'The Go Programming Language Specification';
const logicalOperators = 'Logical operators';
const comparisonOperators = 'Comparison operators';

const isTrue = (a: Term): Term => not(equal(a, bits(8, 0n)));

const binary = (connective: (a: Term, b: Term) => Term): Row['denote'] => {
  return ([a, b]) => fromTruth(8, connective(isTrue(a!), isTrue(b!)));
};

const rows: readonly Row[] = [
  {
    name: 'ConstBool',
    operands: [],
    constant: 'Bool',
    result: boolean,
    denote: (_, value) => value,
    sentence: 'the constant',
    section: 'Boolean types',
  },
  {
    name: 'Not',
    operands: [boolean],
    result: boolean,
    denote: ([a]) => fromTruth(8, not(isTrue(a!))),
    sentence: 'true if the operand is false',
    section: logicalOperators,
  },
  {
    name: 'AndB',
    operands: [boolean, boolean],
    result: boolean,
    commutative: true,
    denote: binary((a, b) => and(a, b)),
    sentence: 'true if both are',
    section: logicalOperators,
  },
  {
    name: 'OrB',
    operands: [boolean, boolean],
    result: boolean,
    commutative: true,
    denote: binary((a, b) => or(a, b)),
    sentence: 'true if one is, or both',
    section: logicalOperators,
  },
  {
    name: 'EqB',
    operands: [boolean, boolean],
    result: boolean,
    commutative: true,
    denote: binary(equal),
    sentence: 'true if both are true, or both false',
    section: comparisonOperators,
  },
  {
    name: 'NeqB',
    operands: [boolean, boolean],
    result: boolean,
    commutative: true,
    denote: binary((a, b) => not(equal(a, b))),
    sentence: 'true if one is true and the other false',
    section: comparisonOperators,
  },
  {
    name: 'CondSelect',
    operands: [any, any, boolean],
    result: any,
    denote: ([a, b, condition]) => ifThenElse(isTrue(condition!), a!, b!),
    sentence: 'the first operand if the third is true, else the second',
    section: 'If statements',
  },
];

export const booleanOps = entriesOf(specification, rows);
