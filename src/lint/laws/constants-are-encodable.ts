import type { GoExpr } from '../../rules/go-ast.ts';
import { operandsOf, valuesIn } from '../../rules/resolve/walk.ts';
import type { ResolvedValue } from '../../rules/resolved.ts';
import type { Aux } from '../../semantics/ops/entry.ts';
import { isas } from '../../semantics/ops/index.ts';
import { rulesInOrder } from '../by-op.ts';
import type { Finding } from '../finding.ts';
import { computation, computed } from '../go/compute.ts';
import type { Lint } from '../lint.ts';
import { admitted, encodes, type InOrder } from '../logic/admitted.ts';
import { constantNames } from '../logic/constants.ts';
import { boundName } from '../logic/generality.ts';
import { integerValue } from '../logic/normal.ts';

export const constantsAreEncodable: Lint = {
  code: 'not-encodable',
  law: 'The constant of a result is one that the instruction can encode, whenever the rule applies.',
  why: "An immediate of 12 bits, or a shift amount below the width, is all that the instruction has room for. Go's generator does not look; the assembler refuses the program, or encodes something else.",
  example: {
    of: 'rules',
    wrong: '(ADDI [c] (ADDI [d] x)) => (ADDI [c+d] x)',
    right: '(ADDI [c] (ADDI [d] x)) && is12Bit(c+d) => (ADDI [c+d] x)',
  },
  category: 'ranges',
  severity: 'error',
  visit: {
    *value({ value, side }) {
      const { auxint } = value;
      const [aux, constant] = [auxOf(value), auxint && integerValue(auxint)];
      if (aux !== undefined && constant !== undefined) yield* ofLiteral(value, auxint!, aux, constant, side);
    },
    *ruleSet(set) {
      for (const node of rulesInOrder(set))
        for (const operand of operandsOf(node.rule, 'result'))
          for (const value of valuesIn(operand)) {
            const { auxint } = value;
            const aux = auxOf(value);
            if (aux === undefined || auxint === undefined || integerValue(auxint) !== undefined) continue;
            for (const finding of ofExpression(node, value, auxint, aux))
              yield { ...finding, source: node.source };
          }
    },
  },
};

/** What the instruction can encode, where that is known. */
function auxOf({ op }: ResolvedValue): Aux | undefined {
  const aux = isas.get(op.arch)?.ops.get(op.name)?.aux;
  return aux?.encodable === undefined || aux.kind !== op.aux ? undefined : aux;
}

function* ofLiteral(
  { op }: ResolvedValue,
  auxint: GoExpr,
  aux: Aux,
  constant: bigint,
  side: 'match' | 'result',
): Generator<Finding> {
  if (encodes(aux, constant) !== false) return;
  yield {
    span: auxint.span,
    message:
      side === 'result'
        ? `\`${op.name}\` cannot encode ${constant}`
        : `no \`${op.name}\` has the constant ${constant}, so the rule never applies`,
    notes: [`for the instruction, ${aux.encodable!.words}`],
    ...(side === 'match' && { atMost: 'warning' as const }),
  };
}

/** A constant that the match and the condition let through. */
function* ofExpression(rule: InOrder, { op }: ResolvedValue, auxint: GoExpr, aux: Aux): Generator<Finding> {
  const name = boundName(auxint);
  const matched = name === undefined ? undefined : constantNames(rule.rule).get(name)?.value;
  // What an instruction of the same range has already.
  if (matched !== undefined && auxOf(matched)?.encodable === aux.encodable) return;
  const known = admitted(rule, [auxint]);
  const run = known && computation(auxint, known.names);
  if (known === undefined || run === undefined) return;
  const values = known.find(some => {
    const constant = computed(run, some);
    return constant !== undefined && encodes(aux, constant) === false;
  });
  if (values === undefined) return;
  yield {
    span: auxint.span,
    message: `\`${op.name}\` cannot encode every constant that the rule lets through`,
    text: `${computed(run, values)} for ${known.describe(values)}`,
    notes: [`for the instruction, ${aux.encodable!.words}`],
    atMost: 'warning',
  };
}
