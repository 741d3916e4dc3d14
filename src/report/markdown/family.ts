/** The fused family as one table of Markdown. */

import type { FamilyMember, FamilyShape } from '../../check/run.ts';
import { linesOf, missingWords, verdictsOf } from '../family-words.ts';
import { cellCode, code } from './inert.ts';
import { table } from './table.ts';

export function familyBlocks(family: readonly FamilyShape[]): string[] {
  if (family.length === 0) return [];
  const rows = family.flatMap(shape => [
    ...shape.members.map(member => memberRow(shape, member)),
    ...(shape.without.length > 0 ? [withoutRow(shape)] : []),
  ]);
  return [table(['computes', 'machine', 'ops', 'rules', 'instances', 'differs'], rows).join('\n')];
}

const memberRow = ({ shape }: FamilyShape, member: FamilyMember): string[] => [
  code(shape),
  member.arch,
  member.ops.map(code).join(' '),
  linesOf(member).map(cellCode).join(' '),
  verdictsOf(member),
  (member.differs ?? []).map(cellCode).join(' '),
];

const withoutRow = (shape: FamilyShape): string[] => [
  code(shape.shape),
  shape.without.join(', '),
  'none',
  '',
  '',
  missingWords(shape) ?? '',
];
