/** What tests and the programs that they run leave among temporary files lies in one folder, which goes with the run. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default function scratchFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'rulecheck-tests-'));
  process.env['TMPDIR'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
