import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first file of that name in the folders of PATH. */
export function findOnPath(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(folder => folder !== '');
  return folders.map(folder => join(folder, name)).find(file => existsSync(file));
}
