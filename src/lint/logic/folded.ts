/** What a rule makes, and which of the values that it matches go away for certain. */
import { useCountOf } from '../../model/use-counts.ts';
import type { GoExpr } from '../../rules/go-ast.ts';
import { namesIn } from '../../rules/go-names.ts';
import { partsOf, qualifiedName } from '../../rules/go-parts.ts';
import { valuesIn } from '../../rules/resolve/walk.ts';
import type { ResolvedOperand, ResolvedRule, ResolvedValue } from '../../rules/resolved.ts';
import { printResolved } from '../../rules/resolved-text.ts';
import { isas } from '../../semantics/ops/index.ts';

export interface Folding {
  /** The top of the match, and what the condition knows to be used once. */
  readonly gone: readonly ResolvedValue[];
  /** What the result has no more, but others may: then it stays. */
  readonly open: readonly ResolvedValue[];
  readonly made: readonly ResolvedValue[];
}

/** Undefined for what lowers an op of the language, which has to make those of the machine, and where nothing is made. */
export function foldingOf(rule: ResolvedRule, isMachine: boolean): Folding | undefined {
  if (rule.kind !== 'value' || rule.result.kind !== 'value') return undefined;
  const { match, condition, result } = rule;
  if (match.op.arch === 'generic' && isMachine) return undefined;
  const matched = valuesIn(match);
  const folded = foldedIn(match, operandsIn(result));
  if (folded.length === 0) return undefined;
  const single = usedOnce(condition);
  const goes = ({ binding }: ResolvedValue) => binding !== undefined && single.has(binding);
  const texts = new Set(matched.map(textOf));
  return {
    gone: [match, ...folded.filter(goes)],
    open: folded.filter(value => !goes(value)),
    made: valuesIn(result).filter(value => !texts.has(textOf(value))),
  };
}

/** What is below the top and no operand of the result, nor below one that is. */
function foldedIn(top: ResolvedValue, kept: ReadonlySet<string>): readonly ResolvedValue[] {
  return top.args.flatMap(arg =>
    arg.kind !== 'value' || (arg.binding !== undefined && kept.has(arg.binding))
      ? []
      : [arg, ...foldedIn(arg, kept)],
  );
}

/** The names that a result has as operands: to read the block or the type of a value does not keep it. */
function operandsIn(operand: ResolvedOperand): ReadonlySet<string> {
  if (operand.kind === 'variable') return new Set([operand.name]);
  if (operand.kind === 'expression') return new Set(namesIn(operand.expr).map(({ name }) => name));
  return new Set(operand.kind === 'value' ? operand.args.flatMap(arg => [...operandsIn(arg)]) : []);
}

/** Its name apart: what the result spells out again is found by the compiler, and not made anew. */
const textOf = ({ binding: _, ...value }: ResolvedValue): string => printResolved(value);

/** What the condition says is used once: by its count, or by a function that asks for it. */
function usedOnce(condition: GoExpr | undefined): ReadonlySet<string> {
  const names = new Set<string>();
  for (const part of condition === undefined ? [] : partsOf(condition)) {
    const count = useCountOf(part);
    if (count?.operator === '==' && count.bound === 1n) names.add(count.name);
    if (part.kind === 'call' && /^(?:clobber|canMergeLoad)/.test(qualifiedName(part.callee) ?? ''))
      for (const { name } of part.args.flatMap(arg => namesIn(arg))) names.add(name);
  }
  return names;
}

/** By its operands where it has a model, else by how it faults: tables tell loads in no other way. */
export function readsMemory({ op: { arch, name, marks, type } }: ResolvedValue): boolean {
  const entry = isas.get(arch)?.ops.get(name);
  if (entry !== undefined)
    return entry.operands.at(-1)?.kind === 'memory' && entry.results[0].kind !== 'memory';
  return type !== 'Mem' && (marks.has('faultOnNilArg0') || marks.has('faultOnNilArg1'));
}

/** Of an op that is an instruction: it is no name of a value or of its part, and no constant that can be made anywhere. */
export const isInstruction = ({ op: { name, argLength, marks } }: ResolvedValue): boolean =>
  argLength !== 0 && !marks.has('rematerializeable') && !marks.has('zeroWidth') && !isFree.test(name);

const isFree = /^(?:Select(?:\d|N)|Copy|Convert|Const\w*|OffPtr|Arg)$/;

export const help = ({ binding: name = 'x', op }: ResolvedValue): string =>
  `name it, as in \`${name}:(${op.name} ...)\`, and ask \`${name}.Uses == 1\``;
