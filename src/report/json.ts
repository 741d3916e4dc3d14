/** Characters that can make a terminal or an editor show something else than what is there. */
const deceptive = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A report as the JSON of the command line's contract, version 1, on indented lines. */
export function renderJson(report: object): string {
  const json = JSON.stringify(report, undefined, 2);
  return `${json.replace(deceptive, character => (character === '\n' ? character : escaped(character)))}\n`;
}

/** As JSON itself escapes: each code unit by four digits. */
function escaped(character: string): string {
  return character
    .split('')
    .map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
