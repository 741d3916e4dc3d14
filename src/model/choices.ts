/**
 * Cases of a rule that are told apart only as its model asks for them: the type of a value, a setting of the
 * compiler. A model is made once for each combination of answers that it asks for.
 */
import { NotModelled } from './missing.ts';

/** What has been answered so far, by question. */
export type Answers = ReadonlyMap<string, string>;

/** The options that a case stands for: they have made no difference so far. The first is the answer. */
type Alike = readonly [string, ...string[]];

/**
 * Thrown where a question has no answer yet, or one that does not tell enough. It is no failure: an `Error` would
 * write down the whole stack, for each case of each rule.
 */
export class Unanswered {
  readonly question: string;
  readonly options: readonly Alike[];

  constructor(question: string, options: readonly Alike[]) {
    this.question = question;
    this.options = options;
  }
}

/** Thrown where no program is in the case at hand: its types do not fit, or a condition is false whatever the values are. */
export class ImpossibleCase {
  /** In which way. */
  readonly words: string | undefined;

  constructor(words?: string) {
    this.words = words;
  }
}

export class Choices {
  readonly answers: Answers;
  readonly #known: ReadonlyMap<string, Alike>;

  constructor(known: ReadonlyMap<string, Alike>) {
    this.#known = known;
    this.answers = new Map([...known].map(([question, [answer]]) => [question, answer]));
  }

  /**
   * The option of that name which this case stands for. Options of one kind are one case, unless somebody else asks the
   * same question and tells more of them apart: nothing but the kind may be read of what this gives.
   */
  choose<Option>(
    question: string,
    options: ReadonlyMap<string, Option>,
    kindOf: (option: Option) => unknown = option => option,
  ): Option {
    const kinds = this.#kinds(question, options, kindOf);
    if (kinds.length > 1) throw new Unanswered(question, kinds);
    return options.get(kinds[0]![0])!;
  }

  /**
   * The same without options that make no case: a question also where they leave only one. Where they leave none, all
   * are asked, so that the rest of the rule is read too.
   */
  chooseAmong<Option>(
    question: string,
    options: ReadonlyMap<string, Option>,
    isPossible: (option: Option) => boolean,
    kindOf: (option: Option) => unknown = option => option,
  ): Option {
    if (this.answers.has(question)) return this.choose(question, options, kindOf);
    const possible = new Map([...options].filter(([, option]) => isPossible(option)));
    if (possible.size === 0 || possible.size === options.size) return this.choose(question, options, kindOf);
    throw new Unanswered(question, this.#kinds(question, possible, kindOf));
  }

  #kinds<Option>(
    question: string,
    options: ReadonlyMap<string, Option>,
    kindOf: (option: Option) => unknown,
  ): readonly Alike[] {
    const asked = this.#known.get(question) ?? [...options.keys()];
    const open = asked.filter(name => options.has(name));
    if (open.length === 0) throw new ImpossibleCase();
    const byKind = new Map<unknown, [string, ...string[]]>();
    for (const name of open) {
      const kind = kindOf(options.get(name)!);
      const alike = byKind.get(kind);
      if (alike === undefined) byKind.set(kind, [name]);
      else alike.push(name);
    }
    return [...byKind.values()];
  }
}

/** More cases than this are not told apart: two types of a dozen, for pointers of two sizes, are some hundreds. */
const caseLimit = 1_024;

/** So many are foreseen by a case, if all others ask what it asks: then none is modelled for nothing. */
const foreseenLimit = 2 * caseLimit;

/** What a model gives in every case, in the order of the options. Throws `NotModelled` where there are too many. */
export function inEveryCase<Result>(model: (choices: Choices) => Result): Result[] {
  const results: Result[] = [];
  const open: { readonly known: ReadonlyMap<string, Alike>; readonly foreseen: number }[] = [
    { known: new Map(), foreseen: 1 },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { known, foreseen } = next;
    if (results.length + open.length > caseLimit || foreseen > foreseenLimit)
      throw new NotModelled(
        'construct',
        'cases',
        `more than ${caseLimit} combinations of types and settings`,
      );
    try {
      results.push(model(new Choices(known)));
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      const more = foreseen * error.options.length;
      for (const alike of [...error.options].reverse())
        open.push({ known: new Map([...known, [error.question, alike]]), foreseen: more });
    }
  }
  return results;
}
