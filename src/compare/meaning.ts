// When two values mean the same: numbers up to rounding, everything else as written.

/** A text that is equal exactly where two values mean the same. */
export function meaningKey(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "number" ? numberKey(part) : part,
  );
}

/** Ten digits: 1 − 0.75 is 0.25. */
function numberKey(value: number): number | string {
  if (!Number.isFinite(value)) return `number ${value}`;
  return value === 0 ? 0 : Number(value.toPrecision(10));
}

/** Columns with the same key get the same number, counted from 0 by first appearance. */
export function classesOf(keys: readonly string[]): number[] {
  const order = [...new Set(keys)];
  return keys.map((key) => order.indexOf(key));
}

export function allEqual(keys: readonly string[]): boolean {
  return keys.every((key) => key === keys[0]);
}
