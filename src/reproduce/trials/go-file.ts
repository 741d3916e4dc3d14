/** Functions of trials as Go, and the file around them. */
import { tool } from '../../check/run.ts';
import { visible } from '../../text/visible.ts';
import { calledFunctions, type ValueType } from './go-ops.ts';
import type { Parameter } from './speller.ts';
import type { Trial } from './trial.ts';

export const functionName = (index: number): string => `f${index + 1}`;

/** `title`: what the program is for, as a comment; one line, in which everything invisible is escaped. */
export function fileOf(body: readonly string[], title: string, first: readonly string[] = []): string {
  const called = [...calledFunctions].filter(([name]) => body.some(line => line.includes(`${name}(`)));
  const lines = [
    ...first,
    `// Found by ${tool.name} ${tool.version} of a rewrite rule of the Go compiler:`,
    `// ${visible(title)}`,
    '',
    'package main',
    '',
    ...imports(body.join('\n')),
    ...body,
    ...called.flatMap(([, text]) => ['', ...text]),
    ...(body.some(line => line.includes('stored = ')) ? ['', 'var stored int'] : []),
    ...(body.some(line => line.includes('truth(')) ? ['', ...truth] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function imports(text: string): string[] {
  const used = ['fmt', 'math', 'math/bits', 'os', 'unsafe'].filter(path =>
    text.includes(`${path.split('/').at(-1)}.`),
  );
  if (used.length < 2) return used.flatMap(path => [`import "${path}"`, '']);
  return ['import (', ...used.map(path => `\t"${path}"`), ')', ''];
}

/** The function, which is not inlined; `comment`: lines above it. */
export function functionOf(trial: Trial, name: string, comment: readonly string[]): string[] {
  const { parameters, result, body, switches } = trial;
  const own = [
    ...declared(parameters),
    ...switches.map(({ identifiers, type }) => `${identifiers.join(', ')} ${type}`),
  ];
  return [
    ...comment.flatMap(line => [`// ${line}`, '//']),
    '//go:noinline',
    `func ${name}(${own.join(', ')})${resultText(result)} {`,
    ...body.map(line => `\t${line}`),
    '}',
    '',
  ];
}

export function referenceOfTrial({ parameters, result, reference }: Trial, name: string): string[] {
  return [
    `func ${name}(${declared(parameters).join(', ')})${resultText(result)} {`,
    ...reference.map(line => `\t${line}`),
    '}',
    '',
  ];
}

const resultText = (type: ValueType | undefined): string => (type === undefined ? '' : ` ${type}`);

/** `x, y uint8` and `p unsafe.Pointer` */
function declared(parameters: readonly Parameter[]): string[] {
  return parameters.flatMap(({ type }, index) => {
    if (parameters[index - 1]?.type === type) return [];
    const end = parameters.findIndex((one, at) => at > index && one.type !== type);
    const names = parameters.slice(index, end < 0 ? undefined : end).map(({ identifier }) => identifier);
    return [`${names.join(', ')} ${type}`];
  });
}

/** What the switches of a function are given. */
export const switchArguments = ({ switches }: Trial): string[] =>
  switches.flatMap(({ identifiers, argument }) => identifiers.map(() => argument));

export const goLines = (text: string): string[] => text.trim().split('\n');

const truth = goLines(`
func truth(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}
`);
