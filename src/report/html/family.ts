import type { FamilyMember, FamilyShape } from '../../check/run.ts';
import { familyTitle, missingWords, verdictsOf } from '../family-words.ts';
import { type Content, html, type Markup } from './markup.ts';
import type { RuleLinks } from './places.ts';
import { type TableRow, table } from './table.ts';

/** The fused ops of all architectures side by side; the machine that differs is marked, and its rules are links. */
export function familySection(family: readonly FamilyShape[], links: RuleLinks): Markup | undefined {
  if (family.length === 0) return undefined;
  const head = ['computes', 'machine', 'ops', 'rules', 'instances', 'differs'];
  const rows = family.flatMap(shape => shapeRows(shape, links));
  return html`<section aria-labelledby="family" class="family">
<h2 id="family">${familyTitle}</h2>
${table('What each machine has, and the lines of the rules that produce it', head, rows)}
</section>`;
}

function shapeRows(shape: FamilyShape, links: RuleLinks): TableRow[] {
  const head = html`<code>${shape.shape}</code>`;
  const members = shape.members.map(member =>
    row(
      head,
      [
        member.arch,
        html`<code>${member.ops.join(' ')}</code>`,
        ruleLinesOf(member, links),
        verdictsOf(member),
      ],
      member.differs?.join('; '),
    ),
  );
  const without = row(head, [shape.without.join(', '), 'none', '', ''], missingWords(shape));
  return shape.without.length > 0 ? [...members, without] : members;
}

/** Marked by a sign as well as by its colour. */
function row(head: Markup, cells: readonly Content[], differs: string | undefined): TableRow {
  return differs === undefined
    ? { head, cells: [...cells, ''] }
    : { head, cells: [...cells, html`<strong class="here">≠ ${differs}</strong>`], look: 'parts' };
}

/** Each rule by its line, and by its file where that is not the one named after the architecture. */
function ruleLinesOf({ arch, rules }: FamilyMember, links: RuleLinks): Content[] {
  return rules.flatMap(({ file, line, verdict }) => {
    const place = file === `${arch}.rules` ? `${line}` : `${file}:${line}`;
    const text = verdict === 'refuted' ? `✗ ${place}` : place;
    const id = links(file, line);
    return [id === undefined ? text : html`<a href="#${id}" title="${verdict}">${text}</a>`, ' '];
  });
}
