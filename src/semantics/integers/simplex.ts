/**
 * Whether linear inequalities hold together somewhere in the rationals, by the simplex method. Where they do not, that
 * some of them, each so many times, add up to a positive number that is at most 0: to add them up shows it.
 */

/** Coefficients of unknowns, by their keys: the sum of the products and the constant is at most 0. */
export interface Inequality {
  readonly coefficients: ReadonlyMap<string, bigint>;
  readonly constant: bigint;
}

/** A rational number; the denominator is positive. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export type Solution =
  | { readonly kind: 'values'; readonly values: ReadonlyMap<string, Fraction> }
  /** How many times each inequality is taken, in the order in which they were asked. */
  | { readonly kind: 'contradiction'; readonly multipliers: readonly bigint[] };

/** Whether the inequalities, each so many times, add up to a contradiction: none may be subtracted. */
export function addUpToContradiction(
  inequalities: readonly Inequality[],
  multipliers: readonly bigint[],
): boolean {
  const total = new Map<string, bigint>();
  let constant = 0n;
  for (const [index, inequality] of inequalities.entries()) {
    const times = multipliers[index]!;
    if (times < 0n) return false;
    constant += times * inequality.constant;
    for (const [key, coefficient] of inequality.coefficients)
      total.set(key, (total.get(key) ?? 0n) + times * coefficient);
  }
  return constant > 0n && [...total.values()].every(coefficient => coefficient === 0n);
}

/** An unknown, or the left side of an inequality without its constant, which has a bound above. */
interface Variable {
  /** In the order in which they came. */
  readonly order: number;
  readonly key: string | undefined;
  readonly bound: bigint | undefined;
  /** Of a left side: its place among the inequalities. */
  readonly index: number;
}

/** `denominator`, which is positive, times what the row is of is the sum of `coefficients` times the columns. */
interface Row {
  of: Variable;
  denominator: bigint;
  coefficients: readonly bigint[];
}

/**
 * Inequalities, to which others can be added, and a table of them: what a column is of is 0 if it is an unknown, and
 * else its bound. Of what is violated and of what may enter the first is taken, so that no table comes twice.
 */
export class System {
  readonly inequalities: readonly Inequality[];
  readonly #columns: Variable[];
  readonly #rows: Row[];

  private constructor(inequalities: readonly Inequality[], columns: Variable[], rows: Row[]) {
    this.inequalities = inequalities;
    this.#columns = columns;
    this.#rows = rows;
  }

  static readonly empty = new System([], [], []);

