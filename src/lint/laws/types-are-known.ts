import type { Lint } from '../lint.ts';
import { fieldSpan } from '../table-fields.ts';

/** Fields of the compiler's `Types`, and what the generator spells otherwise; Go 1.19 to 1.27. */
const types: ReadonlySet<string> = new Set(
  (
    'Bool Int8 Int16 Int32 Int64 UInt8 UInt16 UInt32 UInt64 Int Float32 Float64 UInt Uintptr String BytePtr ' +
    'Int32Ptr UInt32Ptr IntPtr UintptrPtr Float32Ptr Float64Ptr BytePtrPtr Vec128 Vec256 Vec512 Mask Flags Mem Void Int128'
  ).split(' '),
);

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
      const part = parts.find(one => !types.has(one));
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
