/** What the ops of a machine mean: one page for each, found by its name, with a form to try it. */
import type { HandbookPage, HandbookParameter } from '../../src/handbook/op-page.ts';
import type { Evaluated } from './messages.ts';
import { textElement } from './prose.ts';
import { resultTable, tryForm } from './try-form.ts';

export interface HandbookAnswers {
  pages(arch: string): Promise<readonly HandbookPage[]>;
  evaluate(arch: string, op: string, operands: readonly string[]): Promise<Evaluated>;
}

/** Fills the element, and gives what shows another machine there. Pages are asked for once it is opened. */
export function handbook(root: HTMLDetailsElement, answers: HandbookAnswers): { show(arch: string): void } {
  const summary = document.createElement('summary');
  const label = textElement('label', 'Find ');
  const find = document.createElement('input');
  find.type = 'search';
  find.autocomplete = 'off';
  label.append(find);
  const count = textElement('p', '');
  count.className = 'faint';
  count.setAttribute('role', 'status');
  const list = document.createElement('div');
  root.append(summary, label, count, list);

  let [wanted, shown] = ['', ''];
  let entries: readonly { readonly words: string; readonly element: HTMLElement }[] = [];

  const filter = (): void => {
    const text = find.value.trim().toLowerCase();
    let left = 0;
    for (const { words, element } of entries) {
      element.hidden = !words.includes(text);
      left += element.hidden ? 0 : 1;
    }
    count.textContent = text === '' ? `${entries.length} ops and blocks` : `${left} of ${entries.length}`;
  };
  const fill = async (): Promise<void> => {
    if (!root.open || shown === wanted) return;
    const arch = wanted;
    shown = arch;
    count.textContent = 'is being read';
    const pages = await answers.pages(arch);
    // Another machine may have been chosen in between.
    if (arch !== wanted) return;
    entries = pages.map(page => ({
      words: `${page.name} ${page.sentence}`.toLowerCase(),
      element: pageElement(page, answers),
    }));
    list.replaceChildren(...entries.map(({ element }) => element));
    filter();
  };
  root.addEventListener('toggle', fill);
  find.addEventListener('input', filter);
  return {
    show(arch) {
      wanted = arch;
      summary.textContent = `Handbook: what the ops of ${arch} mean`;
      void fill();
    },
  };
}

function pageElement(page: HandbookPage, answers: HandbookAnswers): HTMLElement {
  const details = document.createElement('details');
  details.className = 'op';
  const summary = document.createElement('summary');
  summary.append(textElement('code', page.shape), ` ${page.sentence}`);
  details.append(summary);
  const fill = (): void => {
    if (details.childElementCount > 1) return;
    details.append(...contentOf(page), ...(canBeTried(page) ? [formOf(page, answers)] : []));
  };
  details.addEventListener('toggle', fill);
  return details;
}

function contentOf({
  manual,
  operands,
  constants,
  results,
  commutative,
  definedWhere,
}: HandbookPage): HTMLElement[] {
  const list = document.createElement('ul');
  for (const one of [...operands, ...constants]) list.append(textElement('li', parameterWords(one)));
  for (const { meaning, ...result } of results) {
    const item = textElement('li', parameterWords(result));
    if (meaning !== undefined) item.append(': ', textElement('code', meaning));
    list.append(item);
  }
  const notes = [
    ...(commutative ? ['The first two operands may be exchanged.'] : []),
    ...(definedWhere === undefined
      ? []
      : [`Go leaves the result open elsewhere than where ${definedWhere}.`]),
  ];
  const source = textElement('p', manual);
  source.className = 'faint';
  return [list, ...notes.map(note => textElement('p', note)), source];
}

const parameterWords = ({ name, type, contract }: HandbookParameter): string =>
  [`${name}, ${type}`, ...(contract === undefined ? [] : [contract])].join('; ');

/** What is read from memory, or taken out of a tuple, is not written in a field. */
const canBeTried = ({ kind, operands, results }: HandbookPage): boolean =>
  kind === 'op' &&
  [...operands, ...results].every(({ type }) => !['memory', 'a tuple', 'of its type'].includes(type));

function formOf({ name, arch, operands, constants }: HandbookPage, answers: HandbookAnswers): HTMLElement {
  const fields = [...operands, ...constants];
  return tryForm(`Try ${name}`, fields, async values => {
    const texts = fields.map(field => values[field.name] ?? '0');
    const evaluated = await answers.evaluate(arch, name, texts);
    return evaluated.kind === 'error'
      ? textElement('p', evaluated.message)
      : resultTable(evaluated.evaluation);
  });
}
