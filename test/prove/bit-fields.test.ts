/** Bit fields of arm64 by two counts that are not known, and the same with a bound or a count one off. */
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../support/machine-verdict.ts';

const within = 'sc < bfc.lsb() + bfc.width()';

describe('a shift of a field', () => {
  it.each([
    `(SRAconst [sc] (SBFIZ [bfc] x)) && sc >= bfc.lsb() && ${within} => (SBFX [armBFAuxInt(sc - bfc.lsb(), bfc.lsb() + bfc.width() - sc)] x)`,
    `(SBFX [bfc] s:(SLLconst [sc] x)) && s.Uses == 1 && sc > bfc.lsb() && ${within} => (SBFIZ [armBFAuxInt(sc - bfc.lsb(), bfc.width() - (sc - bfc.lsb()))] x)`,
    `(SRLconst [sc] (UBFIZ [bfc] x)) && sc > bfc.lsb() && ${within} => (UBFX [armBFAuxInt(sc - bfc.lsb(), bfc.lsb() + bfc.width() - sc)] x)`,
  ])('is a field: %s', rule => {
    expect(verdictOf('ARM64', rule)).toBe('proved bits');
  });

  it.each([
    `(SRAconst [sc] (SBFIZ [bfc] x)) && sc >= bfc.lsb() && ${within} => (UBFX [armBFAuxInt(sc - bfc.lsb(), bfc.lsb() + bfc.width() - sc)] x)`,
    `(SRAconst [sc] (SBFIZ [bfc] x)) && sc > bfc.lsb() && ${within} => (SBFX [armBFAuxInt(sc - bfc.lsb() - 1, bfc.lsb() + bfc.width() - sc)] x)`,
    `(SBFX [bfc] s:(SLLconst [sc] x)) && s.Uses == 1 && sc > bfc.lsb() && ${within} => (SBFIZ [armBFAuxInt(sc - bfc.lsb(), bfc.width() - (sc - bfc.lsb()) - 1)] x)`,
    '(SRLconst [sc] (UBFIZ [bfc] x)) && sc > bfc.lsb() && sc <= bfc.lsb() + bfc.width() => (UBFX [armBFAuxInt(sc - bfc.lsb(), bfc.lsb() + bfc.width() - sc)] x)',
    `(SRLconst [sc] (UBFIZ [bfc] x)) && sc > bfc.lsb() && ${within} => (UBFX [armBFAuxInt(sc - bfc.lsb(), bfc.width())] x)`,
  ])('is none one off: %s', rule => {
    expect(verdictOf('ARM64', rule)).toMatch(/^refuted/);
  });
});
