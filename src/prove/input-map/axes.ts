/** What a map of the inputs is drawn against: one input, two, or the product of two and what is added to it. */
import type { Input, Obligation } from '../../model/claim.ts';
import { multiply, nearest } from '../../semantics/float/index.ts';
import { subterms, type Term, variablesOf } from '../../semantics/term/term.ts';
import { classesOf, numberClasses, type OperandClass } from './classes.ts';

export interface Axis {
  /** `x`, or `x × y` for the rounded product. */
  readonly title: string;
  readonly classes: readonly OperandClass[];
  /** The inputs that it is made of, by their index. */
  readonly inputs: readonly number[];
  classOf(values: readonly bigint[]): number;
}

/** One or two axes; none where a rule has no inputs. Numbers come first. */
export function axesOf({ inputs, sources }: Obligation): readonly Axis[] {
  const axes = inputs.map(inputAxis);
  const numbers = axes.filter((_, index) => inputs[index]!.format !== undefined);
  const others = axes.filter((_, index) => inputs[index]!.format === undefined);
  const product = factorsIn(sources, inputs);
  if (product === undefined) return [...numbers, ...others].slice(0, 2);
  const addend = numbers.find(({ inputs: [index] }) => !product.includes(index!));
  return addend === undefined ? numbers.slice(0, 2) : [productAxis(inputs, product), addend];
}

function inputAxis(input: Input, index: number): Axis {
  const { classes, classOf } = classesOf(input);
  return { title: input.name, classes, inputs: [index], classOf: values => classOf(values[index]!) };
}

function productAxis(inputs: readonly Input[], [x, y]: readonly [number, number]): Axis {
  const format = inputs[x]!.format!;
  const { classes, classOf } = numberClasses(format);
  return {
    title: `${inputs[x]!.name} × ${inputs[y]!.name}`,
    classes,
    inputs: [x, y],
    classOf: values => classOf(multiply(format, values[x]!, values[y]!, nearest).bits),
  };
}

/** The first two inputs of one format that the source multiplies, whatever their signs. */
function factorsIn(
  sources: readonly Term[],
  inputs: readonly Input[],
): readonly [number, number] | undefined {
  for (const term of subterms(...sources)) {
    if (term.kind !== 'application') continue;
    const { operator, operands } = term;
    if (operator.name !== 'fp.fma' && operator.name !== 'fp.mul') continue;
    const indexes = operands.slice(0, 2).map(operand => {
      const [only, ...more] = variablesOf(operand);
      return more.length > 0 ? -1 : inputs.findIndex(({ variable }) => variable === only);
    });
    const [x, y] = [indexes[0]!, indexes[1]!];
    if (x < 0 || y < 0 || x === y) continue;
    if ([x, y].every(index => inputs[index]!.format === operator.format)) return [x, y];
  }
  return undefined;
}
