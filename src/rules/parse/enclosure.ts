/** The closing bracket of an opening one; `<` is a bracket only around a type. */
export const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };

/** What the bracket at a place in the text of a rule encloses, in the language's words. */
export function enclosureAt(text: string, at: number): string {
  const bracket = text[at]!;
  if (/[\w)\]]/.test(text[at - 1] ?? '')) return attached[bracket]!;
  if (isInCondition(text, at)) return 'parenthesis';
  return bracket === '{' && /=>\s*$/.test(text.slice(0, at)) ? 'code' : detached[bracket]!;
}

/** Between the first `&&` and the arrow. */
export function isInCondition(text: string, at: number): boolean {
  const and = text.indexOf('&&');
  const arrow = text.indexOf('=>');
  return and >= 0 && and < at && (arrow < 0 || at <= arrow);
}

/** A bracket that follows a name or another bracket at once belongs to a Go expression. */
const attached: Readonly<Record<string, string>> = { '(': 'call', '[': 'index', '{': 'literal', '<': 'type' };
const detached: Readonly<Record<string, string>> = { '(': 'op', '[': 'auxint', '{': 'aux', '<': 'type' };

/** The innermost bracket that is still open at a place, `<` of a type included. */
export function openAt(
  text: string,
  end: number,
): { readonly bracket: string; readonly at: number } | undefined {
  const open: { bracket: string; at: number }[] = [];
  for (const { 0: token, index } of text.slice(0, end).matchAll(brackets)) {
    if (closing[token] !== undefined) open.push({ bracket: token, at: index });
    else if (open.length > 0 && closing[open.at(-1)!.bracket] === token) open.pop();
  }
  return open.at(-1);
}

/** `<` with a blank before and none behind opens a type. */
const brackets = /[([{)\]}]|(?<=\s)<(?=\w)|(?<=[\w)])>/g;
