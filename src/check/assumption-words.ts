/** What a verdict assumes, in words. */
import type { Assumption, OtherRules } from '../model/assumptions.ts';
import type { ContractName, LemmaName } from '../semantics/division/lemmas.ts';
import { knownReleases } from './helper-texts.ts';

const licences = {
  rule: 'useFMA permits a product to be fused into a sum',
  language: "Go's specification permits a product to be fused into a sum (no rule of this tree asks useFMA)",
  option: 'a product may be fused into a sum (--contraction always)',
} as const;

const lemmaWords: Readonly<Record<LemmaName, string>> = {
  'unsigned quotient': "a quotient is a product and a shift: Granlund and Montgomery's theorem 4.2",
  'signed quotient': "a signed quotient is a product and a shift: Granlund and Montgomery's theorem 5.1",
  'quotient of what is not negative':
    "a quotient of half the range is a product and a shift: Granlund and Montgomery's theorem 4.2",
  'unsigned multiple': "the inverse of an odd divisor tells its multiples: Hacker's Delight, 10-17",
  'signed multiple of a power of two': 'multiples of 2^k are those of which the low k bits are zeros',
  'signed multiple': "the inverse of an odd divisor tells its signed multiples: Hacker's Delight, 10-17",
};

/** In N bits. */
const contractWords: Readonly<Record<ContractName, string>> = {
  'unsigned magic': 'umagic(c) gives the bits s of c, and m = ceil(2^(N+s) / c) - 2^N',
  'signed magic': 'smagic(c) gives s, one less than the bits of c, and m = ceil(2^(N+s) / c)',
  'unsigned divisibility':
    'udivisible(c) gives k, m and max: m inverts c / 2^k, which is odd, and max = (2^N - 1) / c',
  'signed divisibility':
    'sdivisible(c) gives k, m, a and max: m inverts d = c / 2^k, which is odd, a = (2^(N-1) - 1) / d & -2^k, and max = 2a / 2^k',
};

export function assumptionWords(assumption: Assumption): string {
  switch (assumption.kind) {
    case 'contraction':
      return licences[assumption.licence];
    case 'placement':
      return 'the value only: in which block the result is placed is not checked';
    case 'barrier':
      return barrierWords(assumption.op, assumption.others);
    case 'defined':
      return assumption.words;
    case 'bool registers':
      return 'bool registers hold 0 or 1 in all bits';
    case 'spills':
      return 'upper bits survive a spill';
    case 'junk above types':
      return "what lies above a value's type is junk, as the op table notes";
    case 'constants made':
      return `rules make ${assumption.op} only where ${assumption.words}`;
    case 'analysis':
      return `what ${assumption.helper} says of values is true of them`;
    case 'helper as known':
      return `${assumption.helper} is as in Go ${knownReleases}; the ${assumption.file} beside the rules has another text`;
    case 'lemma':
      return lemmaWords[assumption.name];
    case 'contract':
      return contractWords[assumption.name];
    case 'solver':
      return `${assumption.name} is right that no input differs: its proof is not checked`;
  }
}

function barrierWords(op: string, others: OtherRules | undefined): string {
  if (others === undefined) {
    return `the value only: ${op} is also a barrier to contraction, and whether other rules fuse is not checked`;
  }
  const whose = others.arch === undefined ? '' : ` of ${others.arch}`;
  if (others.fuse)
    return `the value only: ${op} is also a barrier to contraction, and other rules${whose} fuse`;
  return (
    `${op} may be removed: none of the ${others.modelled} rules${whose} that have a model ` +
    `fuses a product into a sum (${others.unmodelled} have none)`
  );
}
