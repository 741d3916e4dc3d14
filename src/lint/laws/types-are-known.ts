import { compilerTypes } from '../../rules/resolve/known-names.ts';
import type { Lint } from '../lint.ts';
import { fieldSpan } from '../table-fields.ts';

/** Not in `Types`: the generator knows them by these very names. */
const spelledOut: ReadonlySet<string> = new Set(['Flags', 'Mem', 'Void', 'Int128']);
const types: ReadonlySet<string> = new Set([...compilerTypes, ...spelledOut]);

export const typesAreKnown: Lint = {
  code: 'type-known',
  law: "The type of an op is one of the compiler's, or two of them in parentheses.",
  why: 'The type becomes `typ.NAME` in the generated program where a rule makes a new value and does not say its type: that rule then does not compile. A tuple has two parts: `Tuple expect 2 arguments`.',
  example: {
    of: 'ops',
    wrong: '{name: "ADD", argLength: 2, typ: "(UInt64,UInt64,Flags)"},',
    right: '{name: "ADD", argLength: 2, typ: "(UInt64,Flags)"},',
  },
  category: 'tables',
  severity: 'error',
  visit: {
    *op({ op }) {
      if (op.type === undefined || op.declared === undefined) return;
      const span = fieldSpan(op.declared, 'typ');
      const isTuple = op.type.startsWith('(');
      const parts = isTuple ? op.type.slice(1, -1).split(',') : [op.type];
      if (isTuple && parts.length !== 2) {
        yield { span, message: `a tuple has two parts, \`${op.type}\` has ${parts.length}` };
        return;
      }
      // A blank behind `typ.` is Go all the same.
      const part = parts.map(one => one.trim()).find(one => !types.has(one));
      const blank = parts.find(one => spelledOut.has(one.trim()) && one !== one.trim());
      if (part === undefined && blank !== undefined)
        yield {
          span,
          message: `the generator knows \`${blank.trim()}\` only without a blank beside it`,
          atMost: 'warning',
        };
      if (part === undefined) return;
      const help = meant(part);
      yield {
        span,
        message: `\`${part}\` is not a type of the compiler's`,
        ...(help !== undefined && { help: `did you mean \`${help}\`?` }),
        atMost: 'warning',
      };
    },
  },
};

const meant = (part: string): string | undefined =>
  [...types].find(type => type.toLowerCase() === part.toLowerCase());
