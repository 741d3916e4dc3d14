import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { countVerdicts } from '../../../src/check/summary.ts';
import { pageHost } from '../../../src/cli/host.ts';
import { familySection } from '../../../src/report/html/family.ts';
import { escapeText, html, jsonContent } from '../../../src/report/html/markup.ts';
import { commonFolder, ruleId, ruleLinks } from '../../../src/report/html/places.ts';
import { sentence } from '../../../src/report/html/sentence.ts';
import { storedScript } from '../../../src/report/html/stored.ts';
import { hostileName, hostileRules, pageOf, withoutOwn } from './pages.ts';

const refuted = '(FSUBD x (FNEGD y)) => (FSUBD y x) // who wrote this?\n';
const proved = '(F(ADD|MUL)D x y) => (F(ADD|MUL)D y x)\n';
const unsupported = '(FSUBD x (FMOVDconst [c])) && isSmallConstant(c) => (FADDD x (FMOVDconst [-c]))\n';

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
    const order = [...pageOf(proved + unsupported + refuted).matchAll(/id="rule=RISCV64.rules:(\d)"/g)];
    expect(order.map(([, line]) => line)).toEqual(['3', '2', '1']);
  });

  it('names nothing that has to be loaded', () => {
    const page = withoutOwn(pageOf(hostileRules + refuted));
    expect(page).not.toMatch(/<[^<>]*\s(src|href|action|data|poster|srcset|style)\s*=\s*(?!"#)/i);
    expect(page).not.toMatch(/<(link|img|iframe|object|embed|base|form [^>]*action)/);
  });

  it('has every identifier once', () => {
    const ids = [...pageOf(refuted.repeat(3) + proved).matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(10);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('links the refuted rules under its headline', () => {
    const page = pageOf(`${proved + refuted}(FADDD x y) => (FSUBD x y)\n`);
    const [, nav = ''] = /<\/header>\n<main>\n<nav [^>]*>(.*?)<\/nav>/s.exec(page) ?? [];
    const links = [...nav.matchAll(/<a href="#([^"]*)">([^<]*)<\/a> <code>([^<]*)</g)];
    expect(links.map(([, ...parts]) => parts)).toEqual([
      ['rule=RISCV64.rules:2', 'RISCV64.rules:2', '(FSUBD x (FNEGD y)) =&gt; (FSUBD y x)'],
      ['rule=RISCV64.rules:3', 'RISCV64.rules:3', '(FADDD x y) =&gt; (FSUBD x y)'],
    ]);
    for (const [, id] of links) expect(page).toContain(`<details class="rule" id="${id}"`);
    expect(pageOf(proved)).not.toContain('<nav');
  });

  it('folds links beyond a dozen', () => {
    const page = pageOf(refuted.repeat(14));
    expect(page).toMatch(/<nav.*<details><summary>2 more<\/summary>.*RISCV64\.rules:14.*<\/nav>/s);
  });

  it('says the common folder of its files once', () => {
    const folder = 'some/where/_gen/';
    const page = pageOf(refuted, undefined, `${folder}RISCV64.rules`, `${folder}late/RISCV64.rules`);
    expect(page.split(folder).length).toBe(2);
    const wrong = pageOf(
      '(FADDD x y) => (FADDD y x)\n(FADDX x y) => x\n',
      undefined,
      `${folder}RISCV64.rules`,
      `${folder}late/RISCV64.rules`,
    );
    expect(wrong).toContain('<pre>late/RISCV64.rules:2:2');
    expect(page).toContain('2 files in <code>some/where/_gen/</code>');
    expect(page).toContain('id="rule=late%2FRISCV64.rules:1"');
  });

  it('folds what is unsupported only where it is most', () => {
    const folded = (page: string) =>
      /<details class="group"( open)?>\n<summary><h3 id="unsupported"/.exec(page)![1] === undefined;
    expect(folded(pageOf(unsupported.repeat(2) + proved))).toBe(true);
    expect(folded(pageOf(unsupported + proved))).toBe(false);
  });

  it('has no empty table header', () => {
    expect(pageOf(refuted + proved)).not.toMatch(/<th\b[^>]*>\s*<\/th>/);
  });

  it('lists what has no model by how often it is missing', () => {
    const page = pageOf(`${unsupported}${unsupported.replace('isSmall', 'isLarge')}`);
    expect(page).toContain('helper <code>isSmallConstant, isLargeConstant</code>: 1 instance each');
  });

  it('may have no rules', () => {
    expect(pageOf('')).toContain('rulecheck: no rules');
  });
});

describe('the fused ops of all machines', () => {
  const rules = [
    { file: 'A.rules', line: 7, verdict: 'proved' },
    { file: 'Alate.rules', line: 9, verdict: 'refuted' },
  ] as const;
  const member = { arch: 'A', ops: ['FMA<i>'], rules, instances: { ...countVerdicts([]), proved: 1 } };
  const rowsOf = (markup = '') =>
    [...markup.matchAll(/<tr[^>]*>(.*?)<\/tr>/g)].map(([, row]) => row!.replaceAll(/<[^>]*>/g, '|'));
  const section = (differs?: readonly string[]) =>
    familySection(
      [
        {
          shape: 'x*y + z',
          members: [{ ...member, ...(differs && { differs }) }],
          without: ['B', 'C'],
        },
      ],
      ruleLinks(['gen/A.rules', 'gen/Alate.rules', 'B.rules']),
    )?.markup;

  it('are one table, with those that have none', () => {
    expect(rowsOf(section()).slice(1)).toEqual([
      '||x*y + z|||A|||FMA&lt;i&gt;||||7| |✗ Alate.rules:9| ||1 proved|||',
      '||x*y + z|||B, C||none|||||||',
    ]);
  });

  it('link their rules', () => {
    const links = [...section()!.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
    expect(links).toEqual([ruleId('gen/A.rules', 7), ruleId('gen/Alate.rules', 9)]);
  });

  it('mark the machine that differs', () => {
    const marked = section(['rules ask x*y - z']);
    expect(marked).toMatch(/<tr class="parts"><th scope="row"><code>x\*y \+ z<\/code><\/th><td>A</);
    expect(marked).toContain('≠ rules ask x*y - z');
    expect(section()).not.toContain('class="parts"');
  });

  it('are left out where there are none', () => {
    expect(familySection([], () => undefined)).toBeUndefined();
  });
});

describe('the names of rules', () => {
  it.each([
    [[], ''],
    [['a/A.rules'], ''],
    [['a/b/A.rules', 'a/b/B.rules'], 'a/b/'],
    [['a/bc/A.rules', 'a/b/B.rules'], 'a/'],
    [['a/A.rules', 'a/A.rules'], 'a/'],
    [['/A.rules', '/B.rules'], '/'],
    [['A.rules', 'a/A.rules'], ''],
    [['a/b/A.rules', 'a/A.rules'], 'a/'],
  ])('%j lie in %j', (files, folder) => {
    expect(commonFolder(files)).toBe(folder);
  });

  it('are identifiers without a blank, of any file name', () => {
    expect(ruleId('a b/"<\ud800>.rules', 3)).toBe('rule=a%20b%2F%22%3C%EF%BF%BD%3E.rules:3');
  });

  it('are not guessed where two files have one name', () => {
    const links = ruleLinks(['a/A.rules', 'b/A.rules', 'b/B.rules']);
    expect(links('A.rules', 1)).toBeUndefined();
    expect(links('B.rules', 1)).toBe('rule=b%2FB.rules:1');
  });
});

describe('packing', () => {
  const rest = (page: string) => [...page.matchAll(/<script type="text\/plain" id="pack-\d+">([^<]*)</g)];
  const bodiesOf = (page: string) =>
    [
      ...page.matchAll(/<div class="body">(.+?)<\/div>\n<\/details>(?=\n<details class="rule"|\n<\/div>)/gs),
    ].map(([, body]) => body!);

  it('keeps the rules that fit, and packs the others in their order', () => {
    const text = proved.repeat(7);
    const bodies = bodiesOf(pageOf(text));
    expect(bodies.length).toBe(7);
    const page = pageOf(text, { budget: 2.5 * (bodies[0]!.length + 300), packSize: 2 });
    expect(bodiesOf(page)).toEqual(bodies.slice(0, 2));
    const unpacked = rest(page).map(
      ([, pack]) => JSON.parse(gunzipSync(Buffer.from(pack!, 'base64')).toString()) as string[],
    );
    expect(unpacked.map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(unpacked.flat()).toEqual(bodies.slice(2));
  });

  it('packs first what has no model', () => {
    const size = bodiesOf(pageOf(proved))[0]!.length + 300;
    const page = pageOf(unsupported.repeat(3) + proved, { budget: 1.2 * size, packSize: 2 });
    expect(
      [...page.matchAll(/<details class="rule" id="rule=RISCV64.rules:(\d)"/g)].map(([, line]) => line),
    ).toEqual(['4']);
    expect(page).toContain('Without scripts 3 rules of this page cannot be shown');
  });

  it('leaves a small run as it is', () => {
    const page = pageOf(proved.repeat(7));
    expect(rest(page)).toEqual([]);
    expect(page).not.toContain('Without scripts');
  });

  it('keeps small data readable, and packs what is large', () => {
    expect(storedScript(pageHost, 'data', ['</script>']).markup).toBe(
      '<script type="application/json" id="data">["\\u003c/script\\u003e"]</script>',
    );
    const large = 'x'.repeat(200_000);
    const [, packed] = /<script type="text\/plain" id="data">(.*)<\/script>/.exec(
      storedScript(pageHost, 'data', large).markup,
    )!;
    expect(packed!.length).toBeLessThan(1000);
    expect(JSON.parse(gunzipSync(Buffer.from(packed!, 'base64')).toString())).toBe(large);
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
      'output noscript figure figcaption pre mark script b i br strong abbr dl dt dd del ins nav kbd';
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
