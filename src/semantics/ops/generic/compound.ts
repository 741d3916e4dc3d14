/** The generic ops that put strings, slices and interfaces together and take them apart. */
import { and, bits, bvsle, concat, extract } from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { interfaceValue, native, op, section, slice, string, type Trait, table } from '../table.ts';

const make = (...words: Term[]): Term => words.reduce((low, high) => concat(high, low));
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

// biome-ignore format: an op is a line
export const compoundOps = table("Go's genericOps.go",
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
  ),
  section('slices',
    op('SliceMake', [native, native, native], slice, make, 'a slice of a pointer, a length and a capacity', { makesSlice: true }),
    op('SlicePtr', [slice], native, first, 'the pointer of a slice'),
    op('SlicePtrUnchecked', [slice], native, first, 'the pointer of a slice'),
    op('SliceLen', [slice], native, second, 'the length of a slice', ofSlice),
    op('SliceCap', [slice], native, third, 'the capacity of a slice', ofSlice),
  ),
);
