/** A form that shows what a rule, or an op, makes of an input of one's own. */
import type { OpEvaluation } from '../../src/evaluation/evaluate-op.ts';
import type { Tried, TryField } from '../../src/evaluation/try-rule.ts';
import { textElement } from './prose.ts';

/** What is to be shown for values of the fields. */
type Run = (values: Readonly<Record<string, string>>) => Promise<HTMLElement>;

export function tryForm(
  name: string,
  fields: readonly Pick<TryField, 'name' | 'type'>[],
  run: Run,
): HTMLElement {
  const details = document.createElement('details');
  const summary = document.createElement('summary');
  summary.textContent = name;
  const form = document.createElement('form');
  form.className = 'try';
  for (const { name: field, type } of fields) {
    const label = document.createElement('label');
    const input = document.createElement('input');
    input.name = field;
    input.value = '0';
    input.autocomplete = 'off';
    label.append(`${field} (${type})`, input);
    form.append(label);
  }
  const submit = document.createElement('button');
  submit.textContent = 'Compute';
  form.append(submit);
  const output = document.createElement('div');
  output.className = 'tried';
  output.setAttribute('role', 'status');
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const values = Object.fromEntries([...new FormData(form)].map(([field, value]) => [field, `${value}`]));
    output.replaceChildren(await run(values));
  });
  const hint = document.createElement('p');
  hint.className = 'faint';
  hint.textContent = 'Decimal, such as -3 or 0.1, or bits, such as 0x8000000000000000.';
  details.append(summary, hint, form, output);
  return details;
}

/** Both sides of a rule. */
export function sidesTable(tried: Tried): HTMLElement {
  if (tried.kind === 'error') return textElement('p', `${tried.name}: ${tried.message}`);
  const { table, body } = tableOf('Rounding', 'Source', 'Target', '');
  for (const { roundingModes, source, target, admitted, differs } of tried.rows) {
    const row = body.insertRow();
    row.insertCell().textContent = tried.rows.length > 1 ? roundingModes.join(' ') : 'any';
    row.insertCell().textContent = `${source.value}  ${source.bits}`;
    row.insertCell().textContent = `${target.value}  ${target.bits}`;
    row.insertCell().textContent = !admitted
      ? 'the conditions do not hold'
      : differs
        ? 'they differ'
        : 'equal';
  }
  return table;
}

/** The results of an op. */
export function resultTable({ results, undefinedUnless, rounds }: OpEvaluation): HTMLElement {
  if (undefinedUnless !== undefined)
    return textElement('p', `Go leaves the result open unless ${undefinedUnless}.`);
  const { table, body } = tableOf('Rounding', 'Result', 'Flags');
  for (const { part, roundingModes, value, bits, flags } of results) {
    const row = body.insertRow();
    row.insertCell().textContent = rounds ? roundingModes.join(' ') : 'any';
    row.insertCell().textContent = [...(part ? [part] : []), value, bits].join('  ');
    row.insertCell().textContent = flags.join(' ');
  }
  return table;
}

function tableOf(...titles: readonly string[]) {
  const table = document.createElement('table');
  const head = table.createTHead().insertRow();
  for (const title of titles) head.append(heading(title));
  return { table, body: table.createTBody() };
}

function heading(title: string): HTMLElement {
  const cell = textElement('th', title);
  cell.setAttribute('scope', 'col');
  return cell;
}
