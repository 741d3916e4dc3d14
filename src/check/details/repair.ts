/** A repair in the source's own spelling, and as a patch of its file. */
import { conditionEdit, repairEdits } from '../../prove/repair/edits.ts';
import type { Repairs } from '../../prove/repair.ts';
import type { Rule } from '../../rules/ast.ts';
import { printResolvedRule } from '../../rules/resolved-text.ts';
import type { Source } from '../../text/source.ts';
import { unifiedDiff } from '../../text/unified-diff.ts';
import { repairedRule } from '../repaired-rule.ts';
import type { RepairDetails } from './details.ts';

/** `path`: of the file in a patch; absent where the text is no file. */
export function repairDetails(
  source: Source,
  rule: Rule,
  { together, each, condition, conditionIsWeakest, failedConditions, tried, rejected }: Repairs,
  path: string | undefined,
): RepairDetails {
  const repaired = together && repairEdits(rule, together);
  const conditioned = condition === undefined ? undefined : conditionEdit(rule, condition);
  const edits = repaired ?? conditioned;
  return {
    ...(together &&
      repaired && {
        rule: repairedRule(source, rule, repaired),
        unique: together.unique,
        keepsShape: together.keepsShape,
      }),
    instances: each.flatMap((repair, index) =>
      repair === undefined || together
        ? []
        : [{ member: index + 1, rule: printResolvedRule(repair.rule), unique: repair.unique }],
    ),
    ...(condition !== undefined &&
      conditioned && {
        condition: {
          condition,
          rule: repairedRule(source, rule, conditioned),
          ...(conditionIsWeakest !== undefined && { isWeakest: conditionIsWeakest }),
        },
      }),
    ...(failedConditions.length > 0 && { failedConditions }),
    tried,
    rejected,
    ...(edits && path !== undefined && { patch: unifiedDiff(path, source.text, edits) }),
  };
}
