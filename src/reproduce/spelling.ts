/** How Go source spells the generic ops: the one table to extend where more of them are to be reached. */
import type { OpInfo } from '../rules/tables/op-info.ts';
import type { GoTypeName } from './go-types.ts';
import { traits } from './go-types.ts';

/** An op as Go spells it. */
export interface Spelling {
  readonly operands: readonly GoTypeName[];
  readonly result: GoTypeName;
  /** The expression, from operands that can stand in any place, and the bits of the constant. */
  write(operands: readonly string[], constant: bigint): string;
}

type Write = (...operands: string[]) => string;

const entry = (operands: readonly GoTypeName[], result: GoTypeName, write: Write): Spelling => ({
  operands,
  result,
  write: texts => write(...texts),
});

const infix =
  (operator: string): Write =>
  (a, b) =>
    `(${a} ${operator} ${b})`;

const call =
  (name: string): Write =>
  (...operands) =>
    `${name}(${operands.map(unparenthesized).join(', ')})`;

/** What stands between the parentheses of an expression that has one pair around all of it. */
export function unparenthesized(expression: string): string {
  if (!expression.startsWith('(') || !expression.endsWith(')')) return expression;
  let depth = 0;
  for (const [index, character] of [...expression].entries()) {
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (depth === 0 && index < expression.length - 1) return expression;
  }
  return expression.slice(1, -1);
}

const float = { 32: 'float32', 64: 'float64' } as const;
const int = { 32: 'int32', 64: 'int64' } as const;
const uint = { 32: 'uint32', 64: 'uint64' } as const;
const widths = [32, 64] as const;

const table: Readonly<Record<string, Spelling>> = Object.fromEntries([
  ...widths.flatMap(width => {
    const type = float[width];
    const arithmetic = (stem: string, write: Write) => [`${stem}${width}F`, entry([type, type], type, write)];
    const comparison = (stem: string, operator: string) => [
      `${stem}${width}F`,
      entry([type, type], 'bool', infix(operator)),
    ];
    return [
      arithmetic('Add', infix('+')),
      arithmetic('Sub', infix('-')),
      arithmetic('Mul', infix('*')),
      arithmetic('Div', infix('/')),
      arithmetic('Min', call('min')),
      arithmetic('Max', call('max')),
      comparison('Eq', '=='),
      comparison('Neq', '!='),
      comparison('Less', '<'),
      comparison('Leq', '<='),
      [`Neg${width}F`, entry([type], type, a => (a.startsWith('-') ? `-(${a})` : `-${a}`))],
      [`Round${width}F`, entry([type], type, call(type))],
      [
        `Const${width}F`,
        {
          operands: [],
          result: type,
          write: (_: readonly string[], constant: bigint) => traits[type].literal(constant),
        },
      ],
    ];
  }),
  ...widths.flatMap(from =>
    widths.flatMap(to => [
      [`Cvt${from}to${to}F`, entry([int[from]], float[to], call(float[to]))],
      [`Cvt${from}Uto${to}F`, entry([uint[from]], float[to], call(float[to]))],
      [`Cvt${from}Fto${to}`, entry([float[from]], int[to], call(int[to]))],
      [`Cvt${from}Fto${to}U`, entry([float[from]], uint[to], call(uint[to]))],
    ]),
  ),
  ['Cvt32Fto64F', entry(['float32'], 'float64', call('float64'))],
  ['Cvt64Fto32F', entry(['float64'], 'float32', call('float32'))],
  ...['Abs', 'Sqrt', 'Floor', 'Ceil', 'Trunc', 'RoundToEven'].map(name => [
    name,
    entry(['float64'], 'float64', call(`math.${name}`)),
  ]),
  ['Copysign', entry(['float64', 'float64'], 'float64', call('math.Copysign'))],
  ['FMA', entry(['float64', 'float64', 'float64'], 'float64', call('math.FMA'))],
  ['Not', entry(['bool'], 'bool', a => `!${a}`)],
]);

/** The spelling of an op of the language; undefined for machine ops, and for what Go source cannot say. */
export function spelling({ arch, name }: OpInfo): Spelling | undefined {
  return arch === 'generic' && Object.hasOwn(table, name) ? table[name] : undefined;
}
