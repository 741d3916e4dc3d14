/**
 * Refutes wrong divisions by constants by the dividends on which they go wrong first: next to the multiples of the
 * divisor that lie at the ends of the range. Proves nothing.
 */
import type { Obligation } from '../../model/claim.ts';
import { subterms, type Term, type Variable } from '../../semantics/term/term.ts';
import { type Prover, unknown } from '../prover.ts';
import { usesIn } from './division.ts';

const small = Array.from({ length: 62 }, (_, index) => BigInt(index + 3));

const near = (value: bigint): readonly bigint[] => [value - 1n, value, value + 1n];

/** Small, and next to powers of two. */
const divisorsOf = (width: number): ReadonlySet<bigint> => {
  const powers = Array.from({ length: width - 6 }, (_, place) => 1n << BigInt(place + 6));
  return new Set(
    [...small, 100n, 641n, 1_000n, ...powers.flatMap(near)].map(one => BigInt.asUintN(width, one)),
  );
};

function dividendsOf(width: number, divisor: bigint): ReadonlySet<bigint> {
  const top = 1n << BigInt(width);
  const ends = [top, top >> 1n].flatMap(end => {
    const multiple = ((end - 1n) / divisor) * divisor;
    return [multiple, multiple - divisor].flatMap(near);
  });
  return new Set([...ends, ...ends.map(end => -end)].map(one => BigInt.asUintN(width, one)));
}

/** The variable that a dividend is, or of which it has the low bits. */
function variableOf(dividend: Term): Variable | undefined {
  const isLow =
    dividend.kind === 'application' && dividend.operator.name === 'extract' && dividend.operator.low === 0;
  const of = isLow ? dividend.operands[0]! : dividend;
  return of.kind === 'variable' ? of : undefined;
}

/** By a number that the rule writes out. */
const literalDivisions = ({ sources, target }: Obligation) =>
  subterms(...sources, target).flatMap(term => {
    if (term.kind !== 'application' || !divisionNames.has(term.operator.name)) return [];
    const [dividend, divisor] = term.operands as readonly [Term, Term];
    return divisor.kind === 'constant' && divisor.value !== 0n ? [{ of: variableOf(dividend), divisor }] : [];
  });

const divisionNames: ReadonlySet<string> = new Set(['bvudiv', 'bvsdiv', 'bvurem', 'bvsrem']);

export const byHardDividends: Prover = {
  method: 'division',
  ask({ obligation, judge }, budget) {
    const { assumptions, sources, target, inputs } = obligation;
    const size = subterms(...assumptions, ...sources, target).length;
    const divisions = [
      ...usesIn(obligation).flatMap(({ divisor, divisions }) =>
        divisions.map(({ dividend }) => ({ of: variableOf(dividend), divisor })),
      ),
      ...literalDivisions(obligation),
    ];
    for (const { of, divisor } of divisions) {
      if (of === undefined) continue;
      const width = divisor.sort as number;
      for (const by of divisor.kind === 'constant' ? [divisor.value] : divisorsOf(width)) {
        for (const value of dividendsOf(width, by)) {
          budget.spend(size);
          const values = inputs.map(({ variable }) =>
            variable === of ? value : variable === divisor ? by : 0n,
          );
          if (judge.admits(values, 'rne') && judge.difference(values, 'rne') !== undefined)
            return { kind: 'candidate', values };
        }
      }
    }
    return unknown('no dividend next to a multiple differs');
  },
};
