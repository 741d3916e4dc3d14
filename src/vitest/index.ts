/** Rules as tests of vitest: one for each rule, so that its watch, reporters, retries and shards apply. */
import { fileURLToPath } from 'node:url';
import { describe, test } from 'vitest';
import { checkFile } from '../check/check-file.ts';
import type { RuleResult } from '../check/run.ts';
import { hash } from '../cli/host.ts';
import { type PlanOptions, plan } from '../cli/plan.ts';
import { renderRefutation } from '../report/text/refutation.ts';
import { isError } from '../text/diagnostic.ts';
import { renderDiagnostic } from '../text/frame.ts';

export interface VerifyRulesOptions extends PlanOptions {
  readonly seed?: number;
  /** Random inputs for one matching order. */
  readonly runs?: number;
  /** Steps for one rule: the same on every machine. */
  readonly budget?: number;
}

/** A rule that is refuted; the message has the counterexample. */
export class RuleRefuted extends Error {
  override readonly name = 'RuleRefuted';

  constructor(message: string) {
    super(message);
    // Where the test was made says nothing of the rule.
    this.stack = `${this.name}: ${message}`;
  }
}

/**
 * One test for each rule of a file, a folder or a Go source tree, named by its place. A refuted rule fails with its
 * counterexample, one without a model or a verdict is skipped with the reason. Throws where there is nothing to check.
 */
export function verifyRules(path: string | URL, options: VerifyRulesOptions = {}): void {
  const { seed = 1, runs = 1000, budget = 10_000_000, ...planOptions } = options;
  const { files } = plan([typeof path === 'string' ? path : fileURLToPath(path)], planOptions);
  for (const { name, contraction, read: readFile } of files) {
    const read = readFile();
    const settings = {
      seed,
      runs,
      steps: budget,
      contraction,
      details: 'none',
      repair: 'quick',
      hash,
    } as const;
    describe(name, () => {
      for (const diagnostic of read.diagnostics.filter(isError)) {
        const [{ source, span }] = diagnostic.labels;
        test(`${source.name}:${source.position(span.start).line} ${diagnostic.code}`, () => {
          throw new RuleRefuted(renderDiagnostic(diagnostic));
        });
      }
      for (const rule of read.rules) {
        const { line } = read.source.position(rule.rule.span.start);
        test(`${name}:${line} ${rule.printed}`, context => {
          for (const part of checkFile({ ...read, rules: [rule], diagnostics: [] }, settings)) {
            if (part.kind === 'diagnostic') throw new RuleRefuted(part.diagnostic.message);
            if (part.result.verdict === 'refuted') throw new RuleRefuted(refutations(part.result));
            const open = part.result.instances.find(({ verdict }) =>
              ['undecided', 'unsupported'].includes(verdict),
            );
            if (open !== undefined) context.skip(`${open.verdict}: ${open.reason ?? open.rule}`);
          }
        });
      }
    });
  }
}

function refutations(result: RuleResult): string {
  return result.instances
    .filter(({ verdict }) => verdict === 'refuted')
    .map(instance => renderRefutation(result, instance, false))
    .join('\n\n');
}
