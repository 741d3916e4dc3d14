/** What an editor shows of the word under the pointer, as Markdown. */
import { type HandbookPage, type HandbookParameter, pagesOf } from '../handbook/op-page.ts';
import { functions, members, type Signature } from '../model/go/compiler.ts';
import type { GoFunction } from '../model/go/go-function.ts';
import { helperWords as handleWords, methodNames } from '../model/go/handles.ts';
import { goFunctions } from '../model/go/library.ts';
import { constantTypes, goTypes } from '../model/go/type.ts';
import type { Rule } from '../rules/ast.ts';
import { spell } from '../rules/expand.ts';
import type { BlockInfo, OpInfo } from '../rules/tables/op-info.ts';
import { isas } from '../semantics/ops/index.ts';
import type { Span } from '../text/source.ts';
import type { RulesDocument } from './document.ts';
import { type Occurrence, occurrencesIn } from './occurrences.ts';

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

export function hoverAt(document: RulesDocument, offset: number): Hover | undefined {
  const occurrence = document.occurrenceAt(offset);
  const markdown = occurrence && wordsOf(document, occurrence);
  return markdown === undefined ? undefined : { span: occurrence!.span, markdown };
}

function wordsOf(document: RulesDocument, occurrence: Occurrence): string | undefined {
  switch (occurrence.kind) {
    case 'op':
      return occurrence.names.map(name => opWords(document, name)).join('\n\n---\n\n');
    case 'variable':
      return variableWords(document, occurrence);
    case 'helper':
      return helperWords(occurrence.name);
    case 'field':
      return undefined;
  }
}

function opWords(document: RulesDocument, name: string): string {
  const declared = document.declared(name);
  if (declared.length === 0) return `\`${name}\` is declared in no op table`;
  return declared.map(info => pageWords(info)).join('\n\n');
}

/** The page of the handbook; of an op without a meaning what its table says. */
function pageWords(info: OpInfo | BlockInfo): string {
  const page = pageOf(info);
  return page === undefined ? declarationWords(info) : pageMarkdown(page);
}

function pageOf({ arch, name }: OpInfo | BlockInfo): HandbookPage | undefined {
  const isa = isas.get(arch);
  return isa && pagesOf(isa, name).find(page => page.name === name);
}

function declarationWords(info: OpInfo | BlockInfo): string {
  const takes =
    'controls' in info
      ? `a block with ${info.controls} controls`
      : `${info.argLength < 0 ? 'any number of' : info.argLength} operands`;
  const fields = [...(info.aux === undefined ? [] : [`aux ${info.aux}`])];
  if ('type' in info && info.type !== undefined) fields.push(`type ${info.type}`);
  return `**${info.name}** (${info.arch}): ${[takes, ...fields].join(', ')}. It has no meaning in rulecheck.`;
}

function pageMarkdown(page: HandbookPage): string {
  const rows = [...page.operands, ...page.constants, ...page.results].map(parameterLine);
  const meanings = page.results.flatMap(({ name, meaning }) =>
    meaning === undefined ? [] : [`${name} = ${meaning}`],
  );
  return [
    `**${page.name}** (${page.arch}) ${page.sentence}`,
    ['```', page.shape, ...meanings, '```'].join('\n'),
    rows.join('\n'),
    ...(page.definedWhere === undefined ? [] : [`Go defines the result only where ${page.definedWhere}.`]),
    `*${page.manual}*`,
  ].join('\n\n');
}

const parameterLine = ({ name, type, contract }: HandbookParameter): string =>
  `* \`${name}\`: ${type}${contract === undefined ? '' : `, ${contract}`}`;

/** What a variable is: by the op of the match that binds it, as far as its name tells. */
function variableWords(
  document: RulesDocument,
  { name, rule }: Extract<Occurrence, { kind: 'variable' }>,
): string | undefined {
  const known = predeclared.get(name);
  if (known !== undefined) return `\`${name}\`: ${known}`;
  const binding = bindingOf(rule, name);
  if (binding === undefined) return `\`${name}\` is bound nowhere in the match`;
  const about = aboutBinding(document, rule, binding);
  return `\`${name}\`: ${about.length === 0 ? 'a value of the match' : about.join('; ')}`;
}

type Variable = Extract<Occurrence, { kind: 'variable' }>;

/** Where a name gets its meaning. */
export function bindingOf(rule: Rule, name: string): Variable | undefined {
  return occurrencesIn(rule).find(
    (occurrence): occurrence is Variable =>
      occurrence.kind === 'variable' && occurrence.binds && occurrence.name === name,
  );
}

