import { describe, expect, test } from 'vitest';
import { ConfigError, emptyConfig, levelIn, readConfig } from '../../src/lint/config.ts';

test('a configuration gives severities, for all files and for some', () => {
  const lint = {
    severities: { 'shadowed-rule': 'error', 'unused-name': 'off' },
    files: [{ pattern: 'simd*.rules', severities: { 'shadowed-rule': 'off' } }],
    paths: ['rules'],
    maxWarnings: 3,
  };
  const config = readConfig({ lint });
  expect(config).toMatchObject({ paths: ['rules'], maxWarnings: 3 });
  expect(levelIn(config, 'a/RISCV64.rules', 'shadowed-rule')).toBe('error');
  expect(levelIn(config, 'a/simdAMD64.rules', 'shadowed-rule')).toBe('off');
  expect(levelIn(config, 'simdAMD64.rules', 'unused-name')).toBe('off');
  expect(levelIn(config, 'RISCV64.rules', 'can-panic')).toBeUndefined();
});

describe('a configuration that is wrong', () => {
  test.each([
    [3, '`lint` is not an object'],
    [{ severity: {} }, 'there is no setting severity; did you mean severities?'],
    [
      { severities: { 'shadowed-rules': 'off' } },
      'no lint has the code shadowed-rules; did you mean shadowed-rule?',
    ],
    [
      { severities: { 'shadowed-rule': 'fatal' } },
      'the severity of shadowed-rule is one of error, warning, advice, off',
    ],
    [
      { severities: { 'unknown-op': 'off' } },
      'unknown-op is always an error: a rule that breaks it means nothing',
    ],
    [{ files: {} }, 'files is not a list'],
    [{ files: [{ severities: {} }] }, 'an entry of files has no pattern'],
    [{ paths: [1] }, 'paths is not a list of paths'],
    [{ maxWarnings: -1 }, 'maxWarnings is not a whole number'],
    [JSON.parse('{"__proto__": {}}'), 'there is no setting __proto__'],
  ])('%j', (value, message) => {
    expect(() => readConfig({ lint: value })).toThrow(new ConfigError(message));
  });

  test.each([
    [[], 'the configuration is not an object'],
    [{ severities: {} }, 'severities stands within `lint`'],
    [{ lints: {} }, 'there is no setting lints; did you mean lint?'],
  ])('%j, all of it', (value, message) => {
    expect(() => readConfig(value)).toThrow(new ConfigError(message));
  });

  test('it may say nothing of lints', () => {
    expect(readConfig({})).toBe(emptyConfig);
  });
});
