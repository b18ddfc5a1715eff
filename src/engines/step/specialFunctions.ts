// Functions that JavaScript's Math lacks, to double precision.

/** ln(1 + eˣ) without overflow. */
export const softplus = (x: number): number =>
  Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

export { erf } from "../../ir/initializers/normal.ts";
