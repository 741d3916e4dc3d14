/** Rules made wrong on purpose: one op replaced, two operands exchanged, or one negation dropped. */
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
  switch (rule.kind) {
    case 'value': {
      const { match, result } = rule;
      return [
        ...changes(match).flatMap(({ what, operand }): Mutant[] =>
          operand.kind === 'value' ? [{ what: `match: ${what}`, rule: { ...rule, match: operand } }] : [],
        ),
        ...(result.kind === 'code' ? [] : changes(result)).map(
          ({ what, operand }): Mutant => ({ what: `result: ${what}`, rule: { ...rule, result: operand } }),
        ),
      ];
    }
    case 'ellipsis':
      return replacements(rule.result).map(op => ({
        what: `result: ${op.name} for ${rule.result.name}`,
        rule: { ...rule, result: op },
      }));
    case 'block':
      return (['match', 'result'] as const).flatMap(side =>
        rule[side].controls.flatMap((control, index) =>
          changes(control).map(({ what, operand }) => ({
            what: `${side}: ${what}`,
            rule: {
              ...rule,
              [side]: { ...rule[side], controls: replaced(rule[side].controls, index, operand) },
            },
          })),
        ),
      );
  }
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
function replacements(op: OpInfo): OpInfo[] {
  const ops = isas.get(op.arch)?.ops;
  const entry = ops?.get(op.name);
  if (ops === undefined || entry === undefined) return [];
  return [...ops.values()]
    .filter(other => other !== entry && shape(other) === shape(entry))
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
