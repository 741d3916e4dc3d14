/** Whether to colour what goes to a stream. */
export const colorChoices = ['auto', 'always', 'never'] as const;
export type ColorChoice = (typeof colorChoices)[number];

type Environment = Readonly<Record<string, string | undefined>>;

/** `--color` first, then `NO_COLOR` and `FORCE_COLOR` as no-color.org and Node have them, then the terminal. */
export function wantsColor(
  choice: ColorChoice,
  isTerminal: boolean,
  environment: Environment = process.env,
): boolean {
  if (choice !== 'auto') return choice === 'always';
  const { NO_COLOR: refused, FORCE_COLOR: forced, TERM: terminal } = environment;
  if (refused) return false;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTerminal && terminal !== 'dumb';
}
