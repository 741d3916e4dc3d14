import { useCountOf } from '../../model/use-counts.ts';
import type { GoExpr } from '../../rules/go-ast.ts';
import { namesHandedTo } from '../../rules/go-names.ts';
import { partsOf } from '../../rules/go-parts.ts';
import { operandsOf, valuesIn } from '../../rules/resolve/walk.ts';
import type { ResolvedValue } from '../../rules/resolved.ts';
import type { Lint } from '../lint.ts';

export const clobberedValuesAreUsedOnce: Lint = {
  code: 'clobber-unasked',
  law: 'A rule that clobbers a value asks that nobody else uses it.',
  why: '`clobber` takes the value out of use and checks nothing: where something else uses it, the compiler stops with an internal error. `x.Uses == 1` asks, and so do the functions that merge loads.',
  example: {
    of: 'rules',
    wrong:
      '(MOVBUreg x:(MOVBload [off] {sym} ptr mem)) && clobber(x) => @x.Block (MOVBUload <v.Type> [off] {sym} ptr mem)',
    right:
      '(MOVBUreg x:(MOVBload [off] {sym} ptr mem)) && x.Uses == 1 && clobber(x) => @x.Block (MOVBUload <v.Type> [off] {sym} ptr mem)',
  },
  category: 'meaning',
  severity: 'warning',
  visit: {
    *rule({ rule }) {
      if (rule.kind === 'ellipsis' || rule.condition === undefined) return;
      const parts = partsOf(rule.condition);
      const asked = new Set(parts.flatMap(askedIn));
      const values = operandsOf(rule, 'match').flatMap(valuesIn);
      const bound = new Map(values.map(value => [value.binding, value]));
      for (const name of parts.flatMap(part => namesHandedTo(part, 'clobber'))) {
        const value = bound.get(name.name);
        if (value === undefined || asked.has(name.name) || isCall(value)) continue;
        yield {
          span: name.span,
          message: `\`${name.name}\` is clobbered, and the rule does not ask whether something else uses it`,
          help: `add \`${name.name}.Uses == 1\``,
        };
      }
    },
  },
};

/** Names of which the expression asks for a single use. */
function askedIn(part: GoExpr): readonly string[] {
  const count = useCountOf(part);
  if (count?.operator === '==') return [count.name];
  return namesHandedTo(part, 'canMergeLoad', 'canMergeLoadClobber').map(({ name }) => name);
}

/** Its results are all taken apart by the rule, which counts them in other ways. */
const isCall = ({ op }: ResolvedValue): boolean => op.marks.has('call') || /Call$/.test(op.name);
