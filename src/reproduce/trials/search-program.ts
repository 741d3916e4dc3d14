/**
 * The Go program of many functions, of all of which it is known what they are to give: their inputs stand in tables, and
 * only what is wrong is printed.
 */
import { type Call, callsByTrial, exactOf, knownCalls, type Result } from './call.ts';
import { fileOf, functionName, functionOf, goLines, switchArguments } from './go-file.ts';
import { bitsOf, type ValueType } from './go-ops.ts';

/** Calls without a known result are left out. Read by `readWrong`. */
export function searchProgram(calls: readonly Call[], title: string): string {
  const rows = [...rowsOf(calls)];
  const body = [
    ...rows.flatMap(([trial], index) => functionOf(trial, functionName(index), [])),
    'func main() {',
    ...rows.flatMap(([trial, own], index) => {
      const { parameters, result } = trial;
      const args = [
        ...parameters.map(({ type }, at) => fromBits(type, `in[${at}]`)),
        ...switchArguments(trial),
      ];
      const numbers = own.flatMap(call => [...call.values, exactOf(call)!]);
      return [
        `\ttry(${index}, ${parameters.length}, []uint64{${numbers.map(number => `0x${number.toString(16)}`).join(', ')}}, func(in []uint64) uint64 {`,
        `\t\treturn ${bitsOf(result!, `${functionName(index)}(${args.join(', ')})`)}`,
        '\t})',
      ];
    }),
    '\tfmt.Println("end")',
    '}',
    '',
    ...onTables,
  ];
  return fileOf(body, title);
}

const rowsOf = (calls: readonly Call[]): ReturnType<typeof callsByTrial> => callsByTrial(knownCalls(calls));

/** A value of the type by its bits. */
const fromBits = (type: ValueType, bits: string): string => {
  if (type === 'bool') return `${bits} != 0`;
  return type.startsWith('float')
    ? `math.F${type.slice(1)}frombits(uint${type.slice(5)}(${bits}))`
    : `${type}(${bits})`;
};

/** What is wrong of what the program of the calls prints; undefined where it did not come to its end. */
export function readWrong(calls: readonly Call[], output: string): readonly Result[] | undefined {
  if (!/^end$/m.test(output)) return undefined;
  const rows = [...rowsOf(calls).values()];
  return [...output.matchAll(/^wrong (\d+) (\d+) (0x[0-9a-f]+|a panic)$/gm)].map(([, trial, row, got]) => {
    const call = rows[Number(trial)]![Number(row)]!;
    return {
      call,
      got: got!.startsWith('0x') ? BigInt(got!) : undefined,
      wanted: exactOf(call),
      isRight: false,
    };
  });
}

const onTables = goLines(`
func try(index, width int, table []uint64, f func(in []uint64) uint64) {
	for row := 0; len(table) > 0; row++ {
		got := outcome(f, table[:width])
		if got != fmt.Sprintf("0x%x", table[width]) {
			fmt.Printf("wrong %d %d %s\\n", index, row, got)
		}
		table = table[width+1:]
	}
}

func outcome(f func([]uint64) uint64, in []uint64) (text string) {
	defer func() {
		if recover() != nil {
			text = "a panic"
		}
	}()
	return fmt.Sprintf("0x%x", f(in))
}
`);
