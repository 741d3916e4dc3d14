import type { OperandGenerator } from '../generator.ts';
import { subnormalOrders } from '../place.ts';
import { fusedLosing, sumLosing } from './cancellations.ts';

export const subnormalCancellations: OperandGenerator = {
  name: 'subnormal cancellations',
  description: 'Terms that are normal numbers cancel until a subnormal one is left.',
  models: ['B13', 'B17'],
  draws: { 2: sumLosing(subnormalOrders), 3: fusedLosing(subnormalOrders) },
};
