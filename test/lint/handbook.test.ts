import { expect, test } from 'vitest';
import { lawPage } from '../../src/lint/handbook.ts';

/** `npm run handbook` writes it anew. */
test('the page of the handbook is up to date', async () => {
  await expect(lawPage()).toMatchFileSnapshot('../../docs/lints.md');
});
