/** Checks rules one by one, so that whoever waits can show how far it is, or stop. */
import { ModelError } from '../model/missing.ts';
import { type ContractionPolicy, modelRule } from '../model/model.ts';
import { type ProveOptions, prove } from '../prove/prove.ts';
import { type RepairContext, repairInstance } from '../prove/repair.ts';
import { isas } from '../semantics/ops/index.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { CheckedInstance, CheckedRule } from './checked.ts';
import type { ReadRules } from './read-rules.ts';

export interface CheckOptions extends ProveOptions {
  readonly contraction: ContractionPolicy;
}

/** A rule with its verdicts, or why it means nothing. */
export type Outcome =
  | { readonly kind: 'checked'; readonly rule: CheckedRule }
  | { readonly kind: 'error'; readonly diagnostic: Diagnostic };

/** While many rules are checked, a repair is looked for only among results of the same shape. */
const quick = (options: ProveOptions) => ({ ...options, candidates: 64, reshape: false });

/** What a file's rules are modelled with, and the ops that a repair may name. */
export function contextOf(
  { source, arch, tables }: ReadRules,
  contraction: ContractionPolicy,
): RepairContext {
  const ops = [tables?.generic, tables?.arch].flatMap(table => table?.ops ?? []);
  return { source, arch, isas, contraction, ops };
}

/** Throws `ProversDisagree`. */
export function* checkRules(file: ReadRules, options: CheckOptions): Generator<Outcome> {
  const { source, arch } = file;
  const context = contextOf(file, options.contraction);
  for (const { rule, instances } of file.rules) {
    try {
      const checked = instances.map((resolved): CheckedInstance => {
        const claim = modelRule(resolved, context);
        const verdict = prove(claim, options);
        const repair =
          verdict.kind === 'refuted' && repairInstance({ claim, verdict }, context, quick(options));
        return { resolved, claim, verdict, ...(repair && { repair }) };
      });
      yield { kind: 'checked', rule: { source, arch, rule, instances: checked } };
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      yield { kind: 'error', diagnostic: error.diagnostic };
    }
  }
}
