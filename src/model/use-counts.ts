import type { GoExpr } from '../rules/go-ast.ts';
import type { ResolvedBlock, ResolvedOperand, ResolvedValue } from '../rules/resolved.ts';

/** What is said of the number of uses of a value: `x.Uses == 1`, or `1 == x.Uses`. */
export interface UseCount {
  readonly name: string;
  readonly operator: string;
  readonly bound: bigint;
}

const mirrored: ReadonlyMap<string, string> = new Map([
  ['==', '=='],
  ['!=', '!='],
  ['<', '>'],
  ['<=', '>='],
  ['>', '<'],
  ['>=', '<='],
]);

export function useCountOf(expr: GoExpr): UseCount | undefined {
  if (expr.kind !== 'binary') return undefined;
  const { operator, left, right } = expr;
  const other = mirrored.get(operator);
  if (other === undefined) return undefined;
  return countOf(left, operator, right) ?? countOf(right, other, left);
}

function countOf(counted: GoExpr, operator: string, bound: GoExpr): UseCount | undefined {
  if (counted.kind !== 'selector' || counted.object.kind !== 'identifier') return undefined;
  if (counted.name.name !== 'Uses' || bound.kind !== 'integer') return undefined;
  return { name: counted.object.name, operator, bound: bound.value };
}

interface Range {
  readonly least: bigint;
  /** Absent where there is no bound. */
  readonly most?: bigint;
}

/**
 * How often a match uses each name at least. Two ops of one name may be one value, and then what both take is used once;
 * ops of two names are two values.
 */
export function leastUses(match: ResolvedValue | ResolvedBlock): ReadonlyMap<string, number> {
  const byUser = new Map<string, Map<string, number>>();
  const visit = (user: string, operands: readonly ResolvedOperand[]): void => {
    const here = new Map<string, number>();
    for (const operand of operands) {
      const name = operand.kind === 'value' ? operand.binding : nameOf(operand);
      if (name !== undefined) here.set(name, (here.get(name) ?? 0) + 1);
      if (operand.kind === 'value') visit(operand.op.name, operand.args);
    }
    for (const [name, count] of here) {
      const counts = byUser.get(name) ?? new Map<string, number>();
      byUser.set(name, counts.set(user, Math.max(counts.get(user) ?? 0, count)));
    }
  };
  if ('controls' in match) visit(match.block.name, match.controls);
  else visit(match.op.name, match.args);
  return new Map(
    [...byUser].map(([name, counts]) => [name, [...counts.values()].reduce((sum, count) => sum + count)]),
  );
}

const nameOf = (operand: ResolvedOperand): string | undefined =>
  operand.kind === 'variable' ? operand.name : undefined;

/** The numbers of uses that conditions leave. A value that a rule matches is in use, else it would be gone. */
export class UseCounts {
  readonly #ranges = new Map<string, Range>();
  readonly #inMatch: ReadonlyMap<string, number>;

  constructor(inMatch: ReadonlyMap<string, number> = new Map()) {
    this.#inMatch = inMatch;
  }

  /** False where no number is left. */
  permit({ name, operator, bound }: UseCount): boolean {
    const least = BigInt(this.#inMatch.get(name) ?? 1);
    const range = narrowed(this.#ranges.get(name) ?? { least }, operator, bound);
    this.#ranges.set(name, range);
    return range.most === undefined || range.least <= range.most;
  }
}

function narrowed(range: Range, operator: string, bound: bigint): Range {
  const { least, most } = range;
  const atLeast = (n: bigint): Range => ({ ...range, least: n > least ? n : least });
  const atMost = (n: bigint): Range => ({ least, most: most !== undefined && most < n ? most : n });
  switch (operator) {
    case '<':
      return atMost(bound - 1n);
    case '<=':
      return atMost(bound);
    case '>':
      return atLeast(bound + 1n);
    case '>=':
      return atLeast(bound);
    case '==':
      return { ...atLeast(bound), most: atMost(bound).most! };
    default:
      // A number in the midst of the others leaves them as they are.
      return bound === least ? atLeast(bound + 1n) : bound === most ? atMost(bound - 1n) : range;
  }
}
