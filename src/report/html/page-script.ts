/// <reference lib="dom" />
import type { PageData } from './page-data.ts';

/**
 * Runs in the browser: narrows the list of rules, and unpacks what a rule says when it is opened. It is
 * written out as text, so it refers to nothing outside of itself.
 */
function runPage(): void {
  const find = <Kind extends HTMLElement>(id: string) => document.getElementById(id) as Kind;
  const data = JSON.parse(find('data').textContent ?? '') as PageData;
  const rules = Array.from(document.querySelectorAll<HTMLDetailsElement>('details.rule'));
  const groups = Array.from(document.querySelectorAll<HTMLElement>('section.group'));
  const form = find<HTMLFormElement>('filters');
  const [search, op] = [find<HTMLInputElement>('search'), find<HTMLInputElement>('op')];
  const file = find<HTMLSelectElement>('file');
  let texts: readonly string[] | undefined;

  /** Indexes of the ops that are meant: the one of that name, else all whose names hold the text. */
  const wantedOps = (): ReadonlySet<number> | undefined => {
    const text = op.value.trim().toLowerCase();
    if (text === '') return undefined;
    const names = data.ops.map(name => name.toLowerCase());
    const exact = names.indexOf(text);
    return new Set(exact >= 0 ? [exact] : [...names.keys()].filter(index => names[index]!.includes(text)));
  };

  const filter = (): void => {
    const boxes = form.querySelectorAll<HTMLInputElement>('input[name=verdict]:checked');
    const verdicts = new Set(Array.from(boxes, ({ value }) => value));
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const ops = wantedOps();
    if (words.length > 0)
      texts ??= rules.map(rule => (rule.firstElementChild?.textContent ?? '').toLowerCase());
    const matches = new Set<Element>();
    rules.forEach((rule, index) => {
      const [verdict, inFile, named] = data.rules[index]!;
      const matching =
        verdicts.has(verdict) &&
        (file.value === '' || Number(file.value) === inFile) &&
        (ops === undefined || named.some(name => ops.has(name))) &&
        words.every(word => texts![index]!.includes(word));
      if (matching) matches.add(rule);
    });
    for (const group of groups) narrow(group, matches);
    find('nothing').hidden = matches.size > 0;
    find('count').textContent = `${matches.size} of ${rules.length} rules match`;
  };

  /** Rules that a group shows at once; more on request. */
  const portion = 200;
  const limits = new Map<Element, number>();
  const narrow = (group: HTMLElement, matches: ReadonlySet<Element>): void => {
    const limit = limits.get(group) ?? portion;
    let count = 0;
    for (const rule of group.querySelectorAll<HTMLElement>('details.rule')) {
      rule.hidden = !matches.has(rule) || ++count > limit;
    }
    group.hidden = count === 0;
    const more = group.querySelector<HTMLElement>('button.more')!;
    more.hidden = count <= limit;
    more.textContent = `Show ${Math.min(portion, count - limit)} more of ${count - limit}`;
  };

  /** What scrolls in a box of its own can be reached by keyboard. */
  const reach = (within: ParentNode): void => {
    for (const box of within.querySelectorAll<HTMLElement>('.scroll, pre')) {
      // To measure what is not shown would lay it out.
      if (box.closest('details:not([open])') !== null) continue;
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute('tabindex');
    }
  };

  /** The packs that were asked for, each unpacked once. */
  const packs = new Map<number, Promise<readonly string[]>>();
  const unpack = async (number: number): Promise<readonly string[]> => {
    const text = atob(find(`pack-${number}`).textContent ?? '');
    const bytes = Uint8Array.from(text, character => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return (await new Response(stream).json()) as readonly string[];
  };

  const fill = async (rule: HTMLDetailsElement): Promise<void> => {
    const place = rules.indexOf(rule) - data.packed.first;
    if (place < 0 || rule.dataset['filled']) return;
    rule.dataset['filled'] = 'true';
    const number = Math.floor(place / data.packed.size);
    const bodies = packs.get(number) ?? unpack(number);
    packs.set(number, bodies);
    // Markup of this report's own making: the same as that of the rules that are not packed.
    rule.lastElementChild!.innerHTML = (await bodies)[place % data.packed.size]!;
  };

  const onOpen = async (details: HTMLDetailsElement): Promise<void> => {
    if (details.matches('.rule')) await fill(details);
    reach(details);
  };

  const openTarget = (): void => {
    const target = rules.find(({ id }) => id !== '' && `#${id}` === location.hash);
    if (target === undefined) return;
    target.hidden = false;
    target.open = true;
    target.scrollIntoView();
  };

  let waiting = 0;
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(filter, 80);
  });
  form.addEventListener('reset', () => window.setTimeout(filter));
  form.addEventListener('submit', event => event.preventDefault());
  // `toggle` does not rise from the element, but it is seen on the way down.
  const onToggle = (event: Event) => {
    if (event.target instanceof HTMLDetailsElement && event.target.open) void onOpen(event.target);
  };
  document.addEventListener('toggle', onToggle, true);
  for (const group of groups) {
    group.querySelector('button.more')!.addEventListener('click', () => {
      limits.set(group, (limits.get(group) ?? portion) + portion);
      filter();
    });
  }
  window.addEventListener('hashchange', openTarget);
  window.addEventListener('resize', () => reach(document));
  form.hidden = false;
  filter();
  reach(document);
  openTarget();
}

/** The text of the page's script. */
export const pageScript = `(${runPage})();`;
