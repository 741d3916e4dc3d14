import type { GoExpr } from '../../rules/go-ast.ts';
import { isas } from '../../semantics/ops/index.ts';
import type { Lint } from '../lint.ts';

/** Bits and kind of the compiler's types, by the names of `typ`. */
const types: ReadonlyMap<string, string> = new Map([
  ...[8, 16, 32, 64].flatMap(width => [
    [`Int${width}`, `an integer of ${width} bits`] as const,
    [`UInt${width}`, `an integer of ${width} bits`] as const,
  ]),
  ['Float32', 'a float of 32 bits'],
  ['Float64', 'a float of 64 bits'],
  ['Bool', 'a boolean'],
]);

export const resultsHaveDeclaredWidths: Lint = {
  code: 'result-width',
  law: 'The type that is written at a generic op has the width of its result.',
  why: 'The type decides how a value is spilled, and which half of a register is saved.',
  example: {
    of: 'rules',
    arch: 'generic',
    wrong: '(Add64 x (Neg64 y)) => (Sub64 x (Add64 <typ.Int32> y (Const64 <typ.UInt64> [0])))',
    right: '(Add64 x (Neg64 y)) => (Sub64 x (Add64 <typ.Int64> y (Const64 <typ.UInt64> [0])))',
  },
  category: 'types',
  severity: 'warning',
  visit: {
    *value({ value }) {
      const written = value.type && types.get(typeName(value.type) ?? '');
      const entry = value.op.arch === 'generic' ? isas.get('generic')?.ops.get(value.op.name) : undefined;
      if (written === undefined || entry === undefined || entry.results.length !== 1) return;
      const [result] = entry.results;
      const own =
        result.kind === 'float'
          ? `a float of ${result.format.width} bits`
          : result.kind === 'integer' && !result.native
            ? `an integer of ${result.width} bits`
            : result.kind === 'boolean'
              ? 'a boolean'
              : undefined;
      if (own === undefined || own === written) return;
      yield {
        span: value.type!.span,
        message: `\`${value.op.name}\` gives ${own}, and this is the type of ${written}`,
      };
    },
  },
};

const typeName = (expr: GoExpr): string | undefined =>
  expr.kind === 'selector' && expr.object.kind === 'identifier' && expr.object.name === 'typ'
    ? expr.name.name
    : undefined;
