/** How values fit where they are used: which register a variable lives in, and what may be read of it. */

import { low, type Register, widthOf } from '../semantics/ops/entry.ts';
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
      return 'any value';
  }
}

/** Whether two registers hold the same kind of value in the same bits. */
export function sameRegister(a: Register, b: Register): boolean {
  if (a.kind === 'float') return b.kind === 'float' && a.format === b.format;
  if (a.kind === 'integer') return b.kind === 'integer' && a.width === b.width;
  return a.kind === b.kind;
}

/** Whether a value of one register can stand where the other is wanted: numbers only as the same format. */
export function sameFile(a: Register, b: Register): boolean {
  if (a.kind === 'any' || b.kind === 'any') return true;
  if (a.kind === 'float' && b.kind === 'float') return a.format === b.format;
  return a.kind !== 'float' && b.kind !== 'float';
}

/**
 * The value as an op wants its operand. Throws `ModelError` where a number is used in another format or as an
 * integer, and `NotModelled` where bits would be read that the value's contract leaves open.
 */
export function read(value: Held, wanted: Register, source: Source, span: Span): Term {
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
