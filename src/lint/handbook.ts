/** The laws for readers: one at a time at a terminal, and all of them as a page. */
import { wrap } from '../text/columns.ts';
import { isFirm, lawTexts } from './law-texts.ts';
import { type Category, categories, type LawText } from './lint.ts';

/** What `--explain CODE` prints. */
export function explainLaw({ code, law, why, example, category, severity, fixable }: LawText): string {
  const level = isFirm(code) ? `${severity}; a rule that breaks it means nothing` : severity;
  return [
    `${code} (${level}${fixable ? '; --fix mends it' : ''})`,
    categories[category],
    '',
    ...wrap('', law),
    '',
    ...wrap('', why),
    '',
    ...(example.ops === undefined ? [] : ['With the ops:', ...shown(example.ops), '']),
    ...(example.generator === undefined ? [] : ['With the code:', ...shown(example.generator), '']),
    'Wrong:',
    ...shown(example.wrong),
    '',
    'Right:',
    ...shown(example.right),
    '',
  ].join('\n');
}

/** Examples of what is too long are long. */
function shown(text: string): string[] {
  return text
    .split('\n')
    .map(line => `  ${shortened(line)}`)
    .slice(0, 12);
}

const shortened = (line: string): string =>
  line.length <= 120 ? line : `${line.slice(0, 60)} ... ${line.slice(-50)}`;

/** The page of the handbook, in Markdown. */
export function lawPage(): string {
  const all = [...lawTexts.values()];
  const sections = (Object.keys(categories) as Category[]).flatMap(category => {
    const laws = all.filter(law => law.category === category);
    return laws.length === 0 ? [] : [`## ${categories[category]}`, ...laws.map(lawSection)];
  });
  return `${['# What `rulecheck lint` checks', introduction, ...sections].join('\n\n')}\n`;
}

const introduction = [
  'Written by `npm run handbook`; `rulecheck lint --explain CODE` prints the same. Severities are the defaults:',
  'errors fail, warnings are counted, advice is shown with `--verbose`, and what is off is looked for only where',
  'a configuration asks.',
].join('\n');

function lawSection({ code, law, why, example, severity, fixable }: LawText): string {
  const fence = '```';
  return [
    `### ${code}`,
    `*${severity}${fixable ? ', fixable' : ''}.* ${law} ${why}`,
    `${fence}\nwrong:  ${shown(example.wrong).join('\n      ').trim()}\nright:  ${shown(example.right).join('\n      ').trim()}\n${fence}`,
  ].join('\n\n');
}
