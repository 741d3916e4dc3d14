/** Expressions of the language that rules read backwards lead to, for matches on flags, constants and branches. */
import { describe, expect, it } from 'vitest';
import { readRules, rulesCovering } from '../../src/check/read-rules.ts';
import { builtinTables } from '../../src/model/builtin-tables.ts';
import { PassRules } from '../../src/reproduce/known-rules.ts';
import { reproduceRule } from '../../src/reproduce/rule.ts';
import { instancesOf } from '../../src/reproduce/trials/instances.ts';
import { proposeTrials } from '../../src/reproduce/trials/search.ts';
import { isas } from '../../src/semantics/ops/index.ts';
import { Source } from '../../src/text/source.ts';

const tables = builtinTables(isas.get('generic')!, isas.get('ARM')!);

const lowering = `
(Sub32 ...) => (SUB ...)
(Neg32 x) => (RSBconst [0] x)
(Const32 [val]) => (MOVWconst [int32(val)])
(Less32 x y) => (LessThan (CMP x y))
(If (LessThan cc) yes no) => (LT cc yes no)
(CMP x (MOVWconst [c])) => (CMPconst [c] x)
(CMP x y) && canonLessThan(x, y) => (InvertFlags (CMP y x))
(LT (CMPconst [0] z:(SUB x y)) yes no) && z.Uses == 1 => (LTnoov (CMP x y) yes no)
(RSBconst [c] (MOVWconst [d])) => (MOVWconst [c-d])
(Div32u x y) => (Select0 <typ.UInt32> (CALLudiv x y))
`;

/** The first rule of the text is the one that is refuted. */
function found(rule: string) {
  const source = new Source('ARM.rules', `${rule}\n${lowering}`);
  const file = readRules(source, 'ARM', tables, rulesCovering(source, []));
  const rules = file.rules.flatMap(({ instances }) => instances);
  const compiler = { arch: 'ARM', passes: [new PassRules('lower', [{ source, rules }])] };
  const reproduced = reproduceRule(file, compiler, 1);
  if (reproduced.kind === 'problem') throw new Error(reproduced.message);
  const [[target, counterexample] = []] = [...reproduced.counterexamples];
  const proposal = proposeTrials(target!, compiler, counterexample!);
  if (proposal.kind === 'none') throw new Error(proposal.reason);
  const bodies = [...new Set(proposal.calls.map(({ trial }) => trial.body.join('\n')))];
  return { bodies, counterexample: counterexample! };
}

describe('expressions', () => {
  it('branch on the difference whose sign a rule reads of the exchanged one', () => {
    const { bodies } = found('(LTnoov (InvertFlags cmp) yes no) => (GTnoov cmp yes no)');
    expect(bodies).toContain('c1 := uint32(0)\nif int32(x - y) < int32(c1) {\n\treturn 1\n}\nreturn 2');
  });

  it('are of an op of several results, where the machine has one in its place', () => {
    const { bodies } = found(
      '(Select0 (CALLudiv x (MOVWconst [7]))) => (Select1 (CALLudiv x (MOVWconst [7])))',
    );
    expect(bodies[0]).toBe('c1 := uint32(7)\nreturn uint64(x / c1)');
  });

  it('compute a constant from which the rules make the one that is meant', () => {
    const { bodies } = found('(SUB x (MOVWconst [7])) => (SUB x (MOVWconst [8]))');
    expect(bodies).toContain('c1 := uint32(0xfffffff9)\nreturn uint64(x - (-c1))');
  });
});

it('finds other constants for which the rule is wrong, the plain ones first', () => {
  const { counterexample } = found('(SUB x (MOVWconst [c])) && c > 100 => (SUB x (MOVWconst [c+1]))');
  const [own, ...others] = instancesOf(counterexample);
  expect(own!.constants).toEqual(
    new Map(
      counterexample.inputs.flatMap(({ input, bits }) =>
        input.role === 'constant' ? [[input.name, bits]] : [],
      ),
    ),
  );
  expect(others.length).toBeGreaterThan(1);
  for (const { constants } of others) expect(BigInt.asIntN(32, constants.get('c')!)).toBeGreaterThan(100n);
});
