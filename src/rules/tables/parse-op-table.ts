import { type Diagnostic, errorAt } from '../../text/diagnostic.ts';
import type { Source } from '../../text/source.ts';
import { entryFields, plainValue } from './entry-fields.ts';
import type { BlockInfo, Declared, OpInfo, OpTable } from './op-info.ts';
import { blankGoComments, type EntryText, splitEntries } from './split-entries.ts';

export interface ParsedOpTable {
  readonly table: OpTable;
  readonly diagnostics: readonly Diagnostic[];
}

/** The fields of an entry that are plain values: strings without their quotes, numbers, booleans. */
type Fields = ReadonlyMap<string, string | number | boolean>;

/** Reads the ops and blocks that a Go file declares for `arch`. An entry that cannot be read has a diagnostic. */
export function parseOpTable(source: Source, arch: string): ParsedOpTable {
  const ops: OpInfo[] = [];
  const blocks: BlockInfo[] = [];
  const diagnostics: Diagnostic[] = [];
  const text = blankGoComments(source.text);
  const { entries, unclosed } = splitEntries(text);
  for (const entry of entries) {
    const fields = fieldsOf(text.slice(entry.span.start, entry.span.end));
    const name = fields?.get('name');
    if (fields === undefined || typeof name !== 'string') diagnostics.push(unreadable(source, entry));
    else if (entry.kind === 'op') ops.push(opOf(name, fields, arch, { source, span: entry.span }));
    else blocks.push(blockOf(name, fields, arch, { source, span: entry.span }));
  }
  if (unclosed !== undefined)
    diagnostics.push(errorAt(source, unclosed, 'op-table', 'expected `}` to close the table opened here'));
  return { table: { arch, ops, blocks }, diagnostics };
}

function fieldsOf(text: string): Fields | undefined {
  const fields = entryFields(text);
  return (
    fields &&
    new Map(
      [...fields].flatMap(([name, field]) => {
        const value = plainValue(field);
        return value === undefined ? [] : [[name, value] as const];
      }),
    )
  );
}

function opOf(name: string, fields: Fields, arch: string, declared: Declared): OpInfo {
  return {
    name,
    arch,
    argLength: number(fields, 'argLength'),
    commutative: fields.get('commutative') === true,
    ...optional('aux', fields.get('aux')),
    ...optional('type', fields.get('typ')),
    ...optional('symEffect', fields.get('symEffect')),
    marks: new Set([...fields].filter(([, value]) => value === true).map(([field]) => field)),
    declared,
  };
}

function blockOf(name: string, fields: Fields, arch: string, declared: Declared): BlockInfo {
  return {
    name,
    arch,
    controls: number(fields, 'controls'),
    ...optional('aux', fields.get('aux')),
    declared,
  };
}

/** Go's zero value where the field is absent. */
function number(fields: Fields, field: string): number {
  const value = fields.get(field);
  return typeof value === 'number' ? value : 0;
}

function optional<Key extends string>(key: Key, value: unknown): { [K in Key]?: string } {
  return typeof value === 'string' ? ({ [key]: value } as { [K in Key]?: string }) : {};
}

function unreadable(source: Source, { kind, span }: EntryText): Diagnostic {
  return errorAt(
    source,
    span,
    'op-table',
    `expected the fields of ${kind === 'op' ? 'an op' : 'a block'}, with a name`,
  );
}
