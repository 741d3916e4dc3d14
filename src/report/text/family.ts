/** The fused family for people: one block for each shape, one line for each machine; `!` marks the odd ones. */

import type { FamilyMember, FamilyShape } from '../../check/run.ts';
import { alignColumns, wrap } from '../../text/columns.ts';
import type { Paint } from '../../text/paint.ts';
import { visible } from '../../text/visible.ts';
import { familyTitle, linesOf, missingWords, verdictsOf } from '../family-words.ts';
import { verdictRoles } from './words.ts';

export function familyLines(family: readonly FamilyShape[], paint: Paint): string[] {
  if (family.length === 0) return [];
  const rows = family.flatMap(({ members }) => members.map(rowOf));
  const aligned = alignColumns(rows);
  let next = 0;
  return [
    paint('strong', `${familyTitle}, by what they compute`),
    ...family.flatMap(shape => [
      '',
      `  ${shape.shape}`,
      ...shape.members.flatMap(member => memberLines(member, aligned[next++]!, paint)),
      ...withoutLines(shape, paint),
    ]),
  ];
}

type Row = readonly [arch: string, ops: string, verdicts: string, lines: string];

const rowOf = (member: FamilyMember): Row => [
  member.arch,
  member.ops.join(' '),
  verdictsOf(member),
  linesOf(member).map(visible).join(' '),
];

function memberLines({ differs, instances }: FamilyMember, row: Row, paint: Paint): string[] {
  const [arch, ops, verdicts, lines] = row;
  const head = `  ${differs ? '!' : ' '} ${arch}  ${ops}  ${verdicts}  `;
  const [first = '', ...others] = wrap(head, lines);
  const role = instances.refuted > 0 ? verdictRoles.refuted : differs && 'doubtful';
  return [
    (role ? first.replace(head, paint(role, head)) : first).trimEnd(),
    ...others,
    ...(differs ?? []).map(mark => `      ${mark}`),
  ];
}

function withoutLines(shape: FamilyShape, paint: Paint): string[] {
  if (shape.without.length === 0) return [];
  const odd = missingWords(shape);
  const line = `  ${odd ? '!' : ' '} none: ${shape.without.join(', ')}${odd ? `, ${odd}` : ''}`;
  return [odd ? paint('doubtful', line) : paint('faint', line)];
}
