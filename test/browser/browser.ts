/** Chromium for tests: Debian's, or the one that RULECHECK_CHROMIUM names. */
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';

const program = process.env['RULECHECK_CHROMIUM'] ?? '/usr/bin/chromium';

/** Why there is no browser, if there is none. */
export const missingBrowser = existsSync(program) ? undefined : `no browser: no ${program}`;

const quiet = ['no-sandbox', 'disable-gpu', 'disable-quic', 'no-first-run', 'disable-background-networking'];
const offline = ['disable-component-update', 'disable-sync'];

/** With a new profile, which playwright takes away at the end. */
export function launch(): Promise<Browser> {
  const args = [...quiet, ...offline].map(name => `--${name}`);
  return chromium.launch({ executablePath: program, headless: true, args });
}

export interface Visit {
  readonly page: Page;
  /** Errors of scripts, of the console and of the policy, dialogs, and requests beyond the page itself. */
  readonly complaints: readonly string[];
}

/** Returns when the page's script has taken over, if scripts run. */
export async function visit(
  browser: Browser,
  html: string,
  hash = '',
  javaScriptEnabled = true,
): Promise<Visit> {
  const file = join(mkdtempSync(join(tmpdir(), 'rulecheck-page-')), 'report.html');
  writeFileSync(file, html);
  const url = pathToFileURL(file).href;
  const page = await browser.newPage({
    javaScriptEnabled,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const complaints: string[] = [];
  page.on('console', message => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', error => complaints.push(`error: ${error.message}`));
  page.on('dialog', dialog => complaints.push(`dialog: ${dialog.message()}`));
  page.on('request', request => {
    if (request.url().split('#')[0] !== url) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(url + hash);
  if (javaScriptEnabled) await page.locator('#filters').waitFor();
  return { page, complaints };
}
