import { type Diagnostic, errorAt } from '../../../text/diagnostic.ts';
import type { Source } from '../../../text/source.ts';
import type { ResolvedRule } from '../../resolved.ts';
import type { OpInfo } from '../../tables/op-info.ts';

type ValueRule = Exclude<ResolvedRule, { kind: 'block' }>;

/** A rule with `...` is the only rule of a file for its op: Go makes it all that happens to the op. */
export function* ellipsesAreTheOnlyRules(
  rules: Iterable<ResolvedRule>,
  source: Source,
): Generator<Diagnostic> {
  const byOp = new Map<OpInfo, ValueRule[]>();
  for (const rule of rules) {
    if (rule.kind === 'block') continue;
    const op = opOf(rule);
    const group = byOp.get(op);
    if (group === undefined) byOp.set(op, [rule]);
    else group.push(rule);
  }
  for (const [op, group] of byOp) {
    const ellipsis = group.find(rule => rule.kind === 'ellipsis');
    const other = group.find(rule => rule !== ellipsis);
    if (ellipsis === undefined || other === undefined) continue;
    const message = `\`...\` can only be used if there is no other rule for \`${op.name}\``;
    yield errorAt(source, ellipsis.matchSpan, 'ellipsis', message, {
      related: [{ source, span: placeOf(other), text: 'another rule' }],
    });
  }
}

function opOf(rule: ValueRule): OpInfo {
  return rule.kind === 'ellipsis' ? rule.match : rule.match.op;
}

function placeOf(rule: ValueRule) {
  return rule.kind === 'ellipsis' ? rule.matchSpan : rule.match.opSpan;
}
