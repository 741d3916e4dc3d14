/** The frame of the page: nothing is loaded from outside, and only its own style and script are run. */
import { type Content, html, lines, type Markup, ownText } from './markup.ts';
import { pageScript } from './script/page-script.ts';
import type { PageHost } from './stored.ts';
import { style } from './style.ts';

export interface Page {
  readonly title: string;
  readonly subtitle: Content;
  readonly main: readonly Content[];
  /** Data elements for the script. */
  readonly data: readonly Content[];
}

function policyOf({ sha256 }: PageHost): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${sha256(style)}'`,
    `script-src 'sha256-${sha256(pageScript)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

export function page(host: PageHost, { title, subtitle, main, data }: Page): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${ownText(policyOf(host))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${ownText(style)}</style>
</head>
<body>
<a class="skip" href="#rules">Skip to the rules</a>
<header>
<h1>${title}</h1>
<p class="faint">${subtitle}</p>
</header>
<main>
${lines(main)}
</main>
${lines(data)}
<script>${ownText(pageScript)}</script>
</body>
</html>
`;
}
