/** Which of the compiler's functions beside the rules may do something else than rulecheck's models of them. */
import { modelledHandleHelpers } from '../model/go/handles.ts';
import { goFunctions } from '../model/go/library.ts';
import { helperTexts } from './helper-texts.ts';
import { helpersIn } from './helpers.ts';
import type { Hash } from './identity.ts';

/** Functions of the compiler whose model does what their text does. Those of other packages and methods stand in other files. */
export const modelledHelpers: readonly string[] = [
  ...[...goFunctions.keys()].filter(name => !name.includes('.')),
  ...modelledHandleHelpers,
];

/** Half of what a digest has: enough that no change meets a known text by chance. */
export const textDigest = (definition: string, hash: Hash): string => hash(definition).slice(0, 16);

/**
 * The modelled functions that a file of the compiler defines otherwise than every known release, or that call one which
 * it does.
 */
export function otherHelpersIn(text: string, hash: Hash): string[] {
  const helpers = helpersIn([text]);
  const isKnown = new Map<string, boolean>();
  const isOther = (name: string, definition: string): boolean => {
    const known =
      isKnown.get(name) ?? helperTexts.get(name)?.includes(textDigest(definition, hash)) ?? !isModelled(name);
    isKnown.set(name, known);
    return !known;
  };
  return modelledHelpers.filter(helper =>
    [...helpers.reachedFrom(helper)].some(([name, definition]) => isOther(name, definition)),
  );
}

const isModelled = (name: string): boolean => modelledHelpers.includes(name);
