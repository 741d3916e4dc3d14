/** What a verdict assumes, in words. */
import type { Assumption, OtherRules } from '../model/assumptions.ts';

const licences = {
  rule: 'useFMA permits a product to be fused into a sum',
  language: "Go's specification permits a product to be fused into a sum (no rule of this tree asks useFMA)",
  option: 'a product may be fused into a sum (--contraction always)',
} as const;

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
    case 'analysis':
      return `what ${assumption.helper} says of values is true of them`;
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
