/**
 * Rules made wrong on purpose. On numbers: one op replaced, two operands exchanged, or one negation dropped. On
 * integers: one op replaced by one of its family (another width or sign among them), two operands exchanged, one
 * constant or bound moved by one, or one condition dropped.
 */
import type { GoExpr } from '../../src/rules/go-ast.ts';
import { printExpr } from '../../src/rules/print.ts';
import type { ResolvedOperand, ResolvedRule, ResolvedValue } from '../../src/rules/resolved.ts';
import type { OpInfo } from '../../src/rules/tables/op-info.ts';
import type { OpEntry, Register } from '../../src/semantics/ops/entry.ts';
import { isas } from '../../src/semantics/ops/index.ts';

export interface Mutant {
  readonly what: string;
  readonly rule: ResolvedRule;
}

/** All mutants of a rule: every change at every place on either side. */
export function mutantsOf(rule: ResolvedRule): Mutant[] {
  if (rule.kind !== 'ellipsis') return onEachSide(rule, changes);
  return replacements(rule.result).map(op => ({
    what: `result: ${op.name} for ${rule.result.name}`,
    rule: { ...rule, result: op },
  }));
}

/** What is mistaken for each other beside what always is. */
export interface Mistakes {
  readonly families: readonly RegExp[];
  /** Fields of what a function of the compiler gives, which are moved by one like constants. */
  readonly fields?: RegExp;
}

/** In rules on divisions by constants: the sign, and what is computed of the divisor. */
export const divisionMistakes: Mistakes = {
  families: [
    /^Hmul(32|64)u?$/,
    /^Div(8|16|32|64)u?$/,
    /^Rsh(8|16|32|64)U?x64$/,
    /^(Add|Sub)(8|16|32|64)$/,
    /^(Less|Leq)(8|16|32|64)U?$/,
    /^(Eq|Neq)(8|16|32|64)$/,
  ],
  fields: /^(m|s|k|a|max)$/,
};

/** All mutants of a rule on integers: every change at every place. */
export function integerMutantsOf(rule: ResolvedRule, mistakes: Mistakes = { families: [] }): Mutant[] {
  if (rule.kind === 'ellipsis') {
    return relatives(rule.result, mistakes).map(op => ({
      what: `result: ${op.name} for ${rule.result.name}`,
      rule: { ...rule, result: op },
    }));
  }
  const { condition } = rule;
  const conditions = condition === undefined ? [] : conditionChanges(condition, mistakes);
  const ofConditions = conditions.map(({ what, expr }): Mutant => {
    const { condition: _, ...others } = rule;
    return {
      what: `condition: ${what}`,
      rule: { ...others, ...(expr && { condition: expr }) } as ResolvedRule,
    };
  });
  return [...onEachSide(rule, operand => integerChanges(operand, mistakes)), ...ofConditions];
}

function onEachSide(
  rule: Exclude<ResolvedRule, { kind: 'ellipsis' }>,
  change: (operand: ResolvedOperand) => readonly Change[],
): Mutant[] {
  if (rule.kind === 'block') {
    return (['match', 'result'] as const).flatMap(side =>
      rule[side].controls.flatMap((control, index) =>
        change(control).map(({ what, operand }) => ({
          what: `${side}: ${what}`,
          rule: {
            ...rule,
            [side]: { ...rule[side], controls: replaced(rule[side].controls, index, operand) },
          },
        })),
      ),
    );
  }
  const { match, result } = rule;
  return [
    ...change(match).flatMap(({ what, operand }): Mutant[] =>
      operand.kind === 'value' ? [{ what: `match: ${what}`, rule: { ...rule, match: operand } }] : [],
    ),
    ...(result.kind === 'code' ? [] : change(result)).map(
      ({ what, operand }): Mutant => ({ what: `result: ${what}`, rule: { ...rule, result: operand } }),
    ),
  ];
}

