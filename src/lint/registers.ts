/** The registers of ops, as far as the text of a table tells them without running it. */
import type { Declared } from '../rules/tables/op-info.ts';
import { blankGoComments } from '../rules/tables/split-entries.ts';
import type { Source } from '../text/source.ts';
import { fieldsOf } from './table-fields.ts';

/** What a `regInfo` says, its masks as Go expressions. */
export interface Registers {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly clobbers?: string;
}

/** The registers of an entry; undefined where the table computes them. */
export function registersOf(declared: Declared): Registers | undefined {
  const written = fieldsOf(declared).get('reg')?.text;
  if (written === undefined) return undefined;
  const literal = /^\w+$/.test(written) ? definitions(declared.source).get(written) : written;
  const [, body] = /^regInfo\{(.*)\}$/s.exec(literal ?? '') ?? [];
  if (body === undefined) return undefined;
  const clobbers = /(?:^|[,\s])clobbers:\s*((?:[^,{}()]|\([^()]*\))+)/.exec(body)?.[1]?.trim();
  const inputs = masks(body, 'inputs', declared.source);
  const outputs = masks(body, 'outputs', declared.source);
  if (inputs === undefined || outputs === undefined) return undefined;
  return {
    inputs,
    outputs,
    ...(clobbers !== undefined && { clobbers }),
  };
}

/** The masks of a field: a literal list, or the name of one; undefined where the table computes it. */
function masks(body: string, field: string, source: Source): readonly string[] | undefined {
  const [, written] =
    new RegExp(`(?:^|[,\\s])${field}:\\s*(\\[\\]regMask\\{(?:[^{}]|\\{[^{}]*\\})*\\}|\\w+)`, 's').exec(
      body,
    ) ?? [];
  if (written === undefined || written === 'nil') return [];
  const literal = /^\w+$/.test(written) ? definitions(source).get(written) : written;
  const [, list] = /^\[\]regMask\{(.*)\}$/s.exec(literal ?? '') ?? [];
  return list
    ?.match(/(?:[^,{}()]|\([^()]*\)|\{[^{}]*\})+/g)
    ?.map(mask => mask.trim())
    .filter(mask => mask !== '');
}

/**
 * The names of the registers in a mask, for as far as it is made of `buildReg`, names, unions and differences;
 * undefined where it is made of something else.
 */
export function maskOf(mask: string, source: Source, depth = 0): ReadonlySet<string> | undefined {
  const text = mask.trim();
  if (depth > 10) return undefined;
  const [, list] = /^buildReg\("([^"]*)"\)$/.exec(text) ?? [];
  if (list !== undefined) return new Set(list.split(' ').filter(name => name !== ''));
  if (/^(?:0|regMask\{\})$/.test(text)) return new Set();
  const [, before, method, argument] = /^(.*)\.(union|minus)\(([^()]*)\)$/s.exec(text) ?? [];
  const [, left, operator, right] =
    method === undefined
      ? (/^(.*?)\s*(\||&\^)\s*([^|&]*)$/s.exec(text) ?? [])
      : [text, before, method, argument];
  if (left !== undefined && operator !== undefined && right !== undefined) {
    const [a, b] = [maskOf(left, source, depth + 1), maskOf(right, source, depth + 1)];
    if (a === undefined || b === undefined) return undefined;
    const isUnion = operator === 'union' || operator === '|';
    return new Set(isUnion ? [...a, ...b] : [...a].filter(name => !b.has(name)));
  }
  const defined = definitions(source).get(text);
  return defined === undefined ? undefined : maskOf(defined, source, depth + 1);
}

const known = new WeakMap<Source, ReadonlyMap<string, string>>();

/** What is assigned once to names at the top of a table. */
function definitions(source: Source): ReadonlyMap<string, string> {
  const found = known.get(source) ?? new Map(definitionsIn(blankGoComments(source.text)));
  known.set(source, found);
  return found;
}

function* definitionsIn(text: string): Generator<readonly [string, string]> {
  for (const { 1: name, 2: value } of text.matchAll(/^[ \t]*(\w+)[ \t]*:?=[ \t]*(.+?)[ \t]*$/gm)) {
    yield [name!, value!];
  }
}
