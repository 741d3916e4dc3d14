/** The generic ops on booleans, and the choice by one. Both sides of `&&` and `||` are computed: neither can fail. */
import { and, bits, equal, fromTruth, ifThenElse, not, or, truth } from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { any, aux, boolean, branch, branches, commutes, integer, op, section, table } from '../table.ts';

/** The operands hold 0 or 1 in their low byte. */
export const isTrue = (a: Term): Term => not(equal(a, bits(8, 0n)));
const truthOf = (condition: Term): Term => fromTruth(8, condition);

// biome-ignore format: an op is a line
export const booleanOps = () => table('The Go Programming Language Specification',
  section('Boolean types',
    op('ConstBool', [aux('Bool')], boolean, a => a, 'the constant'),
    op('CvtBoolToUint8', [boolean], integer(8), a => truthOf(isTrue(a)), '1 for true, 0 for false'),
  ),
  section('Logical operators',
    op('Not', [boolean], boolean, a => truthOf(not(isTrue(a))), 'true if the operand is false'),
    op('AndB', [boolean, boolean], boolean, (a, b) => truthOf(and(isTrue(a), isTrue(b))), 'true if both are', commutes),
    op('OrB', [boolean, boolean], boolean, (a, b) => truthOf(or(isTrue(a), isTrue(b))), 'true if one is, or both', commutes),
  ),
  section('Comparison operators',
    op('EqB', [boolean, boolean], boolean, (a, b) => truthOf(equal(isTrue(a), isTrue(b))), 'true if both are true, or both false', commutes),
    op('NeqB', [boolean, boolean], boolean, (a, b) => truthOf(not(equal(isTrue(a), isTrue(b)))), 'true if one is true and the other false', commutes),
  ),
  section('If statements',
    op('CondSelect', [any, any, boolean], any, (a, b, condition) => ifThenElse(isTrue(condition), a, b), 'the first operand if the third is true, else the second'),
  ),
);

// biome-ignore format: a kind of block is a line
export const blocks = () => branches("Go's genericOps.go, kinds of blocks",
  branch('If', [boolean], isTrue, 'taken if the control is true'),
  branch('First', [], () => truth, 'always goes to the first successor'),
);