function integerChanges(operand: ResolvedOperand, mistakes: Mistakes): Change[] {
  if (operand.kind !== 'value') return [];
  const { op, args, auxint } = operand;
  return [
    ...relatives(op, mistakes).map(other => ({
      what: `${other.name} for ${op.name}`,
      operand: { ...operand, op: other },
    })),
    ...exchanges(operand),
    ...(auxint === undefined ? [] : movedConstants(auxint, mistakes)).map(({ what, expr }) => ({
      what: `${what} in ${op.name}`,
      operand: { ...operand, auxint: expr },
    })),
    ...args.flatMap((argument, index) =>
      integerChanges(argument, mistakes).map(change => ({
        ...change,
        operand: { ...operand, args: replaced(args, index, change.operand) },
      })),
    ),
  ];
}

interface ExprChange<Expr = GoExpr> {
  readonly what: string;
  readonly expr: Expr;
}

/** Each integer of an expression moved by one, either way. */
function movedConstants(expr: GoExpr, mistakes: Mistakes): ExprChange[] {
  const within = <Key extends string>(key: Key, part: GoExpr): ExprChange[] =>
    movedConstants(part, mistakes).map(({ what, expr: moved }) => ({
      what,
      expr: { ...expr, [key]: moved } as GoExpr,
    }));
  switch (expr.kind) {
    case 'integer':
      return [expr.value - 1n, expr.value + 1n].map(value => ({
        what: `${value} for ${expr.text}`,
        expr:
          value < 0n
            ? {
                kind: 'unary',
                operator: '-',
                operand: { ...expr, text: `${-value}`, value: -value },
                span: expr.span,
              }
            : { ...expr, text: `${value}`, value },
      }));
    case 'unary':
      return within('operand', expr.operand);
    case 'paren':
      return within('inner', expr.inner);
    case 'binary':
      return [...within('left', expr.left), ...within('right', expr.right)];
    case 'call':
      return expr.args.flatMap((arg, index) =>
        movedConstants(arg, mistakes).map(({ what, expr: moved }) => ({
          what,
          expr: { ...expr, args: replaced(expr.args, index, moved) },
        })),
      );
    case 'selector':
      return mistakes.fields?.test(expr.name.name)
        ? (['-', '+'] as const).map(operator => ({
            what: `${printExpr(expr)} ${operator} 1`,
            expr: {
              kind: 'paren',
              inner: {
                kind: 'binary',
                operator,
                left: expr,
                right: { kind: 'integer', text: '1', value: 1n, span: expr.span },
                span: expr.span,
              },
              span: expr.span,
            } as GoExpr,
          }))
        : [];
    default:
      return [];
  }
}

/** A bound moved, or a conjunct dropped; without a condition where it was the only one. */
function conditionChanges(condition: GoExpr, mistakes: Mistakes): ExprChange<GoExpr | undefined>[] {
  const conjuncts = conjunctsOf(condition);
  const dropped = conjuncts.map((one, index) => ({
    what: `${printExpr(one)} dropped`,
    expr: conjunctionOf(conjuncts.filter((_, place) => place !== index)),
  }));
  const moved = conjuncts.flatMap((one, index) =>
    movedConstants(one, mistakes).map(({ what, expr }) => ({
      what: `${what} in ${printExpr(one)}`,
      expr: conjunctionOf(replaced(conjuncts, index, expr)),
    })),
  );
  return [...dropped, ...moved];
}

const conjunctsOf = (expr: GoExpr): GoExpr[] =>
  expr.kind === 'binary' && expr.operator === '&&'
    ? [...conjunctsOf(expr.left), ...conjunctsOf(expr.right)]
    : [expr];

const conjunctionOf = (conjuncts: readonly GoExpr[]): GoExpr | undefined =>
  conjuncts.length === 0
    ? undefined
    : conjuncts.reduce((left, right) => ({ kind: 'binary', operator: '&&', left, right, span: left.span }));

