/** What can be written at a place of a rules file. */
import { rulesCovering } from '../check/read-rules.ts';
import { goFunctions } from '../model/go/library.ts';
import { isas } from '../semantics/ops/index.ts';
import type { RulesDocument } from './document.ts';

export interface Completion {
  readonly label: string;
  readonly kind: 'op' | 'block' | 'variable' | 'helper' | 'type';
  /** In a few words beside the label. */
  readonly detail?: string;
}

/**
 * Behind an opening parenthesis ops and blocks; behind `<` types; in a condition helpers and variables; elsewhere
 * variables. The text may be half-typed: only what stands of the rule before the caret is looked at.
 */
export function completionsAt(document: RulesDocument, offset: number): readonly Completion[] {
  const before = ruleBefore(document, offset).replace(/[\w.]*$/, '');
  const inCondition = /&&[^>]*$/.test(before);
  if (/(?:^|\W)\($/.test(before) && !inCondition) return ops(document);
  if (/<$/.test(before)) return types;
  return [...variables(before), ...(inCondition ? helpers : [])];
}

function ruleBefore({ source }: RulesDocument, offset: number): string {
  const { line } = source.position(offset);
  const spans = rulesCovering(source, [line]).filter(({ start }) => start <= offset);
  return source.text.slice(spans.at(-1)?.start ?? source.lineStarts[line - 1], offset);
}

function ops(document: RulesDocument): Completion[] {
  return [...document.declarations].map(([label, [info]]) => {
    const isa = isas.get(info!.arch);
    const sentence = isa?.ops.get(label)?.sentence ?? isa?.branches.get(label)?.sentence;
    return { label, kind: 'controls' in info! ? 'block' : 'op', detail: sentence ?? info!.arch };
  });
}

const helpers: readonly Completion[] = [...goFunctions.keys()].map(label => ({ label, kind: 'helper' }));

const types: readonly Completion[] = [
  ...['Bool', 'Int8', 'Int16', 'Int32', 'Int64', 'UInt8', 'UInt16', 'UInt32', 'UInt64', 'Int', 'UInt'],
  ...['Uintptr', 'Float32', 'Float64', 'BytePtr', 'Mem', 'Flags', 'Void'],
].map(name => ({ label: `typ.${name}`, kind: 'type' }));

/** The names that stand in the rule so far. */
function variables(before: string): Completion[] {
  const words = before.matchAll(/(?<![\w.])[a-z_]\w*(?![\w(.])/g);
  return [...new Set([...words].map(([word]) => word))].map(label => ({ label, kind: 'variable' }));
}
