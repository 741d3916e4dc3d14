/** `rulecheck testfloat FUNCTION` */
import { renderJson } from '../report/json.ts';
import { canonical, type RoundingMode } from '../semantics/float/index.ts';
import { checkStream } from '../semantics/testfloat/check-stream.ts';
import { type Conventions, type TestFunction, testFunctions } from '../semantics/testfloat/functions.ts';
import { MalformedLine } from '../semantics/testfloat/read-lines.ts';
import { buildReport } from '../testfloat/build.ts';
import { renderTestFloat } from '../testfloat/text.ts';
import { closest } from '../text/closest.ts';
import { type ColorChoice, wantsColor } from './color.ts';
import { ExitCode, UsageError } from './exit-code.ts';
import { writeReport } from './output.ts';

export interface TestFloatOptions {
  readonly rounding: RoundingMode;
  readonly tininess: Conventions['tininess'];
  readonly exact: boolean;
  readonly everyLine: boolean;
  readonly format: 'text' | 'json';
  readonly color: ColorChoice;
  readonly output?: string;
}

export async function testFloatCommand(name: string, options: TestFloatOptions): Promise<number> {
  const testFunction = functionNamed(name);
  if (process.stdin.isTTY) {
    throw new UsageError(`nothing to read: pipe lines into it, as in testfloat_gen ${name} | ...`);
  }
  const { rounding, tininess, exact } = options;
  const conventions = { rounding, tininess, exact, nan: canonical };
  const tally = await tallied(testFunction, conventions, options.everyLine);
  if (tally.checked === 0) throw new UsageError('standard input has no lines to check');

  const report = buildReport(testFunction, conventions, tally);
  const toTerminal = options.output === undefined && process.stdout.isTTY;
  const text =
    options.format === 'json'
      ? renderJson(report)
      : renderTestFloat(report, wantsColor(options.color, toTerminal));
  writeReport(text, options.output);
  return report.disagreements.total === 0 ? ExitCode.clean : ExitCode.findings;
}

async function tallied(testFunction: TestFunction, conventions: Conventions, exactly: boolean) {
  try {
    return await checkStream(process.stdin, testFunction, conventions, { exactly });
  } catch (error) {
    if (error instanceof MalformedLine) {
      throw new UsageError(`standard input, line ${error.line}: ${error.message}`);
    }
    throw error;
  }
}

function functionNamed(name: string): TestFunction {
  const found = testFunctions.get(name);
  if (found !== undefined) return found;
  if (/_rem$/.test(name)) throw new UsageError(`${name} is not supported: remainders have no meaning here`);
  if (/extF80|f128/.test(name)) {
    throw new UsageError(`${name} is not supported: the formats are f16, bf16, f32 and f64`);
  }
  const near = closest(name, testFunctions.keys());
  throw new UsageError(`unknown function ${name}${near === undefined ? '' : `; did you mean ${near}?`}`);
}
