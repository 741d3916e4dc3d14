/** Loads and stores of strings, slices, interfaces and complex numbers by their parts; each with wrong neighbours. */
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../support/machine-verdict.ts';

const real = (size: number, type: string) =>
  `(ComplexReal x:(Load <t> ptr mem)) && t.IsComplex() && t.Size() == ${size} => @x.Block (Load <typ.${type}> ptr mem)`;
const imag = (size: number, type: string, offset: number) =>
  `(ComplexImag x:(Load <t> ptr mem)) && t.IsComplex() && t.Size() == ${size} => @x.Block (Load <typ.${type}> (OffPtr <typ.${type}Ptr> [${offset}] ptr) mem)`;
const complexLoad = (first: string, second: string, condition = 't.IsComplex() && t.Size() == 8') =>
  `(Load <t> ptr mem) && ${condition} => (ComplexMake (Load <typ.Float32> ${first} mem) (Load <typ.Float32> ${second} mem))`;
const [here, behind] = ['ptr', '(OffPtr <typ.Float32Ptr> [4] ptr)'];
const complexStore = (offset: number, second: string, first: string, condition = '&& t.Size() == 16') =>
  `(Store {t} dst (ComplexMake real imag) mem) ${condition} => (Store {typ.Float64} (OffPtr <typ.Float64Ptr> [${offset}] dst) ${second} (Store {typ.Float64} dst ${first} mem))`;

describe('complex numbers in memory', () => {
  it.each([
    [real(8, 'Float32'), 'proved bits'],
    [real(16, 'Float64'), 'proved bits'],
    [imag(8, 'Float32', 4), 'proved bits'],
    [imag(8, 'Float32', 0), 'refuted'],
    [imag(8, 'Float32', 8), 'refuted'],
    [imag(16, 'Float64', 8), 'proved bits'],
    [imag(16, 'Float64', 4), 'refuted'],
    [complexLoad(here, behind), 'proved bits'],
    [complexLoad(behind, here), 'refuted'],
    [complexLoad(here, here), 'refuted'],
    [complexStore(8, 'imag', 'real'), 'proved bits'],
    [complexStore(8, 'real', 'imag'), 'refuted'],
    [complexStore(4, 'imag', 'real'), 'refuted'],
    [complexStore(16, 'imag', 'real'), 'refuted'],
    // Of the other size it stores more than there is.
    [complexStore(8, 'imag', 'real', '&& t.Size() == 8'), 'unsupported rule order'],
    ['(ComplexReal (ComplexMake real _)) => real', 'proved bits'],
    ['(ComplexImag (ComplexMake real _)) => real', 'refuted'],
  ])('%s: %s', (rule, verdict) => expect(verdictOf('dec', rule)).toBe(verdict));
});

const stringStore = (offset: string, second: string, first: string) =>
  `(Store dst (StringMake ptr len) mem) => (Store {typ.Int} (OffPtr <typ.IntPtr> [${offset}] dst) ${second} (Store {typ.BytePtr} dst ${first} mem))`;
const word = (op: string, is: string, offset: string) =>
  `(${op} x:(Load <t> ptr mem)) && t.${is}() => @x.Block (Load <typ.Int> (OffPtr <typ.IntPtr> [${offset}] ptr) mem)`;
const sliceStore = (third: string, second: string) =>
  `(Store {t} dst (SliceMake ptr len cap) mem) => (Store {typ.Int} (OffPtr <typ.IntPtr> [2*config.PtrSize] dst) ${third} (Store {typ.Int} (OffPtr <typ.IntPtr> [config.PtrSize] dst) ${second} (Store {t.Elem().PtrTo()} dst ptr mem)))`;

