import type { GoExpr } from '../../rules/go-ast.ts';
import type { ResolvedOperand, ResolvedValue } from '../../rules/resolved.ts';
import type { Register } from '../../semantics/ops/entry.ts';
import { isas } from '../../semantics/ops/index.ts';
import type { Finding } from '../finding.ts';
import type { Lint } from '../lint.ts';
import { readsLowBits } from '../meaning/low-bits.ts';

/** What a value of a type of the compiler is. */
interface Written {
  readonly is: 'integer' | 'float' | 'boolean';
  readonly width: number;
  readonly signed?: boolean;
}

const types: ReadonlyMap<string, Written> = new Map<string, Written>([
  ...[8, 16, 32, 64].flatMap(width => [
    [`Int${width}`, { is: 'integer', width, signed: true }] as const,
    [`UInt${width}`, { is: 'integer', width, signed: false }] as const,
  ]),
  ['Float32', { is: 'float', width: 32 }],
  ['Float64', { is: 'float', width: 64 }],
  ['Bool', { is: 'boolean', width: 8 }],
]);

export const resultsHaveDeclaredWidths: Lint = {
  code: 'result-width',
  law: 'The type that is written at an op has the width of its result, or all of it that is read.',
  why: 'The type decides how a value is spilled, and which half of a register is saved: what lies above it is gone when the value comes back. It decides in which class of register a value is kept, too.',
  example: {
    of: 'rules',
    arch: 'generic',
    wrong: '(Add64 x (Neg64 y)) => (Sub64 x (Add64 <typ.Int32> y (Const64 <typ.UInt64> [0])))',
    right: '(Add64 x (Neg64 y)) => (Sub64 x (Add64 <typ.Int64> y (Const64 <typ.UInt64> [0])))',
  },
  category: 'types',
  severity: 'warning',
  visit: {
    *value({ value, side }) {
      yield* ofOwn(value);
      // What a match says of a type is so.
      if (side === 'match') return;
      for (const [index, arg] of value.args.entries()) yield* ofOperand(value, index, arg);
    },
  },
};

/** The type is of another kind than the result, or at an op of the language of another width. */
function* ofOwn(value: ResolvedValue): Generator<Finding> {
  const written = writtenAt(value);
  const result = resultOf(value);
  if (written === undefined || result === undefined) return;
  const own = value.op.arch === 'generic' ? inLanguage(result) : inMachine(result, value.op.arch);
  if (own === undefined || own.includes(inWords(written))) return;
  yield {
    span: value.type!.span,
    message: `\`${value.op.name}\` gives ${own[0]}, and this is the type of ${inWords(written)}`,
  };
}

/** An op of a machine gives the whole register, and a reader of a wider type may want more than its type keeps. */
function* ofOperand(reader: ResolvedValue, index: number, arg: ResolvedOperand): Generator<Finding> {
  if (arg.kind !== 'value' || arg.op.arch === 'generic') return;
  const written = writtenAt(arg);
  const result = resultOf(arg);
  if (written?.is !== 'integer' || result?.kind !== 'integer' || result.width <= written.width) return;
  const wanted = isas.get(reader.op.arch)?.ops.get(reader.op.name)?.operands[index];
  if (wanted?.kind !== 'integer' || readsLowBits(reader.op, index, written.width)) return;
  if (comesBack(written, result, arg.op.arch)) return;
  // Who reads a value that is as narrow may want no more of the reader than that.
  const own = writtenAt(reader);
  if (own === undefined || own.width <= written.width) return;
  yield {
    span: arg.type!.span,
    message: `\`${reader.op.name}\` reads more of this \`${arg.op.name}\` than the ${written.width} bits that are kept of its type where it is spilled`,
    // Something around both may cut it off again.
    atMost: 'advice',
  };
}

/** What is above the type is what the reload puts there. */
function comesBack(
  { width, signed }: Written,
  { extends: own }: Extract<Register, { kind: 'integer' }>,
  arch: string,
): boolean {
  if (own === undefined || own.width > width) return false;
  const isSigned = signed === true && !isas.get(arch)?.reloadsZeroExtended;
  return own.signed === isSigned || (!own.signed && own.width < width);
}

/** Of one result; of a tuple nothing is said. */
function resultOf({ op }: ResolvedValue): Register | undefined {
  const results = isas.get(op.arch)?.ops.get(op.name)?.results;
  return results?.length === 1 ? results[0] : undefined;
}

function writtenAt({ type }: ResolvedValue): Written | undefined {
  return type && types.get(typeName(type) ?? '');
}

const typeName = (expr: GoExpr): string | undefined =>
  expr.kind === 'selector' && expr.object.kind === 'identifier' && expr.object.name === 'typ'
    ? expr.name.name
    : undefined;

const inWords = ({ is, width }: Written): string =>
  is === 'boolean' ? 'a boolean' : `${is === 'float' ? 'a float' : 'an integer'} of ${width} bits`;

/** What the result may be called; the first is what it is. */
type Called = readonly [string, ...string[]] | undefined;

function inLanguage(result: Register): Called {
  switch (result.kind) {
    case 'float':
      return [inWords({ is: 'float', width: result.format.width })];
    case 'integer':
      return result.native ? undefined : [inWords({ is: 'integer', width: result.width })];
    case 'boolean':
      return ['a boolean'];
    default:
      return undefined;
  }
}

/** Registers of integers hold values of any of these types. */
const inIntegers = ['a boolean', ...[8, 16, 32, 64].map(width => inWords({ is: 'integer', width }))];

function inMachine(result: Register, arch: string): Called {
  switch (result.kind) {
    case 'float':
      // Some machines hold every single as a double.
      return isas.get(arch)?.widen === undefined
        ? [inWords({ is: 'float', width: result.format.width })]
        : ['a float', ...[32, 64].map(width => inWords({ is: 'float', width }))];
    case 'integer':
    case 'boolean':
      return ['an integer', ...inIntegers];
    default:
      return undefined;
  }
}
