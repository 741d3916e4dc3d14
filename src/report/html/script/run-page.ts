/// <reference lib="dom" />
import type { Address } from './address.ts';
import type { GroupData, PageData, RuleData } from './page-data.ts';

interface Rule {
  readonly data: RuleData;
  /** What search looks at, in lower case. */
  readonly text: string;
  /** Its place among the packed rules, if it is one of them. */
  readonly packed: number | undefined;
  readonly group: Group;
  element?: HTMLDetailsElement;
}

interface Group extends GroupData {
  readonly element: HTMLDetailsElement;
  /** As the page has it. */
  readonly folded: boolean;
  /** Rules shown at once; more on request. */
  limit: number;
  matches: readonly Rule[];
}

/**
 * Runs in the browser: narrows the list of rules, makes and fills those that are packed when they are looked at,
 * and keeps the view in the address. It is written out as text, so it refers to nothing outside of itself.
 */
export async function runPage(
  load: (id: string) => Promise<unknown>,
  address: Address,
  reach: (within: ParentNode) => void,
): Promise<void> {
  const find = <Kind extends HTMLElement>(id: string) => document.getElementById(id) as Kind;
  const form = find<HTMLFormElement>('filters');
  const [search, op] = [find<HTMLInputElement>('search'), find<HTMLInputElement>('op')];
  const file = find<HTMLSelectElement>('file');
  const boxes = Array.from(form.querySelectorAll<HTMLInputElement>('input[name=verdict]'));
  const portion = 200;

  const measure = (): void => {
    reach(document);
    // What the address names is not to lie under the bar that stays in view.
    const bar = Math.max(form.offsetHeight, find('bar').offsetHeight);
    document.documentElement.style.scrollPaddingTop = `${bar + 8}px`;
  };

  const data = (await load('data')) as PageData;
  const opNames = data.ops.map(name => name.toLowerCase());
  const rules: Rule[] = [];
  let packedRules = 0;
  const sections = document.querySelectorAll<HTMLDetailsElement>('details.group');
  const groups = data.groups.map((groupData, index): Group => {
    const element = sections[index]!;
    const group: Group = { ...groupData, element, folded: !element.open, limit: portion, matches: [] };
    const standing = element.querySelectorAll<HTMLDetailsElement>('details.rule');
    for (let place = 0; place < group.rules; place++) {
      const ruleData = data.rules[rules.length]!;
      const isStanding = place < group.standing;
      rules.push({
        data: ruleData,
        text: ruleData[3].toLowerCase(),
        group,
        packed: isStanding ? undefined : packedRules++,
        ...(isStanding && { element: standing[place]! }),
      });
    }
    return group;
  });
  const byPlace = new Map(rules.map(rule => [rule.data[0].slice('rule='.length), rule]));
  /** The rule that the address names. */
  let named: Rule | undefined;

  /** Markup of this report's own making, the same as that of the rules that are not packed. */
  const fromMarkup = (markup: string): HTMLDetailsElement => {
    const template = document.createElement('template');
    template.innerHTML = markup;
    return template.content.firstElementChild as HTMLDetailsElement;
  };
  const elementOf = (rule: Rule): HTMLDetailsElement => {
    rule.element ??= fromMarkup(rule.data[4]!);
    return rule.element;
  };

  /** What is asked for, as the address writes it. */
  const asked = () => {
    const chosen = boxes.filter(({ checked }) => checked).map(({ value }) => value);
    return {
      q: search.value.trim(),
      op: op.value.trim(),
      file: file.selectedOptions[0]!.value,
      verdict: chosen.length === boxes.length ? '' : chosen.join(' ') || 'none',
    };
  };
  const writeAddress = (): void =>
    address.write({ ...asked(), rule: decodeURIComponent(named?.data[0].slice('rule='.length) ?? '') });

  /** Indexes of the ops that are meant: the one of that name, else all whose names hold the text. */
  const wantedOps = (text: string): ReadonlySet<number> => {
    const exact = opNames.indexOf(text.toLowerCase());
    const holding = [...opNames.keys()].filter(index => opNames[index]!.includes(text.toLowerCase()));
    return new Set(exact >= 0 ? [exact] : holding);
  };

  const showGroup = (group: Group): void => {
    const { element, matches, limit } = group;
    element.hidden = matches.length === 0;
    const of = matches.length === group.rules ? '' : `${matches.length} of `;
    element.querySelector('.size')!.textContent = `${of}${group.rules} rule${group.rules === 1 ? '' : 's'}`;
    if (!element.open) return;
    const shown = matches.slice(0, limit);
    if (named?.group === group && !shown.includes(named)) shown.push(named);
    element.querySelector('.rules')!.replaceChildren(...shown.map(elementOf));
    const rest = matches.length - limit;
    const more = element.querySelector<HTMLElement>('button.more')!;
    more.hidden = rest <= 0;
    more.textContent = `Show ${Math.min(portion, rest)} more of ${rest}`;
  };

  const filter = (): void => {
    const { q, op: opText, file: inFile, verdict } = asked();
    const words = q.toLowerCase().split(/\s+/).filter(Boolean);
    const ops = opText === '' ? undefined : wantedOps(opText);
    const fileIndex = data.files.indexOf(inFile);
    const verdicts = verdict === '' ? undefined : verdict.split(' ');
    const isMatch = ({ text, data: [, ruleFile, ruleOps] }: Rule): boolean =>
      (inFile === '' || ruleFile === fileIndex) &&
      (ops === undefined || ruleOps.some(index => ops.has(index))) &&
      words.every(word => text.includes(word));
    for (const group of groups) group.matches = [];
    const matches = rules.filter(
      rule =>
        rule === named ||
        ((verdicts === undefined || verdicts.includes(rule.group.verdict)) && isMatch(rule)),
    );
    for (const group of groups) {
      group.matches = matches.filter(rule => rule.group === group);
      const isSought = [q, opText, verdict].some(text => text !== '') || named?.group === group;
      group.element.open = isSought || !group.folded;
      showGroup(group);
    }
    find('nothing').hidden = matches.length > 0;
    find('count').textContent = `${matches.length} of ${rules.length} rules match`;
  };

  /** The packs that were asked for, each unpacked once. */
  const packs = new Map<number, Promise<unknown>>();
  const fill = async (rule: Rule): Promise<void> => {
    if (rule.packed === undefined || rule.element!.dataset['filled']) return;
    rule.element!.dataset['filled'] = 'true';
    const number = Math.floor(rule.packed / data.packSize);
    const bodies = packs.get(number) ?? load(`pack-${number}`);
    packs.set(number, bodies);
    rule.element!.lastElementChild!.innerHTML = ((await bodies) as readonly string[])[
      rule.packed % data.packSize
    ]!;
  };
  const ruleOf = (element: Element): Rule | undefined => byPlace.get(element.id.slice('rule='.length));

  /** The view that the address names, and the rule in it. */
  const readAddress = async (): Promise<void> => {
    const view = address.read();
    if (view === undefined) {
      filter();
      measure();
      return;
    }
    search.value = view.get('q') ?? '';
    op.value = view.get('op') ?? '';
    file.value = view.get('file') ?? '';
    if (file.selectedIndex < 0) file.value = '';
    const chosen = view.get('verdict')?.split(' ');
    for (const box of boxes) box.checked = chosen === undefined || chosen.includes(box.value);
    const place = encodeURIComponent(view.get('rule') ?? '').replace(/%3A/g, ':');
    named = byPlace.get(place);
    filter();
    if (named !== undefined) {
      elementOf(named).open = true;
      await fill(named);
    }
    measure();
    if (view.size > 0) (named?.element ?? find('rules')).scrollIntoView();
  };

  const copy = async (button: HTMLElement): Promise<void> => {
    // A page that did not come over a safe connection has no clipboard.
    if (navigator.clipboard === undefined) {
      window.prompt('The address of this view', location.href);
      return;
    }
    await navigator.clipboard.writeText(location.href);
    const label = button.textContent;
    button.textContent = 'Copied';
    window.setTimeout(() => {
      button.textContent = label;
    }, 1500);
  };

  let waiting = 0;
  /** The rule that is opened while the change waits stays named. */
  const changeAfter = (milliseconds: number): void => {
    named = undefined;
    clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      for (const group of groups) group.limit = portion;
      filter();
      writeAddress();
    }, milliseconds);
  };
  form.addEventListener('input', () => changeAfter(80));
  form.addEventListener('reset', () => changeAfter(0));
  form.addEventListener('submit', event => event.preventDefault());
  op.addEventListener(
    'focus',
    () => find('ops').append(...[...data.ops].sort().map(name => new Option(name, name))),
    { once: true },
  );
  document.addEventListener('keydown', event => {
    const typing = event.target instanceof Element && event.target.matches('input, select, textarea');
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    search.focus();
    search.select();
  });
  // What a user opens or closes, and not what the page opens by itself.
  document.addEventListener('click', event => {
    if (!(event.target instanceof Element)) return;
    if (event.target.matches('button.copy')) {
      void copy(event.target as HTMLElement);
      return;
    }
    const element = event.target.closest('summary')?.parentElement;
    if (!(element instanceof HTMLDetailsElement) || !element.matches('.rule')) return;
    const rule = ruleOf(element);
    if (!element.open) named = rule;
    else if (named === rule) named = undefined;
    writeAddress();
  });
  // `toggle` does not rise from the element, but it is seen on the way down.
  const onToggle = async (event: Event): Promise<void> => {
    const { target } = event;
    if (!(target instanceof HTMLDetailsElement) || !target.open) return;
    const group = groups.find(({ element }) => element === target);
    if (group !== undefined) showGroup(group);
    const rule = target.matches('.rule') ? ruleOf(target) : undefined;
    if (rule !== undefined) await fill(rule);
    reach(target);
  };
  document.addEventListener('toggle', event => void onToggle(event), true);
  for (const group of groups) {
    group.element.querySelector('button.more')!.addEventListener('click', () => {
      group.limit += portion;
      showGroup(group);
    });
  }
  window.addEventListener('hashchange', () => void readAddress());
  window.addEventListener('resize', measure);
  form.hidden = false;
  await readAddress();
}
