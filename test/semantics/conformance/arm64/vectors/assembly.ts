/**
 * The instruction of each vector op of arm64, as Go's compiler writes it: operands in v1, v2 and v3, one in a general
 * register in x9, the result in v0, where the first operand lies from the start.
 */
import { vectorOps } from '../../../../../src/semantics/ops/arm64/vector.ts';
import { vectorNumberOps } from '../../../../../src/semantics/ops/arm64/vector-numbers.ts';
import type { OpEntry } from '../../../../../src/semantics/ops/entry.ts';
import { constantsOf } from '../../../ops/drawn-vectors.ts';

/** Of a 128-bit arrangement: elements of half the width, in the low half and in the whole register, and of twice the width. */
const arrangements = {
  '16B': { half: '8b', narrow: '', narrowAbove: '', long: '8h', lane: 'b' },
  '8H': { half: '4h', narrow: '8b', narrowAbove: '16b', long: '4s', lane: 'h' },
  '4S': { half: '2s', narrow: '4h', narrowAbove: '8h', long: '2d', lane: 's' },
  '2D': { half: '1d', narrow: '2s', narrowAbove: '4s', long: '1q', lane: 'd' },
} as const;

const isLong = /^([SU]XTL|[SU]SHLL|[SU]MULL|PMULL|FCVTL)2?$/;
const isNarrow = /^(XTN|[SU]QXTN|SQXTUN|SHRN|FCVTN)(2?)$/;
const isAcross = /^(ADD|[SUF]MAX|[SUF]MIN)V$/;
const addsToFirst = /^(MLA|FMLA|BIT|BIF)$/;

function ofArrangement(
  base: string,
  n: keyof typeof arrangements,
  operands: number,
  constant: string,
): string {
  const name = base.toLowerCase();
  const whole = n.toLowerCase();
  const { half, narrow, narrowAbove, long, lane } = arrangements[n];
  const of = (arrangement: string, from: number): string =>
    Array.from({ length: operands - from + 1 }, (_, index) => `,v${index + from}.${arrangement}`).join('');
  if (isLong.test(base)) return `${name} v0.${long}${of(base.endsWith('2') ? whole : half, 1)}${constant}`;
  const narrows = isNarrow.exec(base);
  if (narrows !== null) {
    return narrows[2] === '2'
      ? `${name} v0.${narrowAbove}${of(whole, 2)}${constant}`
      : `${name} v0.${narrow}${of(whole, 1)}${constant}`;
  }
  if (isAcross.test(base)) return `${name} ${lane}0,v1.${whole}`;
  if (addsToFirst.test(base)) return `${name} v0.${whole}${of(whole, 2)}`;
  if (base === 'TBL') return 'tbl v0.16b,{v1.16b},v2.16b';
  if (base === 'EXT') return `ext v0.16b,v2.16b,v1.16b${constant}`;
  return `${name} v0.${whole}${of(whole, 1)}${constant}`;
}

function ofElement(name: string, letter: string, index: string): string {
  const lane = letter.toLowerCase();
  const general = letter === 'D' ? 'x9' : 'w9';
  if (name.endsWith('bcast'))
    return `dup v0.${{ b: '16b', h: '8h', s: '4s', d: '2d' }[lane]},v1.${lane}[${index}]`;
  if (name.endsWith('ins0')) return `mov v0.${lane}[${index}],v2.${lane}[0]`;
  if (name.endsWith('ins')) return `mov v0.${lane}[${index}],${general}`;
  return name.startsWith('VMOV')
    ? `umov ${general},v1.${lane}[${index}]; fmov d0,x9`
    : `mov ${lane}0,v1.${lane}[${index}]`;
}

function assemblyOf({ name, operands }: OpEntry, constant: bigint | undefined): string {
  const element = /^V(?:DUP|MOV)([BHSD])/.exec(name);
  if (element !== null && name !== 'VMOVI16B') return ofElement(name, element[1]!, `${constant}`);
  const [, base, n] = /^V([A-Z]+[12]?)_?(16B|8H|4S|2D)(?:const)?$/.exec(name)!;
  const immediate = constant === undefined ? '' : `,#${constant}`;
  return ofArrangement(base!, n as keyof typeof arrangements, operands.length, immediate);
}

/** No instruction shifts right by zero: the rules of Go take it away. */
const isWritten = (name: string, constant: bigint | undefined): boolean =>
  constant !== 0n || !/SHR/.test(name);

export interface VectorInstruction {
  readonly entry: OpEntry;
  readonly constant: bigint | undefined;
  /** The op and its constant. */
  readonly name: string;
  readonly assembly: string;
}

export const vectorInstructions: readonly VectorInstruction[] = [
  ...vectorOps(),
  ...vectorNumberOps(),
].flatMap(entry =>
  constantsOf(entry)
    .filter(constant => isWritten(entry.name, constant))
    .map(constant => ({
      entry,
      constant,
      name: constant === undefined ? entry.name : `${entry.name} ${constant}`,
      assembly: assemblyOf(entry, constant),
    })),
);