function aboutBinding(document: RulesDocument, rule: Rule, { operandOf, fieldOf, span }: Variable): string[] {
  const node = operandOf?.node ?? fieldOf?.node;
  if (node === undefined) return [`the value matched at ${place(document, span)}`];
  const names = [
    ...new Set(Array.from({ length: rule.memberCount }, (_, member) => spell(node.op, member).text)),
  ];
  const pages = names.flatMap(name => document.declared(name)).flatMap(info => pageOf(info) ?? []);
  if (fieldOf?.field === 'type') return [`the type of ${names.join(' or ')}`];
  const parameters = pages.flatMap(({ name, operands, constants }) => {
    const list = operandOf === undefined ? constants : operands;
    const index = operandOf?.index ?? (fieldOf!.field === 'auxint' ? 0 : constants.length - 1);
    const parameter = list[index];
    return parameter === undefined
      ? []
      : [
          `${role(operandOf?.index, fieldOf?.field)} of ${name}, ${parameter.type}${parameter.contract === undefined ? '' : `: ${parameter.contract}`}`,
        ];
  });
  return [...new Set(parameters)];
}

const ordinals = ['first', 'second', 'third', 'fourth'];
const role = (index: number | undefined, field: string | undefined): string =>
  index === undefined ? `the ${field}` : `the ${ordinals[index] ?? `${index + 1}th`} operand`;

const place = ({ source }: RulesDocument, { start }: Span): string => {
  const { line, column } = source.position(start);
  return `${line}:${column}`;
};

/** What the generator declares in every rewrite function. */
const predeclared: ReadonlyMap<string, string> = new Map([
  ['v', 'the value that is rewritten'],
  ['b', 'the block of the value that is rewritten'],
  ['config', 'the configuration of the compiler'],
  ['typ', 'the types that the compiler knows by name'],
  ['fe', 'the front end of the compiler'],
]);

/** A function, a conversion, or a method of what the rule names. */
function helperWords(name: string): string {
  const dot = name.lastIndexOf('.');
  const method = dot < 0 || functions.has(name) ? undefined : name.slice(dot + 1);
  const known = goFunctions.get(name) ?? (method === undefined ? undefined : methodOfConstant(method));
  if (known !== undefined) return functionWords(name, known, method !== undefined);
  if (goTypes.has(name)) return `\`${name}\`: a conversion to this type`;
  const words = method === undefined ? modelled.get(name) : methodWords(method);
  if (words === undefined) return `\`${name}\`: a rule that asks it has no model yet`;
  const declared = method === undefined ? functions.get(name) : methodSignatures.get(method);
  const shown = declared
    ? `\`${name}(${declared.parameters.join(', ')})\` gives ${declared.result}`
    : `\`${name}\``;
  return `${shown}; ${words}`;
}

function functionWords(name: string, { parameters, result, panics }: GoFunction, isMethod: boolean): string {
  const names = parameters
    .slice(isMethod ? 1 : 0)
    .map(parameter => (typeof parameter === 'string' ? parameter : parameter.name));
  const given = result === 'same' ? 'the type of its argument' : result.name;
  return [
    `\`${name}(${names.join(', ')})\` gives ${given}`,
    ...(panics === undefined ? [] : [`panics for ${panics.words}`]),
  ].join('; ');
}

/** Of a packed constant, as `ltNoov` of flags. */
const methodOfConstant = (method: string): GoFunction | undefined =>
  [...goFunctions].find(([name]) => name.endsWith(`.${method}`) && !functions.has(name))?.[1];

const methodWords = (method: string): string | undefined =>
  [...methodNames, 'FieldType'].includes(method) || packedMethods.has(method)
    ? 'it is asked of what the rule names'
    : undefined;

/** Of what constants pack, as `vo.Off()`. */
const packedMethods: ReadonlySet<string> = new Set(
  Object.values(constantTypes).flatMap(type =>
    type.kind === 'struct' ? [...type.fields].flatMap(([name, { plain }]) => (plain ? [] : [name])) : [],
  ),
);

const methodSignatures: ReadonlyMap<string, Signature> = new Map(
  [...members.values()].flatMap(list =>
    [...list].flatMap(([name, one]) => (typeof one === 'string' ? [] : [[name, one] as const])),
  ),
);

/** Beside functions of the compiler what Go itself has. */
const modelled: ReadonlyMap<string, string> = new Map([
  ...handleWords,
  ['rewriteCondSelectIntoMath', 'either answer is taken to be possible'],
  ['addToSub', 'it has a model inside rewriteCondSelectIntoMath alone'],
  ['types.NewTuple', 'it is the type of a tuple'],
  ['max', 'the greatest of its arguments'],
  ['min', 'the least of its arguments'],
]);
