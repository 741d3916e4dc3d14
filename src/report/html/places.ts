/** How the rules of a run are named on its page, and in links to them. */
import { fileNameOf } from '../../text/source.ts';

/** The folder that holds all of several files, with the slash at its end; nothing where there is none. */
export function commonFolder(files: readonly string[]): string {
  const [first, ...others] = files.map(file => file.split('/').slice(0, -1));
  if (first === undefined || others.length === 0) return '';
  const shared = first.findIndex((part, index) => others.some(folder => folder[index] !== part));
  const common = shared < 0 ? first : first.slice(0, shared);
  return common.map(part => `${part}/`).join('');
}

/**
 * The identifier of a rule's element. Links to it work without a script; with one, `#rule=RISCV64.rules:756` is
 * also the part of the page's address that names the rule.
 */
export function ruleId(file: string, line: number): string {
  const wellFormed = file.replaceAll(/\p{Cs}/gu, '\uFFFD');
  return `rule=${encodeURIComponent(`${wellFormed}:${line}`).replaceAll('%3A', ':')}`;
}

/** From the name of a file without its folder, and a line, to the rule's identifier: where only one is meant. */
export type RuleLinks = (file: string, line: number) => string | undefined;

export function ruleLinks(files: readonly string[]): RuleLinks {
  return (file, line) => {
    const [meant, ...others] = files.filter(name => fileNameOf(name) === file);
    return meant === undefined || others.length > 0 ? undefined : ruleId(meant, line);
  };
}
