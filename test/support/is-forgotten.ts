/** Whether nothing holds an object any more. */
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Collected again in later turns: what a weak reference found is kept until its turn ends. */
export async function isForgotten(reference: WeakRef<object>): Promise<boolean> {
  for (let turn = 0; turn < 10; turn++) {
    await setImmediate();
    collectGarbage();
    if (reference.deref() === undefined) return true;
  }
  return false;
}
