/** How values fit where they are used: which register a variable lives in, and what may be read of it. */

import { BINARY32, BINARY64 } from '../semantics/float/index.ts';
import { type Isa, low, type OpEntry, type Place, type Register, widthOf } from '../semantics/ops/entry.ts';
import type { Term } from '../semantics/term/term.ts';
import type { Source } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import { ModelError, NotModelled } from './missing.ts';
import type { Held } from './step.ts';

export type { Held } from './step.ts';

export function describeRegister(register: Register): string {
  switch (register.kind) {
    case 'float':
      return `a ${register.format.name} number`;
    case 'integer':
      return `a ${register.width}-bit integer`;
    case 'boolean':
      return 'a boolean';
    case 'any':
      return register.formats === undefined ? 'any value' : 'a number';
  }
}

/** Whether two registers hold the same kind of value in the same bits. */
export function sameRegister(a: Register, b: Register): boolean {
  if (a.kind === 'float') return b.kind === 'float' && a.format === b.format;
  if (a.kind === 'integer') return b.kind === 'integer' && a.width === b.width;
  if (a.kind === 'any') return b.kind === 'any' && String(formatNames(a)) === String(formatNames(b));
  return a.kind === b.kind;
}

const formatNames = ({ formats }: Extract<Register, { kind: 'any' }>): string[] =>
  formats?.map(({ name }) => name) ?? [];

/** How the machine that the rules are for holds its values; undefined where that is not known. */
export type Machine = Pick<Isa, 'widen'> | undefined;

/** Whether a value of one register can stand where the other is wanted: numbers only as the same format. */
export function sameFile(given: Register, wanted: Register): boolean {
  if (given.kind === 'any') return acceptsFormat(given, wanted);
  if (wanted.kind === 'any') return acceptsFormat(wanted, given);
  if (given.kind === 'float' && wanted.kind === 'float') return given.format === wanted.format;
  return given.kind !== 'float' && wanted.kind !== 'float';
}

function acceptsFormat({ formats }: Extract<Register, { kind: 'any' }>, other: Register): boolean {
  if (formats === undefined || other.kind === 'any') return true;
  return other.kind === 'float' && formats.includes(other.format);
}

/** Whether the machine holds a number of the one register so that it can be read as one of the other. */
const isWidened = (given: Register, wanted: Register, machine: Machine): boolean =>
  machine?.widen !== undefined &&
  given.kind === 'float' &&
  given.format === BINARY32 &&
  wanted.kind === 'float' &&
  wanted.format === BINARY64;

/** Whether a value of one register can be read as one of the other on the machine. */
export const canBeRead = (given: Register, wanted: Register, machine: Machine): boolean =>
  sameFile(given, wanted) || isWidened(given, wanted, machine);

/** What is wanted of an operand, where an op takes any and passes it on: what is wanted of the result. */
export function wantedOf({ operands, result }: OpEntry, index: number, wanted: Register): Register {
  const operand = operands[index] ?? { kind: 'any' };
  return operand.kind === 'any' && result.kind === 'any' && wanted.kind !== 'any' ? wanted : operand;
}

/** The register in which an op reads its operands that could be any: the widest of their formats. */
export function commonRegister({ operands }: OpEntry, held: readonly Held[]): Place | undefined {
  const choices = held.map(({ register }) => register).filter((_, index) => operands[index]?.kind === 'any');
  return choices.reduce<Place | undefined>(
    (widest, one) => (widest?.kind === 'float' && widthOf(widest) >= widthOf(one) ? widest : one),
    undefined,
  );
}

/**
 * The value as an op wants its operand. Throws `ModelError` where a number is used in another format or as an
 * integer, and `NotModelled` where bits would be read that the value's contract leaves open.
 */
export function read(value: Held, wanted: Register, source: Source, span: Span, machine?: Machine): Term {
  if (isWidened(value.register, wanted, machine)) return machine!.widen!(value.term);
  if (!sameFile(value.register, wanted)) throw mixedWidths(source, span, value.register, wanted);
  if (wanted.kind === 'any' || wanted.kind === 'float') return value.term;
  const width = widthOf(wanted);
  if (width > widthOf(value.register)) {
    const reason = `bits above ${describeRegister(value.register)} are read, which its contract leaves open`;
    throw new NotModelled('construct', 'upper bits of a narrow value', reason);
  }
  return low(width, value.term);
}

export function mixedWidths(source: Source, span: Span, given: Register, wanted: Register): ModelError {
  return new ModelError({
    code: 'mixed-widths',
    severity: 'error',
    message: `${describeRegister(given)} is used as ${describeRegister(wanted)}`,
    labels: [{ source, span, text: `${describeRegister(wanted)} is wanted here` }],
  });
}