  /** The system with more inequalities; what was found out of this one is not found out again. */
  with(more: readonly Inequality[]): System {
    const columns = [...this.#columns];
    const rows = this.#rows.map(row => ({ ...row }));
    const known = new Map<string, Row | number>();
    for (const [column, { key }] of columns.entries()) if (key !== undefined) known.set(key, column);
    for (const row of rows) if (row.of.key !== undefined) known.set(row.of.key, row);
    let order = columns.length + rows.length;
    for (const key of new Set(more.flatMap(({ coefficients }) => [...coefficients.keys()]))) {
      if (known.has(key)) continue;
      known.set(key, columns.push({ order: order++, key, bound: undefined, index: -1 }) - 1);
      for (const row of rows) row.coefficients = [...row.coefficients, 0n];
    }
    const none = columns.map(() => 0n);
    for (const [nth, { coefficients, constant }] of more.entries()) {
      const index = this.inequalities.length + nth;
      const row: Row = {
        of: { order: order++, key: undefined, bound: -constant, index },
        denominator: 1n,
        coefficients: none,
      };
      for (const [key, coefficient] of coefficients) {
        const place = known.get(key)!;
        if (typeof place === 'number') {
          row.coefficients = row.coefficients.with(
            place,
            row.coefficients[place]! + coefficient * row.denominator,
          );
        } else add(row, coefficient, place);
      }
      rows.push(row);
    }
    return new System([...this.inequalities, ...more], columns, rows);
  }

  /** `spend` is called with the size of the table at each exchange, and may throw. */
  solve(spend: (steps: number) => void): Solution {
    while (true) {
      const row = this.#violated();
      if (row === undefined) return { kind: 'values', values: this.#values() };
      const column = this.#entering(row);
      if (column === undefined) return { kind: 'contradiction', multipliers: this.#multipliers(row) };
      spend(this.#rows.length * this.#columns.length);
      this.#exchange(row, column);
    }
  }

  /** `denominator` times the value of what the row is of. */
  #numerator({ coefficients }: Row): bigint {
    let sum = 0n;
    for (let column = 0; column < coefficients.length; column++) {
      const { bound } = this.#columns[column]!;
      if (bound !== undefined) sum += coefficients[column]! * bound;
    }
    return sum;
  }

  #violated(): Row | undefined {
    let first: Row | undefined;
    for (const row of this.#rows) {
      const { bound, order } = row.of;
      if (bound === undefined || (first !== undefined && first.of.order < order)) continue;
      if (this.#numerator(row) > bound * row.denominator) first = row;
    }
    return first;
  }

  /** The column that can make the row less: whatever may fall, or an unknown, which may rise too. */
  #entering({ coefficients }: Row): number | undefined {
    let first: number | undefined;
    for (const [column, { order, bound }] of this.#columns.entries()) {
      const coefficient = coefficients[column]!;
      if (coefficient === 0n || (coefficient < 0n && bound !== undefined)) continue;
      if (first === undefined || order < this.#columns[first]!.order) first = column;
    }
    return first;
  }

  /** What the row is of changes places with what the column is of. */
  #exchange(row: Row, column: number): void {
    const pivot = row.coefficients[column]!;
    const sign = pivot < 0n ? -1n : 1n;
    const solved: Row = {
      of: this.#columns[column]!,
      denominator: sign * pivot,
      coefficients: row.coefficients
        .map(coefficient => -sign * coefficient)
        .with(column, sign * row.denominator),
    };
    reduce(solved);
    for (const other of this.#rows) {
      const times = other.coefficients[column]!;
      if (other === row || times === 0n) continue;
      other.coefficients = other.coefficients.with(column, 0n);
      add(other, times, solved, other.denominator);
    }
    this.#columns[column] = row.of;
    Object.assign(row, solved);
  }

  /** Of a row that is above its bound while all that it is made of can only rise: its left side, and theirs. */
  #multipliers(row: Row): readonly bigint[] {
    const multipliers = this.inequalities.map(() => 0n);
    multipliers[row.of.index] = row.denominator;
    for (const [column, coefficient] of row.coefficients.entries())
      if (coefficient !== 0n) multipliers[this.#columns[column]!.index] = -coefficient;
    return multipliers;
  }

  #values(): ReadonlyMap<string, Fraction> {
    const values = new Map<string, Fraction>();
    for (const { key } of this.#columns)
      if (key !== undefined) values.set(key, { numerator: 0n, denominator: 1n });
    for (const row of this.#rows) {
      const { key } = row.of;
      if (key !== undefined)
        values.set(key, { numerator: this.#numerator(row), denominator: row.denominator });
    }
    return values;
  }
}

/** Adds `times / over` of what the other row is of to the row; `over` is one, or the row's own denominator. */
function add(row: Row, times: bigint, other: Row, over = 1n): void {
  const scale = (row.denominator / over) * times;
  row.coefficients = row.coefficients.map(
    (coefficient, index) => other.denominator * coefficient + scale * other.coefficients[index]!,
  );
  row.denominator *= other.denominator;
  reduce(row);
}

/** The row in least terms. */
function reduce(row: Row): void {
  let common = row.denominator;
  for (const coefficient of row.coefficients) {
    if (common === 1n) return;
    common = greatestCommonDivisor(common, coefficient);
  }
  if (common === 1n) return;
  row.denominator /= common;
  row.coefficients = row.coefficients.map(coefficient => coefficient / common);
}

/** Of a positive number and any other. */
function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [one, other] = [a, b < 0n ? -b : b];
  while (other !== 0n) [one, other] = [other, one % other];
  return one;
}
