import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { familySection } from '../../../src/report/html/family.ts';
import { escapeText, html, jsonContent } from '../../../src/report/html/markup.ts';
import { sentence } from '../../../src/report/html/sentence.ts';
import { countVerdicts } from '../../../src/report/ledger.ts';
import { hostileName, hostileRules, pageOf, withoutOwn } from './pages.ts';

const refuted = '(FSUBD x (FNEGD y)) => (FSUBD y x) // who wrote this?\n';
const proved = '(F(ADD|MUL)D x y) => (F(ADD|MUL)D y x)\n';
const unsupported = '(FADDD x (FMOVDconst [c])) && isSmallConstant(c) => (FADDD (FMOVDconst [c]) x)\n';

describe('markup', () => {
  it('escapes all that is put into a template, and shows what is invisible', () => {
    expect(html`<b title="${'"\''}">${'<i>&`\u202e\u001b'}</b>`.markup).toBe(
      '<b title="&quot;&#39;">&lt;i&gt;&amp;&#96;\\u{202e}\\u{1b}</b>',
    );
  });

  it('puts markup into markup', () => {
    expect(html`<p>${[html`<b>${1}</b>`, ' & ', undefined]}</p>`.markup).toBe('<p><b>1</b> &amp; </p>');
  });

  it('takes no other object for markup', () => {
    const forged = { markup: '<script>' } as never;
    expect(() => html`${forged}`).toThrow();
  });

  it('holds data in which no tag and no comment begins', () => {
    const data = { text: '</script><!-- \u2028\u202e\u001b &' };
    const { markup } = jsonContent(data);
    expect(markup).not.toMatch(/[<>&\p{Cc}\p{Cf}\p{Zl}]/u);
    expect(JSON.parse(markup)).toEqual(data);
  });

  it('escapes sentences with all that they quote', () => {
    const { markup } = sentence(({ code, prose }) => `A < ${code('<b>')}: ${prose('<i> \uE0000\uE000')}.`);
    expect(markup).toBe('A &lt; <code>&lt;b&gt;</code>: &lt;i&gt; \uE0000\uE000.');
  });
});

describe('the page', () => {
  it('can be read', async () => {
    const page = withoutOwn(pageOf(refuted + proved + unsupported));
    await expect(page).toMatchFileSnapshot('snapshots/three-rules.html.txt');
  });

  it('lists the worst verdicts first', () => {
    const order = [...pageOf(proved + unsupported + refuted).matchAll(/id="rule-1-(\d)"/g)];
    expect(order.map(([, line]) => line)).toEqual(['3', '2', '1']);
  });

  it('names nothing that has to be loaded', () => {
    const page = withoutOwn(pageOf(hostileRules + refuted));
    expect(page).not.toMatch(/<[^<>]*\s(src|href|action|data|poster|srcset|style)\s*=\s*(?!"#)/i);
    expect(page).not.toMatch(/<(link|img|iframe|object|embed|base|form [^>]*action)/);
  });

  it('has every identifier once', () => {
    const ids = [...pageOf(refuted.repeat(3) + proved).matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(20);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('may have no rules', () => {
    expect(pageOf('')).toContain('no rule of 0 refuted');
  });
});

describe('the fused ops of all machines', () => {
  const rules = [{ file: 'A.rules', line: 7, verdict: 'proved' }] as const;
  const member = { arch: 'A', ops: ['FMA<i>'], rules, instances: { ...countVerdicts([]), proved: 1 } };

  it('are one table, with those that have none', () => {
    const markup =
      familySection([{ shape: 'x*y + z', members: [member], without: ['B', 'C'] }])?.markup ?? '';
    const rows = [...markup.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) => row!.replaceAll(/<[^>]*>/g, '|'));
    expect(rows.slice(1)).toEqual([
      '||x*y + z|||A|||FMA&lt;i&gt;|||7||1 proved|||',
      '||x*y + z|||B, C||none|||||||',
    ]);
  });

  it('are left out where there are none', () => {
    expect(familySection([])).toBeUndefined();
  });
});

describe('packing', () => {
  const text = proved.repeat(7);
  const rest = (page: string) => [...page.matchAll(/<script type="text\/plain" id="pack-\d+">([^<]*)</g)];

  it('keeps the bodies that fit, and packs the others in their order', () => {
    const whole = pageOf(text);
    const bodies = [...whole.matchAll(/<div class="body">\n(.*?)\n<\/div>\n<\/details>/gs)];
    const packs = rest(pageOf(text, { budget: 2.5 * bodies[0]![1]!.length, size: 2 }));
    const unpacked = packs.map(
      ([, pack]) => JSON.parse(gunzipSync(Buffer.from(pack!, 'base64')).toString()) as string[],
    );
    expect(unpacked.map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(unpacked.flat()).toEqual(bodies.slice(2).map(([, body]) => body));
  });

  it('leaves a small run as it is', () => {
    expect(rest(pageOf(text))).toEqual([]);
  });
});

describe('text of others', () => {
  const page = withoutOwn(pageOf(hostileRules, undefined, hostileName));

  it('is there', () => {
    for (const part of ['alert(1)', 'alert(2)', 'alert(3)', 'alert(4)', 'alert(5)', 'alert(9)'])
      expect(page).toContain(part);
    expect(page).toContain(escapeText('\u202e'));
  });

  it('becomes no markup', () => {
    const tags = new Set([...page.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map(([, tag]) => tag!.toLowerCase()));
    const own =
      'html head meta title style body a header h1 h2 h3 h4 p main section details summary div table caption ' +
      'thead tbody tr th td span code ul li form label input datalist option select fieldset legend button ' +
      'output noscript figure figcaption pre mark svg desc path g rect text script b br strong abbr dl dt dd ' +
      'del ins';
    expect([...tags].filter(tag => !own.split(' ').includes(tag))).toEqual([]);
    expect([...page.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag)).toEqual([
      '<script type="application/json" id="data">',
      '<script>',
    ]);
    expect(page).not.toContain('<!--');
    expect([...page.matchAll(/<[^<>]*\son\w+\s*=/g)]).toEqual([]);
  });

  it('moves no cursor and turns no line', () => {
    expect(page).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/u);
  });
});
