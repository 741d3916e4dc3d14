/** What is done between two rules, so that each begins with the memory that the first had. */
import { setImmediate } from 'node:timers/promises';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** So many bytes more than what stays, and it pays to look what of them is garbage. */
const plenty = 96 * 2 ** 20;
let enough = plenty;

/**
 * Ends the turn: it lets interruptions in, and what was looked up by a weak reference is kept until then, and with it
 * all terms of a rule. A rule can leave hundreds of megabytes that V8, with memory to spare, would collect much later.
 */
export async function betweenRules(): Promise<void> {
  await setImmediate();
  if (bytesInUse() <= enough) return;
  collectGarbage();
  // Where much stays, to look after each rule would take longer than the rules.
  enough = bytesInUse() + plenty;
}

const bytesInUse = (): number => getHeapStatistics().used_heap_size;

let collector: (() => void) | undefined;

/** There is no other way to ask a thread for it that is running already. */
function collectGarbage(): void {
  if (collector === undefined) {
    setFlagsFromString('--expose-gc');
    collector = runInNewContext('gc') as () => void;
  }
  collector();
}
