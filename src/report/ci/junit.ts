/**
 * JUnit XML, by the schema that Jenkins reads: a suite for each rules file, a case for each instance. What is wrong
 * with the text of a file, and what only shows over all rules, are cases of their own, so that nothing drops out.
 */
import type { InstanceResult, RuleResult } from '../../check/run.ts';
import { visible } from '../../text/visible.ts';
import { type Finding, linesOf, weakerVerdict } from './finding.ts';
import type { Review } from './review.ts';
import { renderXml, type XmlElement } from './xml.ts';

export function renderJunit({ tool, files, findings, results }: Review): string {
  const diagnostics = findings.filter(({ of }) => of === undefined);
  const names = [
    ...new Set([...files, ...results.map(({ file }) => file), ...diagnostics.map(({ place }) => place.file)]),
  ];
  const suites = names.map(name => {
    const cases = [
      ...diagnostics.filter(({ place }) => place.file === name).map(caseOfDiagnostic),
      ...results.filter(({ file }) => file === name).flatMap(casesOf),
    ];
    return suite(name, cases.length > 0 ? cases : [passed(name)]);
  });
  return renderXml({
    name: 'testsuites',
    attributes: { name: tool.name, ...sums(suites.map(({ counts }) => counts)) },
    children: suites.map(({ element }) => element),
  });
}

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
}

const sums = (all: readonly Counts[]): Counts => ({
  tests: all.reduce((sum, { tests }) => sum + tests, 0),
  failures: all.reduce((sum, { failures }) => sum + failures, 0),
  errors: all.reduce((sum, { errors }) => sum + errors, 0),
});

function suite(name: string, cases: readonly XmlElement[]) {
  const having = (outcome: string) =>
    cases.filter(({ children = [] }) =>
      children.some(child => typeof child !== 'string' && child.name === outcome),
    ).length;
  const counts = { tests: cases.length, failures: having('failure'), errors: having('error') };
  const attributes = { name, ...counts, skipped: having('skipped') };
  return { counts, element: { name: 'testsuite', attributes, children: cases } };
}

function casesOf(rule: RuleResult): XmlElement[] {
  return rule.instances.map(instance => ({
    name: 'testcase',
    attributes: {
      name: `${rule.file}:${instance.result.line}:${instance.result.column} ${instance.rule}`,
      classname: rule.file,
      status: instance.verdict,
    },
    children: outcomeOf(rule, instance),
  }));
}

/** What was looked at and not shown to be wrong passes, and says so; what no one could look at is skipped. */
function outcomeOf(rule: RuleResult, instance: InstanceResult): XmlElement[] {
  const { verdict, counterexample, known, was } = instance;
  const message = visible(instance.rule);
  const lines = linesOf(rule, instance);
  if (known)
    return [{ name: 'skipped', children: [[`${verdict}, as in the baseline`, ...lines].join(': ')] }];
  if (was !== undefined && verdict !== 'refuted') {
    const attributes = { type: weakerVerdict, message: lines[0]! };
    return [{ name: 'failure', attributes, children: [message, ...lines] }];
  }
  switch (verdict) {
    case 'refuted': {
      const attributes = { type: verdict, message: counterexample?.why ?? message };
      return [{ name: 'failure', attributes, children: [message, ...lines] }];
    }
    case 'undecided':
    case 'unsupported':
      return [{ name: 'skipped', children: [[verdict, ...lines].join(': ')] }];
    case 'tested':
    case 'vacuous':
      return [{ name: 'system-out', children: [[verdict, ...lines].join(': ')] }];
    case 'proved':
      return [];
  }
}

/** Of a file in which nothing is wrong: readers take a suite without cases for one that did not run. */
const passed = (name: string): XmlElement => ({
  name: 'testcase',
  attributes: { name, classname: name, status: 'passed' },
});

function caseOfDiagnostic({ code, level, message, lines, place, known }: Finding): XmlElement {
  const outcome = known
    ? { name: 'skipped', children: [`as in the baseline: ${message}`] }
    : level === 'error'
      ? { name: 'error', attributes: { type: code, message }, children: [message, ...lines] }
      : { name: 'system-err', children: [message, ...lines] };
  return {
    name: 'testcase',
    attributes: {
      name: `${place.file}:${place.line}:${place.column} ${code}`,
      classname: place.file,
      status: code,
    },
    children: [outcome],
  };
}
