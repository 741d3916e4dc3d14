/** The generic ops that put values of several parts together and take them apart. */
import { and, bits, bvsle, concat, equal, extract, fromTruth, not, or } from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import {
  any,
  aux,
  boolean,
  commutes,
  complex,
  empty,
  interfaceValue,
  native,
  op,
  section,
  slice,
  string,
  type Trait,
  table,
  typedPart,
} from '../table.ts';

/** The parts as one value, the first one lowest; one of no parts has no bits, which a term cannot have. */
export const together = (parts: readonly Term[]): Term =>
  parts.length === 0 ? bits(1, 0n) : parts.reduce((low, high) => concat(high, low));
const make = (...parts: Term[]): Term => together(parts);
const half =
  (index: 0 | 1) =>
  (value: Term): Term => {
    const width = (value.sort as number) / 2;
    return extract(width * index + width - 1, width * index, value);
  };
const word =
  (index: number) =>
  (value: Term): Term =>
    extract(64 * index + 63, 64 * index, value);
const [first, second, third] = [word(0), word(1), word(2)];

/** The language knows no other slices. */
const ofSlice: Trait = {
  defined: {
    words: 'the length of a slice is from 0 to its capacity',
    condition: value => and(bvsle(bits(64, 0n), second(value!)), bvsle(second(value!), third(value!))),
  },
};

const truthOf = (condition: Term): Term => fromTruth(8, condition);
/** The frontend compares interfaces and slices with nil alone, of which all words are zero. */
const withNil: Trait = {
  defined: {
    words: 'an interface or a slice is compared with nil alone',
    condition: (x, y) => or(...[x!, y!].map(value => equal(value, bits(value.sort as number, 0n)))),
  },
};
/** The compiler keeps arrays of one element as values, and no longer ones. */
const firstAlone: Trait = {
  defined: {
    words: 'an array that is a value has one element',
    condition: (_, index) => equal(index!, bits(64, 0n)),
  },
};

// biome-ignore format: an op is a line
export const compoundOps = () => table("Go's genericOps.go",
  section('strings',
    op('StringMake', [native, native], string, make, 'a string of a pointer and a length'),
    op('StringPtr', [string], native, first, 'the pointer of a string'),
    op('StringLen', [string], native, second, 'the length of a string'),
  ),
  section('interfaces',
    op('IMake', [native, native], interfaceValue, make, 'an interface of its type or itab and its data'),
    op('ITab', [interfaceValue], native, first, 'the type or itab of an interface'),
    op('IData', [interfaceValue], native, second, 'the data of an interface'),
    op('ConstInterface', [], interfaceValue, () => bits(128, 0n), 'the interface nil'),
    op('EqInter', [interfaceValue, interfaceValue], boolean, (x, y) => truthOf(equal(first(x!), first(y!))), 'whether both are nil, of which one is', withNil, commutes),
    op('NeqInter', [interfaceValue, interfaceValue], boolean, (x, y) => truthOf(not(equal(first(x!), first(y!)))), 'whether one is not nil, of which the other is', withNil, commutes),
  ),
  section('complex numbers',
    op('ComplexMake', [typedPart, typedPart], complex, make, 'a complex number of its real and its imaginary part'),
    op('ComplexReal', [complex], typedPart, half(0), 'the real part of a complex number'),
    op('ComplexImag', [complex], typedPart, half(1), 'the imaginary part of a complex number'),
  ),
  section('slices',
    op('SliceMake', [native, native, native], slice, make, 'a slice of a pointer, a length and a capacity', { makesSlice: true }),
    op('SlicePtr', [slice], native, first, 'the pointer of a slice'),
    op('SlicePtrUnchecked', [slice], native, first, 'the pointer of a slice'),
    op('SliceLen', [slice], native, second, 'the length of a slice', ofSlice),
    op('SliceCap', [slice], native, third, 'the capacity of a slice', ofSlice),
    op('ConstSlice', [], slice, () => bits(192, 0n), 'the slice nil'),
    op('EqSlice', [slice, slice], boolean, (x, y) => truthOf(equal(first(x!), first(y!))), 'whether both are nil, of which one is', withNil, commutes),
    op('NeqSlice', [slice, slice], boolean, (x, y) => truthOf(not(equal(first(x!), first(y!)))), 'whether one is not nil, of which the other is', withNil, commutes),
  ),
  section('arrays of one element, and values of size zero',
    op('ArrayMake1', [any], any, element => element, 'an array of the one element: its bits'),
    op('ArraySelect', [any, aux('Int64')], any, array => array, 'the element of an array that has one', firstAlone),
    op('Empty', [], empty, () => bits(1, 0n), 'a value of size zero'),
  ),
);