describe('strings, slices and interfaces in memory', () => {
  it.each([
    [stringStore('config.PtrSize', 'len', 'ptr'), 'proved bits'],
    [stringStore('config.PtrSize', 'ptr', 'len'), 'refuted'],
    // Right on machines of 64 bits alone, or of 32.
    [stringStore('8', 'len', 'ptr'), 'refuted'],
    [stringStore('4', 'len', 'ptr'), 'refuted'],
    [word('StringLen', 'IsString', 'config.PtrSize'), 'proved bits'],
    [word('StringLen', 'IsString', '0'), 'refuted'],
    [word('SliceLen', 'IsSlice', 'config.PtrSize'), 'proved bits'],
    [word('SliceLen', 'IsSlice', '2*config.PtrSize'), 'refuted'],
    [word('SliceCap', 'IsSlice', '2*config.PtrSize'), 'proved bits'],
    [word('SliceCap', 'IsSlice', 'config.PtrSize'), 'refuted'],
    [word('IData', 'IsInterface', 'config.PtrSize'), 'proved bits'],
    [word('IData', 'IsInterface', '0'), 'refuted'],
    [sliceStore('cap', 'len'), 'proved bits'],
    [sliceStore('len', 'cap'), 'refuted'],
    // No program loads a string as a slice.
    [word('StringLen', 'IsSlice', '0'), 'unsupported other types'],
    ['(EqInter x y) => (EqPtr (ITab x) (ITab y))', 'proved bits'],
    ['(EqInter x y) => (NeqPtr (ITab x) (ITab y))', 'refuted'],
    ['(NeqSlice x y) => (NeqPtr (SlicePtr x) (SlicePtr y))', 'proved bits'],
    ['(ArraySelect (ArrayMake1 x)) => x', 'proved bits'],
    ['(Store dst (ArrayMake1 e) mem) => (Store {e.Type} dst e mem)', 'proved bits'],
    ['(Store dst (ArrayMake1 e) mem) => mem', 'refuted'],
  ])('%s: %s', (rule, verdict) => expect(verdictOf('dec', rule)).toBe(verdict));
});

describe('what only types without a model can meet', () => {
  it.each([
    ['(Store {t} _ _ mem) && t.Size() == 0 => mem', 'proved bits'],
    ['(Store {t} ptr _ mem) && t.Size() == 0 => (Zero {t} [1] ptr mem)', 'refuted'],
    ['(Store _ (Empty) mem) => mem', 'proved bits'],
    ['(Load <t> _ _) && t.Size() == 0 => (Empty)', 'unsupported size zero'],
    ['(Store {t} _ _ mem) && t.Size() == 40 => mem', 'unsupported other types'],
    ['(Copy <t> x) && t.Size() == 40 => (Copy <t> (Copy <t> x))', 'unsupported other types'],
    ['(Add64 <t> x y) && t.Size() == 40 => (Add64 <t> y x)', 'vacuous'],
  ])('%s: %s', (rule, verdict) => expect(verdictOf('dec', rule)).toBe(verdict));
});

describe('an unsigned division of a signed type', () => {
  it.each([
    ['(Div32u <typ.UInt32> x y) => (Div32u <typ.UInt32> x y)', 'proved bits'],
    ['(Div32u <typ.UInt32> x y) => (Div32u <typ.Int32> x y)', 'refuted duty'],
    ['(Div32u <t> x y) => (Div32u <t> x y)', 'proved bits'],
    ['(Div32u x y) => (Div32u x y)', 'proved bits'],
    ['(Mod64u <t> x y) => (Sub64 x (Mul64 <t> (Div64u <t> x y) y))', 'proved bits'],
    ['(Mod64u <t> x y) => (Sub64 x (Mul64 <t> (Div64u <typ.Int64> x y) y))', 'refuted duty'],
    ['(Div32 <t> x y) && isNonNegative(x) && isNonNegative(y) => (Div32u <t> x y)', 'proved bits'],
    [
      '(Div128u <t> (Const64 [0]) lo y) => (MakeTuple (Div64u <t.FieldType(0)> lo y) (Mod64u <t.FieldType(1)> lo y))',
      'proved bits',
    ],
  ])('%s: %s', (rule, verdict) => expect(verdictOf('dec', rule)).toBe(verdict));
});
