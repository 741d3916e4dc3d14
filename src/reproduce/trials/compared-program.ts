/** The Go program of functions each of which runs beside its reference: where memory matters, or Go panics. */
import { type Call, callsByTrial, type Result, takesPointers } from './call.ts';
import { fileOf, functionName, functionOf, goLines, referenceOfTrial, switchArguments } from './go-file.ts';
import { bitsOf, literal } from './go-ops.ts';
import { referenceHelper } from './reference.ts';
import type { Trial } from './trial.ts';

/** Read by `readCompared`. */
export function comparedProgram(calls: readonly Call[], title: string): string {
  const trials = [...callsByTrial(calls).keys()];
  const helpers = [...new Set(trials.flatMap(trial => [...trial.helpers]))];
  const body = [
    ...trials.flatMap((trial, index) => [
      ...functionOf(trial, functionName(index), []),
      ...referenceOfTrial(trial, referenceName(index)),
    ]),
    ...helpers.flatMap(referenceHelper),
    'func main() {',
    ...calls.map((call, index) => `\t${compared(call, index, trials.indexOf(call.trial))}`),
    '}',
    '',
    ...onMemory,
  ];
  return fileOf(body, title);
}

const referenceName = (index: number): string => `${functionName(index)}Reference`;

function compared({ trial, values }: Call, index: number, at: number): string {
  const { parameters, result } = trial;
  const args = parameters.map(({ type }, place) =>
    type === 'unsafe.Pointer' ? 'm.at()' : literal(type, values[place]!),
  );
  const called = (name: string, all: readonly string[]): string => {
    const text = `${name}(${all.join(', ')})`;
    return `func(m *memory) uint64 { ${result === undefined ? `${text}; return 0` : `return ${bitsOf(result, text)}`} }`;
  };
  const own = called(functionName(at), [...args, ...switchArguments(trial)]);
  return `compare(${index}, ${patternOf(trial)}, ${own}, ${called(referenceName(at), args)})`;
}

/** Booleans in memory are 0 or 1. */
export const holdsBools = ({ body, result }: Trial): boolean =>
  result === 'bool' && body.some(line => line.includes('*bool'));

const patternOf = (trial: Trial): string => (takesPointers(trial) && holdsBools(trial) ? 'true' : 'false');

/** Undefined where the output is not what the program of the calls prints. */
export function readCompared(calls: readonly Call[], output: string): readonly Result[] | undefined {
  const lines = [
    ...output.matchAll(/^(\d+): got (0x[0-9a-f]+|a panic), want (0x[0-9a-f]+|a panic)(?:, at (-?\d+))?$/gm),
  ];
  if (lines.length !== calls.length) return undefined;
  const bits = (text: string): bigint | undefined => (text.startsWith('0x') ? BigInt(text) : undefined);
  return lines.map(([, index, got, wanted, at]) => ({
    call: calls[Number(index)]!,
    got: bits(got!),
    wanted: bits(wanted!),
    isRight: got === wanted,
    ...(at !== undefined && { at: Number(at) }),
  }));
}

/** How many bytes there are, and which of them the pointers are of. */
export const memorySize = 256;
export const pointedAt = memorySize / 2;

/** What memory holds counts as much: where it differs, its first different byte is the result. */
const onMemory = goLines(`
// Bytes around a pointer, none of which is zero.
type memory struct {
	_     [0]uint64
	bytes [${memorySize}]byte
}

func newMemory(ones bool) *memory {
	m := new(memory)
	for i := range m.bytes {
		m.bytes[i] = byte(i%255 + 1)
		if ones {
			m.bytes[i] = 1
		}
	}
	return m
}

func (m *memory) at() unsafe.Pointer { return unsafe.Pointer(&m.bytes[${pointedAt}]) }

func compare(index int, ones bool, f, reference func(*memory) uint64) {
	a, b := newMemory(ones), newMemory(ones)
	got, want := outcome(f, a), outcome(reference, b)
	at := ""
	for i := range a.bytes {
		if a.bytes[i] != b.bytes[i] {
			got, want = fmt.Sprintf("0x%x", a.bytes[i]), fmt.Sprintf("0x%x", b.bytes[i])
			at = fmt.Sprintf(", at %d", i-${pointedAt})
			break
		}
	}
	fmt.Printf("%d: got %s, want %s%s\\n", index, got, want, at)
}

func outcome(f func(*memory) uint64, m *memory) (text string) {
	defer func() {
		if recover() != nil {
			text = "a panic"
		}
	}()
	return fmt.Sprintf("0x%x", f(m))
}
`);
