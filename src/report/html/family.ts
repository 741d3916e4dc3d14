import { familyTitle, linesOf, missingWords, verdictsOf } from '../family/words.ts';
import type { FamilyShape } from '../run.ts';
import { html, type Markup } from './markup.ts';
import { type TableRow, table } from './table.ts';

/** The fused ops of all architectures side by side. */
export function familySection(family: readonly FamilyShape[]): Markup | undefined {
  if (family.length === 0) return undefined;
  const head = ['computes', 'machine', 'ops', 'rules', 'instances', 'differs'];
  return html`<section aria-labelledby="family" class="family">
<h2 id="family">${familyTitle}</h2>
${table('What each machine has, and the lines of the rules that produce it', head, family.flatMap(shapeRows))}
</section>`;
}

function shapeRows(shape: FamilyShape): TableRow[] {
  const head = html`<code>${shape.shape}</code>`;
  const members = shape.members.map(member => ({
    head,
    cells: [
      member.arch,
      html`<code>${member.ops.join(' ')}</code>`,
      linesOf(member).join(' '),
      verdictsOf(member),
      (member.differs ?? []).join('; '),
    ],
  }));
  const without = { head, cells: [shape.without.join(', '), 'none', '', '', missingWords(shape)] };
  return shape.without.length > 0 ? [...members, without] : members;
}
