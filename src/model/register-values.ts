/** Values as registers hold them, and how a value fits where another class of register is wanted. */
import type { ResolvedBlock, ResolvedValue } from '../rules/resolved.ts';
import { BINARY32, BINARY64 } from '../semantics/float/index.ts';
import {
  type BranchEntry,
  type Compared,
  type CompoundRegister,
  type ConstantKind,
  type FlagsRegister,
  type Isa,
  type OpEntry,
  type Register,
  type SettledRegister,
  widthOf,
} from '../semantics/ops/entry.ts';
import type { Term } from '../semantics/term/term.ts';
import { errorAt, type Label } from '../text/diagnostic.ts';
import type { Source, Span } from '../text/source.ts';
import { ModelError, NotModelled } from './missing.ts';

/** A value in a register. Of what its class leaves open above it nothing is said here. */
export interface RegisterValue {
  readonly term: Term;
  readonly register: SettledRegister;
  /** An op of the language made it: it has just the bits of its register class. */
  readonly ofLanguage?: true;
  /** Of flags of which only the kind of comparison is known that gave them. */
  readonly compares?: Compared;
  /** Of an address in an object of which the rule says which one it is. */
  readonly object?: ObjectOfRule;
  /** All parts where the value is a tuple, which has to be taken apart; the value itself is the first. */
  readonly parts?: readonly RegisterValue[];
}

/** An object that an op of the rule names. */
export interface ObjectOfRule {
  readonly kind: NonNullable<OpEntry['addressOf']>;
  readonly base: Term;
  readonly symbol: Term;
}

/** The sides of a rule. */
export type Side = 'match' | 'result';

/** One op applied to its operands, as it reads them. */
export type Step =
  | {
      readonly kind: 'op';
      readonly value: ResolvedValue;
      readonly entry: OpEntry;
      readonly operands: readonly RegisterValue[];
      readonly constants: readonly { readonly kind: ConstantKind; readonly term: Term }[];
      readonly result: RegisterValue;
    }
  | {
      readonly kind: 'branch';
      readonly value: ResolvedBlock;
      readonly entry: BranchEntry;
      readonly operands: readonly RegisterValue[];
      /** Whether control goes to the first successor of the block; of sort `Bool`. */
      readonly taken: Term;
    };

export function describeRegister(register: Register): string {
  switch (register.kind) {
    case 'float':
      return `a ${register.format.name} number`;
    case 'integer':
      return `${register.width === 8 ? 'an' : 'a'} ${register.width}-bit integer`;
    case 'vector':
      return `a vector of ${register.width} bits`;
    case 'mask':
      return `a mask of ${register.width} elements`;
    case 'boolean':
      return 'a boolean';
    case 'flags':
      return register.exchanged ? 'flags of a comparison' : 'flags';
    case 'memory':
      return 'memory';
    case 'compound':
      return compoundWords[register.of];
    case 'tuple':
      return 'a tuple';
    case 'opaque':
      return register.what;
    case 'typed':
      return 'a value of a type';
    case 'any':
      return register.formats === undefined ? 'any value' : 'a number';
  }
}

/** Of a tuple its parts, and of any other value itself. */
export const partsOf = (value: RegisterValue): readonly RegisterValue[] => value.parts ?? [value];

/** A value, or a tuple by its parts. */
export function describeParts(parts: readonly RegisterValue[]): string {
  const [first, ...others] = parts.map(({ register }) => describeRegister(register));
  return others.length === 0 ? first! : `a tuple of ${[first, ...others].join(' and ')}`;
}

const compoundWords: Readonly<Record<CompoundRegister['of'], string>> = {
  string: 'a string',
  slice: 'a slice',
  interface: 'an interface',
  complex: 'a complex number',
  empty: 'a value of size zero',
};

/** Bits of an integer register: what is as wide as `int` is narrower on machines of 32 bits. */
export const integerWidth = (
  { width, native }: Extract<SettledRegister, { kind: 'integer' }>,
  pointerSize: number,
): number => (native ? 8 * pointerSize : width);

/** Whether two classes hold the same kind of value in the same bits. */
export function sameRegister(a: Register, b: Register): boolean {
  if (a.kind === 'float') return b.kind === 'float' && a.format === b.format;
  if (a.kind === 'integer' || a.kind === 'vector' || a.kind === 'mask')
    return b.kind === a.kind && a.width === b.width;
  if (a.kind === 'flags')
    return b.kind === 'flags' && a.exchanged === b.exchanged && String(a.fields) === String(b.fields);
  if (a.kind === 'compound') return b.kind === 'compound' && a.of === b.of && a.format === b.format;
  if (a.kind === 'any') return b.kind === 'any' && String(formatNames(a)) === String(formatNames(b));
  return a.kind === b.kind;
}

const formatNames = ({ formats }: Extract<Register, { kind: 'any' }>): string[] =>
  formats?.map(({ name }) => name) ?? [];

