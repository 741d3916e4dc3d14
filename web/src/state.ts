/** The rules and their machine in the address, so that a link shows them. */
export interface State {
  readonly arch: string;
  readonly text: string;
}

export function readState(hash: string): State | undefined {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const [arch, text] = [parameters.get('arch'), parameters.get('rules')];
  return arch === null || text === null ? undefined : { arch, text };
}

export const writeState = ({ arch, text }: State): string =>
  `#${new URLSearchParams({ arch, rules: text }).toString()}`;
