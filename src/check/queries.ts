/** What is asked of a solver for each obligation of a rule, as text that stands by itself. */
import type { Obligation, Observation } from '../model/claim.ts';
import { smtQuery } from '../prove/smt-query.ts';
import type { Verdict } from '../prove/verdict.ts';
import { printInstance } from '../rules/print.ts';
import { fileNameOf } from '../text/source.ts';
import type { CheckedRule } from './checked.ts';

export interface Query {
  /** After the place of the rule: file, line, member of the alternations and obligation, both from 1. */
  readonly name: string;
  /** SMT-LIB: unsatisfiable exactly if the obligation holds in all bits. */
  readonly script: string;
}

/** Those of rules without a model are none. */
export function queriesOf({ source, read, instances }: CheckedRule): Query[] {
  const { line } = source.position(read.rule.span.start);
  const file = fileNameOf(source.name).replaceAll(/[^\w.-]/g, '_');
  return instances.flatMap(({ resolved, claim, verdict }, member) => {
    if (claim.kind === 'unsupported') return [];
    const rule = printInstance(resolved.instance);
    return claim.obligations.map((obligation, index) => {
      const answers = [...obligation.answers].map(([question, answer]) => `${question}: ${answer}`);
      const comments = [
        rule,
        ...answers,
        `sat is ${found[obligation.observed.kind]}`,
        verdictHere(obligation, verdict),
      ];
      return {
        name: `${file}-${line}-${member + 1}-${index + 1}.smt2`,
        script: smtQuery(obligation, comments).text,
      };
    });
  });
}

/** A verdict is of all questions of an instance, and an input that refutes it of one. */
function verdictHere(obligation: Obligation, { kind, counterexample }: Verdict): string {
  if (counterexample === undefined) return `the instance is ${kind} here`;
  const which = counterexample.obligation === obligation ? 'this one' : 'another one';
  return `the instance is ${kind} here, by ${which} of its questions`;
}

/** What an answer of `sat` means. */
const found: { readonly [Kind in Observation['kind']]: string } = {
  float: 'an input on which the sides differ in some bit, perhaps only in that of a NaN',
  integer: 'an input on which the sides differ',
  branch: 'an input on which the block goes to another successor',
  memory: 'an input on which memory differs at some address',
  duty: 'an input on which the result does not do what it owes',
};
