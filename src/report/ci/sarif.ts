/** SARIF 2.1.0, the format of code scanning (OASIS, "Static Analysis Results Interchange Format"). */
import type {
  ArtifactLocation,
  Fix,
  Location,
  Log,
  ReportingDescriptor,
  Result,
  Region as SarifRegion,
} from 'sarif';
import type { PlainLabel, Region, RuleResult, Run } from '../../check/run.ts';
import { headline } from '../headline.ts';
import { renderJson } from '../json.ts';
import { codeBlock } from '../markdown/inert.ts';
import { helpOf } from './code-help.ts';
import { type Finding, findingsOf } from './finding.ts';

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** @param digest of a text; results with the same fingerprint are the same from one run to the next */
export function renderSarif(run: Run, digest: (text: string) => string): string {
  const findings = findingsOf(run);
  const rules = rulesOf(findings);
  const log: Log = {
    $schema: schema,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { ...run.tool, rules } },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: run.interrupted !== true && run.errors.length === 0 }],
        artifacts: run.files.map(file => ({ location: artifact(file), sourceLanguage: 'rules' })),
        results: findings.map(finding => ({
          ...resultOf(finding, rules, digest),
          ...(run.baseline && { baselineState: finding.known ? 'unchanged' : 'new' }),
        })),
        properties: { headline: headline(run), seed: run.seed, runs: run.runs, summary: run.summary },
      },
    ],
  };
  return renderJson(log);
}

/** SARIF's rules are kinds of findings: each that the run has, once. */
function rulesOf(findings: readonly Finding[]): ReportingDescriptor[] {
  const levels = new Map(findings.map(({ code, level }) => [code, level]));
  return [...levels].map(([code, seen]) => {
    const { short, help, level } = helpOf(code, seen);
    return {
      id: code,
      name: pascalCase(code),
      shortDescription: { text: short },
      fullDescription: { text: help },
      help: { text: `${short} ${help}`, markdown: `**${short}** ${help}` },
      defaultConfiguration: { level },
    };
  });
}

/** `unknown-op` is UnknownOp. */
const pascalCase = (code: string): string =>
  code.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());

function resultOf(
  { code, level, message, lines, place, related, identity, of }: Finding,
  rules: readonly ReportingDescriptor[],
  digest: (text: string) => string,
): Result {
  return {
    ruleId: code,
    ruleIndex: rules.findIndex(({ id }) => id === code),
    level,
    message: {
      text: [message, ...lines].join('\n'),
      markdown: codeBlock([message, ...lines], 'text'),
    },
    locations: [locationOf(place)],
    ...(related.length > 0 && {
      relatedLocations: related.map((label, index) => ({ id: index + 1, ...locationOf(label) })),
    }),
    partialFingerprints: { 'rulecheck/v1': digest(identity) },
    ...(of && fixesOf(of.rule)),
    ...(of && {
      properties: {
        arch: of.rule.arch,
        instance: of.instance.rule,
        ...(of.instance.counterexample && { counterexample: of.instance.counterexample }),
        ...(of.instance.assumptions.length > 0 && { assumptions: of.instance.assumptions }),
      },
    }),
  };
}

/** Only what is proved for all instances of the rule is offered: it takes the place of the whole rule. */
function fixesOf(rule: RuleResult): { fixes?: Fix[] } {
  if (rule.repair === undefined) return {};
  const replacements = [{ deletedRegion: regionOf(rule), insertedContent: { text: rule.repair.rule } }];
  const artifactChanges = [{ artifactLocation: artifact(rule.file), replacements }];
  return { fixes: [{ description: { text: 'a rule that is proved' }, artifactChanges }] };
}

function locationOf({ file, text, source, ...region }: PlainLabel): Location {
  return {
    physicalLocation: {
      artifactLocation: artifact(file),
      region: regionOf(region),
      ...(source !== undefined &&
        region.line === region.endLine && {
          contextRegion: { startLine: region.line, snippet: { text: source } },
        }),
    },
    ...(text !== undefined && { message: { text } }),
  };
}

const regionOf = ({ line, column, endLine, endColumn }: Region): SarifRegion => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
});

/** A path as a URI; what is not absolute is relative to the root of the sources. */
function artifact(file: string): ArtifactLocation {
  const path = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  if (path.startsWith('/')) return { uri: `file://${path}` };
  return { uri: path.replace(/^(?:\.\/)+/, ''), uriBaseId: '%SRCROOT%' };
}
