import { alignColumns, wrap } from '../text/columns.ts';
import { colored, type Paint, plain } from '../text/paint.ts';
import type { HandbookPage } from './op-page.ts';

/** What the handbook has of one machine. */
export interface HandbookPart {
  readonly arch: string;
  readonly ops: number;
  readonly blocks: number;
}

/** For people: the machines of the handbook. */
export function renderParts(parts: readonly HandbookPart[]): string {
  const rows = alignColumns([
    ['', 'ops', 'blocks'],
    ...parts.map(({ arch, ops, blocks }) => [arch, `${ops}`, `${blocks}`] as const),
  ]);
  return [...rows.map(row => `  ${row.join('  ')}`), ''].join('\n');
}

/** One line for each page, under the section of the manual that it follows. */
export function renderList(pages: readonly HandbookPage[], color: boolean): string {
  const paint = color ? colored : plain;
  const sections = new Map<string, HandbookPage[]>();
  for (const page of pages) sections.set(page.manual, [...(sections.get(page.manual) ?? []), page]);
  const width = Math.max(...pages.map(({ name }) => name.length));
  return [...sections]
    .map(([manual, inSection]) =>
      [
        ...wrap('', manual).map(line => paint('strong', line)),
        ...inSection.flatMap(({ name, sentence }) => wrap(`  ${name.padEnd(width)}  `, sentence)),
        '',
      ].join('\n'),
    )
    .join('\n');
}

/** Pages in full, one after the other. */
export function renderPages(pages: readonly HandbookPage[], color: boolean): string {
  const paint = color ? colored : plain;
  return pages.map(page => renderPage(page, paint)).join('\n');
}

function renderPage(page: HandbookPage, paint: Paint): string {
  const { name, arch, kind, shape, sentence, manual, operands, constants, results, commutative } = page;
  const rows = alignColumns(
    [...operands, ...constants, ...results].map(
      ({ name, type, contract = '' }) => [`  ${name}`, type, contract] as const,
    ),
  );
  const notes = [
    ...(commutative ? ['The first two operands may be exchanged.'] : []),
    ...(page.definedWhere === undefined ? [] : [`Go defines the result only where ${page.definedWhere}.`]),
  ];
  const meanings = results.filter(({ meaning }) => meaning !== undefined);
  return [
    ...wrap('', `${paint('strong', name)} (${kind === 'op' ? arch : `${arch}, a block`}) ${sentence}`),
    ...wrap('', manual).map(line => paint('faint', line)),
    '',
    `  ${shape}`,
    '',
    ...rows.map(row => row.join('  ').trimEnd()),
    ...(meanings.length > 0 ? [''] : []),
    ...meanings.flatMap(({ name, meaning }) => wrap(`  ${name} = `, meaning!)),
    ...(notes.length > 0 ? ['', ...notes.flatMap(note => wrap('  ', note))] : []),
    '',
  ].join('\n');
}