/** Ops that are mistaken for each other: other widths, other signs, other directions, other comparisons. */
const families: readonly RegExp[] = [
  /^(ADD|SUB|ADDW|SUBW)$/,
  /^(ADDI|ADDIW)$/,
  /^(AND|OR|XOR|ANDN|ORN|XNOR)$/,
  /^(ANDI|ORI|XORI)$/,
  /^(SLL|SRL|SRA|SLLW|SRLW|SRAW)$/,
  /^(SLLI|SRLI|SRAI|SLLIW|SRLIW|SRAIW)$/,
  /^(ROL|ROR|ROLW|RORW)$/,
  /^(RORI|RORIW)$/,
  /^(MUL|MULW|MULH|MULHU)$/,
  /^(DIV|DIVU|DIVW|DIVUW|REM|REMU|REMW|REMUW)$/,
  /^(SLT|SLTU)$/,
  /^(SLTI|SLTIU)$/,
  /^(SEQZ|SNEZ|NEG|NEGW|NOT)$/,
  /^(CLZ|CLZW|CTZ|CTZW|CPOP|CPOPW|REV8)$/,
  /^(MIN|MAX|MINU|MAXU)$/,
  /^(SH1ADD|SH2ADD|SH3ADD)$/,
  /^(CZEROEQZ|CZERONEZ)$/,
  /^MOV[BHWD]U?reg$/,
  /^MOV[BHWD]U?load$/,
  /^MOV[BHWD]store$/,
  /^MOV[BHWD]storezero$/,
  /^(Sign|Zero)Ext(8|16|32)to64$/,
  /^(Sign|Zero)Ext(8|16)to32$/,
  /^Neg(8|16|32|64)$/,
];

function relatives(op: OpInfo, mistakes: Mistakes): OpInfo[] {
  const family = [...families, ...mistakes.families].find(one => one.test(op.name));
  return family === undefined ? [] : replacements(op, ({ name }) => family.test(name));
}

interface Change {
  readonly what: string;
  readonly operand: ResolvedOperand;
}

function changes(operand: ResolvedOperand): Change[] {
  if (operand.kind !== 'value') return [];
  const { op, args } = operand;
  return [
    ...replacements(op).map(other => ({
      what: `${other.name} for ${op.name}`,
      operand: { ...operand, op: other },
    })),
    ...exchanges(operand),
    ...(/^F?NEG/.test(op.name) ? [{ what: `${op.name} dropped`, operand: args[0]! }] : []),
    ...args.flatMap((argument, index) =>
      changes(argument).map(change => ({
        ...change,
        operand: { ...operand, args: replaced(args, index, change.operand) },
      })),
    ),
  ];
}

/** Exchanges of two operands, unless they are the two of a commutative op. */
function exchanges(value: ResolvedValue): Change[] {
  const { op, args } = value;
  return args.flatMap((first, one) =>
    args.slice(one + 1).flatMap((second, offset) => {
      const two = one + 1 + offset;
      if (op.commutative && one === 0 && two === 1) return [];
      const exchanged = replaced(replaced(args, one, second), two, first);
      return [
        {
          what: `operands ${one + 1} and ${two + 1} of ${op.name} exchanged`,
          operand: { ...value, args: exchanged },
        },
      ];
    }),
  );
}

function replaced<T>(items: readonly T[], index: number, item: T): T[] {
  return items.map((old, place) => (place === index ? item : old));
}

/** Ops of the same table that take and give the same registers. */
function replacements(
  op: OpInfo,
  isMeant: (other: OpEntry, entry: OpEntry) => boolean = (other, entry) => shape(other) === shape(entry),
): OpInfo[] {
  const ops = isas.get(op.arch)?.ops;
  const entry = ops?.get(op.name);
  if (ops === undefined || entry === undefined) return [];
  return [...ops.values()]
    .filter(other => other !== entry && isMeant(other, entry))
    .map(other => ({ ...op, name: other.name, commutative: other.commutative }));
}

const shape = ({ operands, results, aux }: OpEntry): string =>
  [operands, results].map(registers => registers.map(describe).join()).join(' => ') + (aux?.kind ?? '');

const describe = (register: Register): string =>
  register.kind === 'float'
    ? register.format.name
    : register.kind === 'integer'
      ? `i${register.width}`
      : register.kind;
