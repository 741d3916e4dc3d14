import type { Node } from 'ohm-js';
import grammar from '../../../grammar/op-table.ohm-bundle.js';

/** A field of an entry: its text, and where it begins in the text of the entry. */
export interface FieldText {
  /** Without the blanks around it. */
  readonly text: string;
  readonly start: number;
}

/** The fields of an entry by name; undefined where the text is not a literal of named fields. Comments are blanked. */
export function entryFields(text: string): ReadonlyMap<string, FieldText> | undefined {
  return fieldsDirectly(text) ?? fieldsByGrammar(text);
}

/** A string without its quotes, a number, or a boolean; undefined for any other value. */
export function plainValue({ text }: FieldText): string | number | boolean | undefined {
  if (/^"(?:\\.|[^"\\\n])*"$/.test(text)) return text.slice(1, -1);
  if (/^-?[0-9]+$/.test(text)) return Number(text);
  return booleans.get(text);
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

const semantics = grammar.createSemantics();

/** Undefined where the grammar does not accept the text. */
export function fieldsByGrammar(text: string): ReadonlyMap<string, FieldText> | undefined {
  const match = grammar.match(text, 'entry');
  if (match.failed()) return undefined;
  const entry = semantics(match) as Node;
  // "{" gap field (gap "," gap field)* ...
  const fields = [entry.child(2), ...entry.child(6).children];
  return new Map(
    fields.map(field => {
      const value = field.child(4);
      return [
        field.child(0).sourceString,
        { text: value.sourceString.trim(), start: value.source.startIdx },
      ] as const;
    }),
  );
}

/** A name and its value, where that is a string, a number, or names with dots. */
const plainField = /\s*([A-Za-z_]\w*)\s*:\s*("[^"\\\n]*"|-?[0-9]+|[A-Za-z_][\w.]*)\s*([,}])/y;
const beginning = /\s*([A-Za-z_]\w*)\s*:\s*/y;
const landmark = /"(?:\\.|[^"\\\n])*"|"|[()[\]{},]/g;
const closing: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

/**
 * The same without the grammar, many times as fast. Undefined for whatever it does not take at once: the grammar
 * decides. That both agree is tested on Go's own tables.
 */
export function fieldsDirectly(text: string): ReadonlyMap<string, FieldText> | undefined {
  const fields = new Map<string, FieldText>();
  let at = 1;
  while (at < text.length - 1) {
    plainField.lastIndex = at;
    const plain = plainField.exec(text);
    if (plain !== null) {
      const [all, name, value, end] = plain;
      fields.set(name!, { text: value!, start: at + all.indexOf(value!, all.indexOf(':')) });
      at += all.length - (end === '}' ? 1 : 0);
    } else {
      beginning.lastIndex = at;
      const name = beginning.exec(text);
      if (name === null) break;
      const start = at + name[0].length;
      const end = endOfCode(text, start);
      if (end === undefined || end === start) return undefined;
      fields.set(name[1]!, { text: text.slice(start, end).trim(), start });
      at = text[end] === ',' ? end + 1 : end;
    }
  }
  return fields.size > 0 && /^\s*\}$/.test(text.slice(at)) ? fields : undefined;
}

/** Where balanced text ends: at a comma or the brace that closes the entry. */
function endOfCode(text: string, start: number): number | undefined {
  const open: string[] = [];
  landmark.lastIndex = start;
  for (let found = landmark.exec(text); found !== null; found = landmark.exec(text)) {
    const [token] = found;
    if (token === '"') return undefined;
    const closes = closing.get(token);
    if (closes !== undefined) open.push(closes);
    else if (token === ',' || token === '}') {
      if (open.length === 0) return found.index;
      if (token === '}' && open.pop() !== token) return undefined;
    } else if (token === ')' || token === ']') {
      if (open.pop() !== token) return undefined;
    }
  }
  return undefined;
}
