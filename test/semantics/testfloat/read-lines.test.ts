import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../../src/semantics/float/index.ts';
import { batchSize } from '../../../src/semantics/testfloat/batch.ts';
import { Checker } from '../../../src/semantics/testfloat/check.ts';
import { checkStream } from '../../../src/semantics/testfloat/check-stream.ts';
import { type Conventions, testFunctions } from '../../../src/semantics/testfloat/functions.ts';
import { LineReader, MalformedLine } from '../../../src/semantics/testfloat/read-lines.ts';

const add = testFunctions.get('f32_add')!;
const equal = testFunctions.get('f64_eq')!;
const conventions: Conventions = { rounding: 'rne', tininess: 'after', exact: false, nan: canonical };
const onePlusTwo = '3F800000 40000000 40400000 00';
const wrong = '3F800000 40000000 40400000 01';

const check = (chunks: readonly string[], testFunction = add) =>
  checkStream(
    chunks.map(chunk => Buffer.from(chunk, 'latin1')),
    testFunction,
    conventions,
    { exactly: true },
  );

describe('the lines of testfloat_gen', () => {
  it('are read into columns', () => {
    const reader = new LineReader(testFunctions.get('f64_mulAdd')!);
    const end = reader.read(
      Buffer.from('B68FFFF8000000FF 3F9080000007FFFF 0123456789abcdef B6307FFBE0080080 1f\n'),
      0,
    );
    const { count, operands, results, flags } = reader.batch;
    expect([end, count, flags[0]]).toEqual([71, 1, 0x1f]);
    expect(operands.map(column => column[0])).toEqual([
      0xb68ffff8000000ffn,
      0x3f9080000007ffffn,
      0x0123456789abcdefn,
    ]);
    expect(results[0]).toBe(0xb6307ffbe0080080n);
  });

  it('may be cut anywhere into chunks', async () => {
    const text = `${onePlusTwo}\r\n${wrong}\n${onePlusTwo}\n${wrong}`;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(text.length), { maxLength: 6 }), async cuts => {
        const places = [0, ...cuts.sort((a, b) => a - b), text.length];
        const chunks = places.slice(1).map((place, index) => text.slice(places[index], place));
        const tally = await check(chunks);
        expect([tally.checked, tally.wrongFlags]).toEqual([4, 2]);
        expect(tally.first.map(({ line }) => line)).toEqual([2, 4]);
      }),
    );
  });

  it('keep their numbers past the end of a batch', async () => {
    const many = 2 * batchSize + 3;
    const text = `${onePlusTwo}\n`.repeat(many);
    const tally = await check([`${text}${wrong}\n`, wrong]);
    expect(tally.checked).toBe(many + 2);
    expect(tally.first.map(({ line }) => line)).toEqual([many + 1, many + 2]);
  });

  it.each([
    ['has a letter that is no digit', '3F80000G 40000000 40400000 00\n'],
    ['has a byte beyond ASCII', '3F80000\xe9 40000000 40400000 00\n'],
    ['has a digit too few', '3F80000 40000000 40400000 00\n'],
    ['has a digit too many', '3F8000000 40000000 40400000 00\n'],
    ['has a field too few', '3F800000 40000000 00\n'],
    ['has a field too many', `${onePlusTwo} 00\n`],
    ['has two spaces', '3F800000  40000000 40400000 00\n'],
    ['has a tab', '3F800000\t40000000 40400000 00\n'],
    ['has no flags', '3F800000 40000000 40400000\n'],
    ['has flags that do not exist', '3F800000 40000000 40400000 20\n'],
    ['has flags of no digits', '3F800000 40000000 40400000 0x\n'],
    ['has a space at its end', `${onePlusTwo} \n`],
    ['is empty', '\n'],
    ['is cut off', onePlusTwo.slice(0, -1)],
    ['is cut off by the end of the input', onePlusTwo.slice(0, 4)],
    ['goes on without end', '0'.repeat(10_000)],
  ])('are malformed where one %s', async (_, malformed) => {
    const failure = check([`${onePlusTwo}\n${wrong}\n${malformed}`]);
    await expect(failure).rejects.toThrow(MalformedLine);
    await expect(failure).rejects.toMatchObject({ line: 3 });
  });

  it('hold truth values of 0 and 1 only', async () => {
    const operands = '3FF0000000000000 3FF0000000000000';
    expect((await check([`${operands} 1 00\n`], equal)).wrongResults).toBe(0);
    expect((await check([`${operands} 0 00\n`], equal)).wrongResults).toBe(1);
    await expect(check([`${operands} 2 00\n`], equal)).rejects.toThrow(MalformedLine);
  });
});

describe('a fast evaluator', () => {
  const reader = new LineReader(add);
  reader.read(Buffer.from(`${wrong}\n`.repeat(3)), 0);

  it('is a filter: what it disagrees with is judged exactly', () => {
    const checker = new Checker(add, conventions, (batch, results, flags) => {
      results.fill(0x40400000n);
      flags.fill(0);
      expect(batch.count).toBe(3);
    });
    checker.check(reader.batch);
    expect(checker.tally()).toMatchObject({ checked: 3, wrongResults: 0, wrongFlags: 3 });
  });

  it('that is wrong is an error of its own', () => {
    const checker = new Checker(add, conventions, (_, results) => {
      results.fill(0n);
    });
    expect(() => checker.check(reader.batch)).toThrow('the fast evaluator of f32_add gives 0');
  });
});
