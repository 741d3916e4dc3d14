import type { GoExpr } from '../../rules/go-ast.ts';
import { partsOf, qualifiedName } from '../../rules/go-parts.ts';
import { operandsOf, valuesIn } from '../../rules/resolve/walk.ts';
import type { Lint } from '../lint.ts';
import { boundName } from '../logic/generality.ts';

export const powersOfTwoKeepTheirSign: Lint = {
  code: 'unsigned-power',
  law: 'Of the constant of an unsigned division it is asked whether it is an unsigned power of two.',
  why: 'The highest power of two is negative as a signed number, of which `isPowerOfTwo` is false: the rewrite is missed, and a rule behind it may take the constant for something else (golang/go#76688).',
  example: {
    of: 'rules',
    arch: 'generic',
    wrong: '(Div64u n (Const64 [c])) && isPowerOfTwo(c) => (Rsh64Ux64 n (Const64 <n.Type> [log64(c)]))',
    right:
      '(Div64u n (Const64 [c])) && isUnsignedPowerOfTwo(uint64(c)) => (Rsh64Ux64 n (Const64 <n.Type> [log64u(uint64(c))]))',
  },
  category: 'ranges',
  severity: 'warning',
  visit: {
    *rule({ rule }) {
      if (rule.kind !== 'value' || rule.condition === undefined) return;
      const unsigned = new Set<string>();
      for (const value of operandsOf(rule, 'match').flatMap(operand => valuesIn(operand))) {
        if (!/^(?:Div|Mod)\d+u$|^(?:DIVU|REMU)/.test(value.op.name)) continue;
        const divisor = value.args[1];
        const name = divisor?.kind === 'value' && divisor.auxint ? boundName(divisor.auxint) : undefined;
        if (name !== undefined) unsigned.add(name);
      }
      if (unsigned.size === 0) return;
      for (const part of partsOf(rule.condition)) {
        const asked = signedPower(part);
        if (asked === undefined || !unsigned.has(asked)) continue;
        yield {
          span: part.span,
          message: `\`${asked}\` divides an unsigned number, but its highest power of two is negative here`,
          help: 'ask `isUnsignedPowerOfTwo` of the constant as an unsigned number',
        };
      }
    },
  },
};

/** The name of which a signed helper is asked. */
function signedPower(part: GoExpr): string | undefined {
  if (part.kind !== 'call' || !/^isPowerOfTwo\d*$/.test(qualifiedName(part.callee) ?? '')) return undefined;
  const [arg] = part.args;
  return arg?.kind === 'identifier' ? arg.name : undefined;
}
