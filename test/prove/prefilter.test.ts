/** The prefilter lets through what the judge finds different, and nothing else. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Obligation } from '../../src/model/claim.ts';
import { judge } from '../../src/prove/judge.ts';
import { prefilterFor } from '../../src/prove/prefilter.ts';
import { take } from '../../src/prove/provers/sampling.ts';
import { cancellingTuples, cornerTuples, humanTuples, type Tuple } from '../../src/prove/sampling/tuples.ts';
import { roundingModes } from '../../src/semantics/float/index.ts';
import { randomOf } from '../../src/semantics/operands/random.ts';
import { subterms } from '../../src/semantics/term/term.ts';
import { checkText } from '../support/verdicts.ts';

const folder = new URL('cases/', import.meta.url);
const cases = readdirSync(folder).flatMap(kind =>
  readdirSync(new URL(`${kind}/`, folder)).map(name => `${kind}/${name}`),
);

/** Kernels have words of 64 bits: products of two, strings and slices are wider. They divide no integers. */
const hasNoKernel = ({ assumptions, sources, target }: Obligation): boolean =>
  subterms(...assumptions, ...sources, target).some(
    term =>
      (typeof term.sort === 'number' && term.sort > 64) ||
      (term.kind === 'application' && /^bv[su](div|rem)$/.test(term.operator.name)),
  );

describe.each(cases)('%s', name => {
  const claims = checkText(readFileSync(new URL(name, folder), 'utf8')).map(({ claim }) => claim);
  const obligations = claims.flatMap(claim => (claim.kind === 'claim' ? claim.obligations : []));
  it.each(roundingModes)('in %s', rounding => {
    for (const obligation of obligations) {
      const { inputs } = obligation;
      const prefilter = prefilterFor(obligation, rounding);
      expect(prefilter === undefined).toBe(hasNoKernel(obligation));
      if (prefilter === undefined) continue;
      const tuples: Tuple[] = [
        ...take(humanTuples(inputs), 200),
        ...take(cornerTuples(inputs, 200, randomOf(1)), 200),
        ...take(cancellingTuples(obligation, 20, randomOf(2)), 200),
      ].slice(0, prefilter.capacity);

      const { admits, difference } = judge(obligation);
      const admitted = tuples.filter(values => admits(values, rounding));
      const differing = admitted.filter(values => difference(values, rounding) !== undefined);

      const through: Tuple[] = [];
      let counted = 0;
      prefilter.load(tuples);
      for (let start = 0; ; ) {
        const found = prefilter.first(tuples.length, start);
        counted += found.admitted;
        if (found.index === undefined) break;
        through.push(prefilter.input(found.index));
        start = found.index + 1;
      }
      expect(through).toEqual(differing);
      expect(counted).toBe(admitted.length);
    }
  });
});
