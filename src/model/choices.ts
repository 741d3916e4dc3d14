/**
 * Cases of a rule that are told apart only as its model asks for them: the type of a value, a setting of the
 * compiler. A model is made once for each combination of answers that it asks for.
 */
import { NotModelled } from './missing.ts';

/** What has been answered so far, by question. */
export type Answers = ReadonlyMap<string, string>;

/** Thrown where a question has no answer yet. */
export class Unanswered extends Error {
  override name = 'Unanswered';
  readonly question: string;
  readonly options: readonly string[];

  constructor(question: string, options: readonly string[]) {
    super(question);
    this.question = question;
    this.options = options;
  }
}

/** Thrown where no program is in the case at hand: its types do not fit, or a condition is false whatever the values are. */
export class ImpossibleCase extends Error {
  override name = 'ImpossibleCase';
}

export class Choices {
  readonly #answers: Answers;

  constructor(answers: Answers) {
    this.#answers = answers;
  }

  get answers(): Answers {
    return this.#answers;
  }

  /** The option of that name which this case stands for. */
  choose<Option>(question: string, options: ReadonlyMap<string, Option>): Option {
    const answer = this.#answers.get(question);
    if (answer !== undefined) return options.get(answer)!;
    if (options.size === 1) return [...options.values()][0]!;
    throw new Unanswered(question, [...options.keys()]);
  }
}

/** More cases than this are not told apart: Go's own rules have at most a few dozen. */
const caseLimit = 256;

/** What a model gives in every case, in the order of the options. Throws `NotModelled` where there are too many. */
export function inEveryCase<Result>(model: (choices: Choices) => Result): Result[] {
  const results: Result[] = [];
  const open: Answers[] = [new Map()];
  for (let answers = open.pop(); answers !== undefined; answers = open.pop()) {
    if (results.length + open.length > caseLimit)
      throw new NotModelled(
        'construct',
        'cases',
        `more than ${caseLimit} combinations of types and settings`,
      );
    try {
      results.push(model(new Choices(answers)));
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      for (const option of [...error.options].reverse())
        open.push(new Map([...answers, [error.question, option]]));
    }
  }
  return results;
}
