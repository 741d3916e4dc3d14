/** What hover says of the functions that conditions ask, and that it is so. */
import { describe, expect, it } from 'vitest';
import { RulesDocument } from '../../src/editor/document.ts';
import { hoverAt } from '../../src/editor/hover.ts';
import { occurrencesIn } from '../../src/editor/occurrences.ts';
import { builtinTables } from '../../src/model/builtin-tables.ts';
import { isas } from '../../src/semantics/ops/index.ts';
import { Source } from '../../src/text/source.ts';
import { goRules, sourceOf } from '../support/go-rules.ts';
import { checkFile } from '../support/verdicts.ts';

const documentOf = (source: Source, arch: string) =>
  new RulesDocument(source, arch, builtinTables(isas.get('generic')!, isas.get(arch)!));

function hover(arch: string, rule: string, text: string): string | undefined {
  return hoverAt(documentOf(new Source(`${arch}.rules`, rule), arch), rule.indexOf(text))?.markdown;
}

const noModel = 'has no model yet';

describe('a helper', () => {
  it.each([
    [
      'RISCV64',
      '(ADD <t> x y) && is32BitInt(t) => (ADD y x)',
      'is32BitInt',
      '`is32BitInt(*types.Type)` gives bool; it is asked of each type',
    ],
    [
      'ARM64',
      '(ADD x y) && canMergeSym(s, t) => x',
      'canMergeSym',
      '`canMergeSym(Sym, Sym)` gives bool; it is computed as',
    ],
    ['ARM64', '(FlagConstant [fc]) && fc.ltNoov() => x', 'fc.ltNoov', '`fc.ltNoov()` gives bool'],
    [
      'ARM64',
      '(MOVDconst [c]) => (MOVDconst [int64(int32(c))])',
      'int32',
      '`int32`: a conversion to this type',
    ],
    ['ARM64', '(ADD <t> x y) && t.IsFloat() => x', 't.IsFloat', '`t.IsFloat()` gives bool'],
    ['ARM64', '(ADD x y) && isPowerOfTwo(c) => x', 'isPowerOfTwo', '`isPowerOfTwo(integer)` gives bool'],
    ['ARM64', '(ADD x y) && flagify(x) => x', 'flagify', noModel],
  ])('of %s, %s: %s', (arch, rule, name, words) => {
    expect(hover(arch, rule, name)).toContain(words);
  });

  it('is said to have no model only where no rule has one that asks it', context => {
    const rules = goRules('1.27');
    if ('missing' in rules) return context.skip(rules.missing);
    const wrong = ['generic', 'ARM64', 'S390X', 'PPC64', 'AMD64'].flatMap(arch => {
      const document = documentOf(sourceOf(rules.folder, `${arch}.rules`), arch);
      const denied = new Map(
        document.rules.flatMap(rule =>
          occurrencesIn(rule).flatMap(({ kind, span }) => {
            const said = kind === 'helper' ? hoverAt(document, span.start)?.markdown : undefined;
            const line = document.source.position(rule.span.start).line;
            return said?.includes(noModel) ? [[line, said] as const] : [];
          }),
        ),
      );
      return checkFile(rules.folder, `${arch}.rules`, arch)
        .filter(({ line }) => denied.has(line))
        .filter(({ claim }) => claim.kind === 'claim')
        .map(({ line }) => `${arch}.rules:${line}: ${denied.get(line)}`);
    });
    expect(wrong).toEqual([]);
  });
});
