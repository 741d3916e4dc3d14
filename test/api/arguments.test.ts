/** What JavaScript may pass that no type permits. */
import { describe, expect, it } from 'vitest';
import * as api from '../../src/api/index.ts';

const rules = '(FADDD x y) => (FADDD y x)\n';
const untyped = api as unknown as Readonly<
  Record<'verify' | 'lint' | 'resolve' | 'parse', (...args: unknown[]) => unknown>
>;

describe('an argument', () => {
  it.each(['verify', 'lint', 'resolve'] as const)('that is missing is named by %s', name => {
    const message = `${name} is not told the architecture, as in { arch: 'RISCV64' }`;
    for (const options of [[], [null], [{}], ['RISCV64'], [{ arch: 64 }]])
      expect(() => untyped[name](rules, ...options)).toThrow(new TypeError(message));
    expect(() => untyped[name]()).toThrow(
      new TypeError(`${name} wants the text of rules, a string, and has undefined`),
    );
  });

  it('that is no text is not parsed', () => {
    expect(() => untyped.parse(Buffer.from(rules))).toThrow(TypeError);
  });

  it.each([
    ['contraction', 'alwys', "is 'alwys', and should be one of licensed, language, always, never"],
    ['runs', Number.NaN, 'is NaN, and should be a whole number, 1 or more'],
    ['runs', 0, 'is 0, and should be a whole number, 1 or more'],
    ['seed', 1.5, 'is 1.5, and should be a whole number, 0 or more'],
    ['budget', '10', "is '10', and should be a whole number, 0 or more"],
    ['details', 'some', "is 'some', and should be one of none, refuted, all"],
    ['name', 7, 'is 7, and should be a string'],
  ])('%s: %s is refused', (option, value, message) => {
    expect(() => untyped.verify(rules, { arch: 'RISCV64', [option]: value })).toThrow(
      new RangeError(`verify: the option ${option} ${message}`),
    );
  });

  it('that is left out, or undefined, is the usual one', () => {
    const run = api.verify(rules, { arch: 'RISCV64' });
    expect(untyped.verify(rules, { arch: 'RISCV64', runs: undefined, seed: undefined })).toEqual(run);
    expect(api.renderText(run)).toBe(api.renderText(run, { verbose: false, color: false }));
    const found = api.lint(rules, { arch: 'RISCV64' });
    expect(api.renderLintText(found)).toBe(api.renderLintText(found, { verbose: false, color: false }));
  });
});
