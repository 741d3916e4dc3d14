import { describe, expect, test, vi } from 'vitest';
import { agreeWithJavaScript } from './laws/agree-with-javascript.ts';
import { agreeWithTheReals } from './laws/agree-with-the-reals.ts';
import { convertAsTheRealsDo } from './laws/convert-as-the-reals-do.ts';
import type { Implementation } from './laws/implementation.ts';
import { mutants } from './mutants.ts';

const folder = '../../../src/semantics/float';

/** Laws that hold for the genuine layer, as the other tests show, with fewer runs: what dies here dies there. */
const laws = new Map(
  [...agreeWithTheReals, ...convertAsTheRealsDo, ...agreeWithJavaScript(3_000)].map(law => [law.name, law]),
);

describe('the laws notice', () => {
  test.each(mutants)('$fault', async ({ module, mutate, brokenLaw }) => {
    const law = laws.get(brokenLaw);
    expect(law).toBeDefined();
    const path = `${folder}/${module}`;
    vi.resetModules();
    vi.doMock(path, async importOriginal => {
      const genuine = await importOriginal<object>();
      return { ...genuine, ...mutate(genuine as never) };
    });
    const mutated: Implementation = await import(`${folder}/index.ts`);
    vi.doUnmock(path);

    expect(() => law!.check(mutated)).toThrow(/got|Property failed/);
  });
});
