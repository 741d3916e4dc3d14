/** The page: what is typed goes to the worker, and what the worker says is shown. */
import { reach } from '../../src/report/html/script/page-script.ts';
import { style } from '../../src/report/html/style.ts';
import { architectures } from '../../src/semantics/ops/architectures.ts';
import { type Answers, rulesEditor } from './editor.ts';
import { examples } from './examples.ts';
import { handbook } from './handbook.ts';
import type { Answer, Question, RuleCard } from './messages.ts';
import { readState, type State, writeState } from './state.ts';
import { sidesTable, tryForm } from './try-form.ts';

const byId = <Kind extends HTMLElement>(id: string): Kind => document.getElementById(id) as Kind;
const archSelect = byId<HTMLSelectElement>('arch');
const exampleSelect = byId<HTMLSelectElement>('example');
const status = byId('status');
const cardList = byId('cards');

const look = new CSSStyleSheet();
look.replaceSync(style);
document.adoptedStyleSheets = [look];

for (const name of architectures) archSelect.add(new Option(name));
exampleSelect.add(new Option('choose one', ''));
for (const [index, { title }] of examples.entries()) exampleSelect.add(new Option(title, `${index}`));

const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
const ask = (question: Question): void => worker.postMessage(question);
let version = 0;
let lastId = 0;
const waiting = new Map<number, (answer: Answer) => void>();

type Asked = 'hover' | 'complete' | 'try' | 'handbook' | 'evaluate';

function asked<Kind extends Asked>(
  question: Extract<Question, { kind: Asked }>,
): Promise<Extract<Answer, { kind: Kind }>> {
  return new Promise(resolve => {
    waiting.set(question.id, answer => resolve(answer as Extract<Answer, { kind: Kind }>));
    ask(question);
  });
}

const answers: Answers = {
  async hover(offset) {
    const { span, markdown } = await asked<'hover'>({ kind: 'hover', id: ++lastId, offset });
    return span && markdown !== undefined ? { from: span.start, to: span.end, markdown } : undefined;
  },
  async complete(offset) {
    const { completions } = await asked<'complete'>({ kind: 'complete', id: ++lastId, offset });
    return completions;
  },
  changed: send,
};

const book = handbook(byId<HTMLDetailsElement>('handbook'), {
  pages: async arch => (await asked<'handbook'>({ kind: 'handbook', id: ++lastId, arch })).pages,
  async evaluate(arch, op, operands) {
    return (await asked<'evaluate'>({ kind: 'evaluate', id: ++lastId, arch, op, operands })).evaluated;
  },
});

const start: State = readState(location.hash) ?? examples[0]!;
archSelect.value = architectures.find(name => name === start.arch) ?? 'generic';
const editor = rulesEditor(byId('editor'), start.text, answers);

function send(text: string): void {
  const arch = archSelect.value;
  history.replaceState(undefined, '', writeState({ arch, text }));
  book.show(arch);
  version += 1;
  ask({ kind: 'text', version, arch, text });
}

worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
  switch (data.kind) {
    case 'read':
      if (data.version === version) editor.show(data.tokens, data.squiggles);
      break;
    case 'verdicts':
      if (data.version !== version) return;
      editor.show(undefined, data.squiggles);
      showCards(data.cards);
      status.textContent = data.waiting > 0 ? `${data.waiting} to check` : `${data.cards.length} checked`;
      break;
    default:
      waiting.get(data.id)?.(data);
      waiting.delete(data.id);
  }
});

/** Cards that stay the same stay as they are: what is open or filled in there is kept. */
const shown = new Map<string, HTMLElement>();

function showCards(cards: readonly RuleCard[]): void {
  const keyed = cards.map(card => [`${card.line} ${card.head}${card.body}`, card] as const);
  const keys = new Set<string>(keyed.map(([key]) => key));
  for (const [key, element] of shown) {
    if (keys.has(key)) continue;
    element.remove();
    shown.delete(key);
  }
  const elements = keyed.map(([key, card]) => {
    const element = shown.get(key) ?? cardElement(card);
    shown.set(key, element);
    return element;
  });
  for (const [index, element] of elements.entries())
    if (cardList.children[index] !== element)
      cardList.insertBefore(element, cardList.children[index] ?? null);
  reach(cardList);
}

addEventListener('resize', () => reach(cardList));
// Of what opens: the event does not bubble.
cardList.addEventListener('toggle', () => reach(cardList), { capture: true });

function cardElement(card: RuleCard): HTMLElement {
  const article = document.createElement('article');
  article.className = 'card';
  // Markup of the report, which escapes every text where it is put in.
  article.innerHTML = `<h3>${card.head}</h3>${card.body}`;
  const bar = document.createElement('div');
  bar.className = 'bar';
  bar.append(
    button('Show in the editor', () => editor.goTo(card.line)),
    button(
      'Copy as issue',
      copy(() => card.markdown),
    ),
  );
  article.append(bar);
  for (const [member, fields] of card.fields.entries()) {
    if (fields.length === 0) continue;
    const run = (values: Readonly<Record<string, string>>) =>
      asked<'try'>({ kind: 'try', id: ++lastId, line: card.line, member, values });
    const name = card.fields.length > 1 ? `Try an input of member ${member + 1}` : 'Try an input';
    article.append(tryForm(name, fields, async values => sidesTable((await run(values)).tried)));
  }
  return article;
}

function button(label: string, act: (event: Event) => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.addEventListener('click', act);
  return made;
}

const copy = (text: () => string) => async () => {
  await navigator.clipboard.writeText(text());
  status.textContent = 'copied';
};

archSelect.addEventListener('change', () => send(editor.text));
exampleSelect.addEventListener('change', () => {
  const example = examples[Number(exampleSelect.value)];
  if (exampleSelect.value === '' || example === undefined) return;
  archSelect.value = example.arch;
  if (editor.text === example.text) send(example.text);
  else editor.replace(example.text);
});
byId('link').addEventListener(
  'click',
  copy(() => location.href),
);
send(start.text);

if ('serviceWorker' in navigator && import.meta.env.PROD)
  await navigator.serviceWorker.register('./offline.js');
