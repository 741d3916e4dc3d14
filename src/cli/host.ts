/** What the core takes from the machine it runs on. */
import { hash as digest } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { PageHost } from '../report/html/stored.ts';

/** Half of a SHA-256: enough that no two rules meet by chance or by intent. */
export const hash = (text: string): string => digest('sha256', text, 'hex').slice(0, 32);

export const pageHost: PageHost = {
  sha256: text => digest('sha256', text, 'base64'),
  gzip: text => gzipSync(text, { level: 9 }).toString('base64'),
};
