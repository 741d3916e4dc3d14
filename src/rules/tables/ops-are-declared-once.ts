import { type Diagnostic, errorAt } from '../../text/diagnostic.ts';
import type { OpTable } from './op-info.ts';

/**
 * No two entries of a table declare the same op or block: Go makes a constant of each name. Which of them the
 * rules mean cannot be known. The generic table may declare what that of an architecture does.
 */
export function* opsAreDeclaredOnce({ ops, blocks }: OpTable): Generator<Diagnostic> {
  for (const [noun, entries] of [
    ['op', ops],
    ['block', blocks],
  ] as const) {
    const known = new Map<string, (typeof entries)[number]>();
    for (const entry of entries) {
      const { name, declared } = entry;
      const first = known.get(name);
      if (first === undefined) known.set(name, entry);
      else if (declared !== undefined)
        yield errorAt(
          declared.source,
          declared.span,
          'declared-twice',
          `the ${noun} \`${name}\` is declared twice`,
          {
            related: first.declared ? [{ ...first.declared, text: 'declared here' }] : [],
          },
        );
    }
  }
}
