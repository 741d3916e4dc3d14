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
import type { PlainLabel, Region } from '../../check/run.ts';
import { renderJson } from '../json.ts';
import { codeBlock } from '../markdown/inert.ts';
import type { Finding } from './finding.ts';
import type { Review } from './review.ts';

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** @param digest of a text; results with the same fingerprint are the same from one run to the next */
export function renderSarif(review: Review, digest: (text: string) => string): string {
  const { tool, files, findings, headline, succeeded, compared, properties } = review;
  const rules = rulesOf(review);
  const log: Log = {
    $schema: schema,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { ...tool, rules } },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: succeeded }],
        artifacts: files.map(file => ({ location: artifact(file), sourceLanguage: languageOf(file) })),
        results: findings.map(finding => ({
          ...resultOf(finding, rules, digest),
          ...(compared && { baselineState: finding.known ? 'unchanged' : 'new' }),
        })),
        properties: { headline, ...properties },
      },
    ],
  };
  return renderJson(log);
}

const languageOf = (file: string): string => (file.endsWith('.go') ? 'go' : 'rules');

/** SARIF's rules are kinds of findings: each that the run has, once. */
function rulesOf({ findings, helpOf }: Review): ReportingDescriptor[] {
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
  finding: Finding,
  rules: readonly ReportingDescriptor[],
  digest: (text: string) => string,
): Result {
  const { code, level, message, lines, place, related, identity, of } = finding;
  const fix = fixOf(finding);
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
    ...(fix && { fixes: [fix] }),
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

/** A repair is offered where it is proved for all instances of the rule: it takes the place of the whole rule. */
function fixOf({ of, fix, place }: Finding): Fix | undefined {
  const repair = of?.rule.repair;
  const { title, edits } = repair
    ? { title: 'a rule that is proved', edits: [{ ...of.rule, text: repair.rule }] }
    : { title: '', edits: [], ...fix };
  if (edits.length === 0) return undefined;
  const replacements = edits.map(edit => ({
    deletedRegion: regionOf(edit),
    insertedContent: { text: edit.text },
  }));
  const artifactChanges = [{ artifactLocation: artifact(place.file), replacements }];
  return { description: { text: title }, artifactChanges };
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
