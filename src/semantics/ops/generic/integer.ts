/** The generic integer ops that rules on floating point mix in. */
import { signExtend, zeroExtend } from '../../term/build.ts';
import { integer, type OpEntry } from '../entry.ts';

const manual = 'The Go Programming Language Specification, Conversions between numeric types';

const constants = ([8, 16, 32, 64] as const).map(
  (width): OpEntry => ({
    name: `Const${width}`,
    operands: [],
    constant: `Int${width}`,
    result: integer(width),
    commutative: false,
    denote: (_, value) => value,
    sentence: 'the constant',
    manual: "Go's genericOps.go, constant values",
  }),
);

const extensions = [
  { from: 8, to: 16 },
  { from: 8, to: 32 },
  { from: 8, to: 64 },
  { from: 16, to: 32 },
  { from: 16, to: 64 },
  { from: 32, to: 64 },
].flatMap(({ from, to }): OpEntry[] => [
  {
    name: `SignExt${from}to${to}`,
    operands: [integer(from)],
    result: integer(to),
    commutative: false,
    denote: ([a]) => signExtend(to, a!),
    sentence: 'the signed integer in a wider type',
    manual,
  },
  {
    name: `ZeroExt${from}to${to}`,
    operands: [integer(from)],
    result: integer(to),
    commutative: false,
    denote: ([a]) => zeroExtend(to, a!),
    sentence: 'the unsigned integer in a wider type',
    manual,
  },
]);

export const integerOps: readonly OpEntry[] = [...constants, ...extensions];