/** The flags that the machine holds. */
export const withoutExchanged = ({ kind, fields }: FlagsRegister): FlagsRegister => ({ kind, fields });

/** How the machine that the rules are for holds its values; undefined where that is not known. */
export type Machine = Omit<Isa, 'name' | 'ops' | 'branches'> | undefined;

/** Classes of which a value of one can stand where the other is wanted: the same bits of the same registers. */
export function sameFile(given: Register, wanted: Register): boolean {
  if (given.kind === 'typed' || wanted.kind === 'typed') return true;
  if (given.kind === 'any') return acceptsFormat(given, wanted);
  if (wanted.kind === 'any') return acceptsFormat(wanted, given);
  if (given.kind === 'float' && wanted.kind === 'float') return given.format === wanted.format;
  if (given.kind === 'compound' && wanted.kind === 'compound') return sameRegister(given, wanted);
  if (given.kind === 'vector' && wanted.kind === 'vector') return given.width === wanted.width;
  if (given.kind === 'integer' && given.isOfAnyClass && wanted.kind === 'float') return true;
  // A number is held as the lowest element.
  if (given.kind === 'vector' && wanted.kind === 'float') return true;
  if (given.kind === 'flags' && wanted.kind === 'flags')
    return (
      (given.exchanged === true || wanted.exchanged !== true) &&
      String(given.fields) === String(wanted.fields)
    );
  return isGeneral(given) ? isGeneral(wanted) : given.kind === wanted.kind;
}

/** Held in a general register. */
const isGeneral = ({ kind }: Register): boolean => kind === 'integer' || kind === 'boolean';

function acceptsFormat({ formats }: Extract<Register, { kind: 'any' }>, other: Register): boolean {
  if (formats === undefined || other.kind === 'any') return true;
  return other.kind === 'float' && formats.includes(other.format);
}

/** Whether the machine holds a number of the one register so that it can be read as one of the other. */
export const isWidened = (given: Register, wanted: Register, machine: Machine): boolean =>
  machine?.widen !== undefined &&
  given.kind === 'float' &&
  given.format === BINARY32 &&
  wanted.kind === 'float' &&
  wanted.format === BINARY64;

/** Whether a value of one register can be read as one of the other on the machine. */
export const canBeRead = (given: Register, wanted: Register, machine: Machine): boolean =>
  sameFile(given, wanted) || isWidened(given, wanted, machine);

/** What is wanted of an operand, where an op takes any and passes it on: what is wanted of the result. */
export function wantedOf(
  { operands, results: [result] }: OpEntry,
  index: number,
  wanted: Register,
): Register {
  const operand = operands[index] ?? { kind: 'any' };
  if (wanted.kind === 'tuple') return operand;
  return operand.kind === 'any' && result.kind === 'any' && wanted.kind !== 'any' ? wanted : operand;
}

/** The register in which an op reads its operands that could be any: the widest of their formats, the narrowest integer. */
export function commonRegister(
  { operands }: OpEntry,
  values: readonly RegisterValue[],
): SettledRegister | undefined {
  const choices = values
    .map(({ register }) => register)
    .filter((_, index) => operands[index]?.kind === 'any');
  return choices.reduce<SettledRegister | undefined>((common, one) => {
    if (common === undefined) return one;
    // Integers that an op of the language chooses between have one type, which is as wide as the narrowest.
    const isWider = widthOf(common) >= widthOf(one);
    return (common.kind === 'float') === isWider ? common : one;
  }, undefined);
}

/** Vectors are typed by their size, which no op that keeps bits as they are changes: such a rule matches nothing. */
export function mixedWidths(
  source: Source,
  span: Span,
  given: Register,
  wanted: Register,
): ModelError | NotModelled {
  if (given.kind === 'vector' && wanted.kind === 'vector')
    return new NotModelled(
      'construct',
      'vectors of two sizes',
      `${describeRegister(given)} is used as ${describeRegister(wanted)}, which no program has`,
    );
  return new ModelError({
    code: 'mixed-widths',
    severity: 'error',
    message: `${describeRegister(given)} is used as ${describeRegister(wanted)}`,
    labels: [{ source, span, text: `${describeRegister(wanted)} is wanted here` }],
  });
}

/** A tuple stands where a value is wanted, or the other way round: whoever reads it would find something else. */
export function otherParts(
  source: Source,
  span: Span,
  given: readonly RegisterValue[],
  wanted: string,
  ...related: readonly Label[]
): ModelError {
  const gives = describeParts(given);
  return new ModelError(
    errorAt(source, span, 'other-parts', `${gives} is used as ${wanted}`, {
      text: `${wanted} is wanted here`,
      related,
      help: 'Select0 and Select1 take the parts of a tuple, and MakeTuple makes one',
    }),
  );
}
