/** Vectors that the witnesses of vector ops are tried on: deterministic, with the ends of all ranges among their elements. */
import { BINARY32, type Format, isNan } from '../../../src/semantics/float/index.ts';
import { type OpEntry, type Register, settled, widthOf } from '../../../src/semantics/ops/entry.ts';
import { bits, fromTruth } from '../../../src/semantics/term/build.ts';
import { evaluator } from '../../../src/semantics/term/evaluate.ts';
import { variable } from '../../../src/semantics/term/term.ts';
import { lattices } from '../conformance/lattice.ts';

export const low = (width: number, value: bigint): bigint => BigInt.asUintN(width, value);

/** Deterministic words; edges of all widths lie in between. */
function* vectors(): Generator<bigint> {
  let state = 0x9e3779b97f4a7c15n;
  const edges = [
    0x80n,
    0x7fn,
    0xffn,
    0x8000n,
    0x7fffn,
    0x80000000n,
    0x7fffffffn,
    1n << 63n,
    0n,
    1n,
    -1n,
    -2n,
  ];
  for (let round = 0; ; round++) {
    let value = 0n;
    for (let word = 0; word < 8; word++) {
      state = low(64, state * 6364136223846793005n + 1442695040888963407n);
      const edge = edges[Number((state >> 40n) % BigInt(edges.length))]!;
      value = (value << 16n) | low(16, round % 2 === 0 ? edge >> BigInt(16 * (word % 4)) : state >> 33n);
    }
    // Repeated elements, so that operands meet equal ones.
    yield round % 5 === 4
      ? low(128, edges[(round * 7) % edges.length]! * 0x01010101010101010101010101010101n)
      : value;
  }
}

export const drawnVectors = (count: number): bigint[] => {
  const source = vectors();
  return Array.from({ length: count }, () => source.next().value as bigint);
};

/** Vectors of numbers that meet each other where floating point goes wrong; every third one of them is plain bits. */
export function drawnNumbers(format: Format, count: number): bigint[] {
  const elements = format === BINARY32 ? lattices.s : lattices.d;
  const plain = drawnVectors(count);
  return Array.from({ length: count }, (_, index) => {
    if (index % 3 === 2) return plain[index]!;
    let vector = 0n;
    for (let place = 0; place < 128 / format.width; place++) {
      const element = elements[(index * (31 + 12 * place) + 17 * place) % elements.length]!;
      vector |= low(format.width, element) << BigInt(format.width * place);
    }
    return vector;
  });
}

/** Counts and other scalars of 64 bits. */
export const scalars = [
  0n,
  1n,
  7n,
  8n,
  9n,
  15n,
  16n,
  31n,
  32n,
  33n,
  63n,
  64n,
  65n,
  1n << 32n,
  (1n << 63n) + 3n,
  -1n,
].map(value => low(64, value));

/** The constants that an op is tried with: an index or a count from the first to the last that it can be. */
export function constantsOf({ aux, operands }: OpEntry): readonly (bigint | undefined)[] {
  if (aux === undefined) return [undefined];
  const { encodable } = aux;
  const isEncodable = (value: bigint): boolean =>
    encodable === undefined ||
    evaluator(fromTruth(1, encodable.condition(bits(8, value))), [])([], 'rne').value === 1n;
  const all = Array.from({ length: 256 }, (_, value) => BigInt(value)).filter(isEncodable);
  const between = encodable === undefined && operands.length > 0 ? [5n, 17n, 0x1bn, 0x4en, 0x87n, 0xd2n] : [];
  return [...new Set([all[0]!, all[1]!, all[all.length >> 1]!, all.at(-1)!, ...between])];
}

/** What the entry says of operands, as wide as its registers are. */
export function meaningOf(entry: OpEntry, constant?: bigint): (operands: readonly bigint[]) => bigint {
  const variables = entry.operands.map((register, index) =>
    variable(`x${index}`, widthOf(settled(register))),
  );
  const given = constant === undefined ? [] : [bits(8, constant)];
  const run = evaluator(entry.denote(variables, given)[0], variables);
  return operands => run(operands.slice(0, variables.length), 'rne').value;
}

/** Of these ops the last operand is a mask: its elements are all ones or zeros. */
const takesMask = /^(?:Compress\w*?|Expand\w*?|blend\w*?|CvtMask|(?:Load|Store)Masked)(\d+)x\d+(?:to\d+)?$/;

/** Operands: every seventh time twice the same. */
export function tuplesOf(entry: OpEntry, count: number): bigint[][] {
  const width = takesMask.exec(entry.name)?.[1];
  const tuples = drawnTuples(entry, count);
  return width === undefined
    ? tuples
    : tuples.map(tuple => tuple.with(-1, maskOf(Number(width), tuple.at(-1)!)));
}

/** As the highest bits of elements are. */
function maskOf(width: number, vector: bigint): bigint {
  let mask = 0n;
  for (let end = BigInt(width); vector >> (end - BigInt(width)) > 0n; end += BigInt(width))
    if ((vector >> (end - 1n)) & 1n) mask |= low(width, -1n) << (end - BigInt(width));
  return mask;
}

function drawnTuples({ operands }: OpEntry, count: number): bigint[][] {
  const formats = operands.flatMap(register =>
    register.kind === 'float'
      ? [register.format]
      : register.kind === 'vector'
        ? (register.numbers ?? [])
        : [],
  );
  const drawn = formats[0] === undefined ? drawnVectors(count) : drawnNumbers(formats[0], count);
  const plain = drawnVectors(count);
  return drawn.map((first, index) =>
    operands.map((register, place) => {
      if (register.kind === 'integer' && register.width === 64) return scalars[index % scalars.length]!;
      const source = register.kind === 'vector' && register.numbers === undefined ? plain : drawn;
      const other =
        index % 7 === 0 || place === 0 ? first : source[(index * (31 - 14 * (place - 1)) + 5) % count]!;
      const width = widthOf(settled(register));
      const lowest = source === plain && place === 0 ? plain[index]! : other;
      // What is wider than 128 bits is several of them.
      return (
        upper(width, source, index * (place === 0 || index % 7 === 0 ? 3 : 5 + place)) | low(width, lowest)
      );
    }),
  );
}

/** Of a vector of more than 128 bits what lies above these. */
function upper(width: number, source: readonly bigint[], start: number): bigint {
  let above = 0n;
  for (let place = 128; place < width; place += 128)
    above |= source[(start + place / 16) % source.length]! << BigInt(place);
  return above;
}

/** Whether two results are the same, where NaNs among numbers are alike. */
export function sameUpToNans(register: Register, one: bigint, other: bigint): boolean {
  const format =
    register.kind === 'float' ? register.format : register.kind === 'vector' ? register.numbers : undefined;
  if (format === undefined) return one === other;
  return Array.from({ length: widthOf(settled(register)) / format.width }, (_, index) => {
    const [a, b] = [one, other].map(all => low(format.width, all >> BigInt(format.width * index))) as [
      bigint,
      bigint,
    ];
    return a === b || (isNan(format, a) && isNan(format, b));
  }).every(Boolean);
}

/** Where the language defines the result. */
export function isDefinedOf(
  { operands, defined }: OpEntry,
  constant?: bigint,
): (values: readonly bigint[]) => boolean {
  if (defined === undefined) return () => true;
  const variables = operands.map((register, index) => variable(`x${index}`, widthOf(settled(register))));
  const run = evaluator(
    fromTruth(1, defined.condition(variables, constant === undefined ? [] : [bits(8, constant)])),
    variables,
  );
  return values => run(values, 'rne').value === 1n;
}
