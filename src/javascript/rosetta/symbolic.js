// Tensors whose shape is known and whose content is not. A dimension is a number, or `{ batch, size }`: a multiple of the batch size.
import { UnknownCall } from "./errors.js";
import { log } from "./log.js";

/** A dimension that is `batch` times the batch size. */
export const batchDim = (size, batch = 1) => ({ batch, size });

export const sizeOf = (dim) => (typeof dim === "number" ? dim : dim.size);
export const isBatch = (dim) => typeof dim !== "number";

/** The product of dimensions; one batch stays known. */
export function product(dims) {
  return dims.reduce((total, each) => {
    if (typeof total === "number" && typeof each === "number")
      return total * each;
    if (typeof total !== "number" && typeof each !== "number")
      return total.size * each.size;
    const [many, n] = typeof total === "number" ? [each, total] : [total, each];
    return { batch: many.batch * n, size: many.size * n };
  }, 1);
}

/** `whole / part` where it is exact, else null; batches cancel or stay known. */
export function divide(whole, part) {
  const [a, b] = [sizeOf(whole), sizeOf(part)];
  if (b === 0 || a % b !== 0) return null;
  if (isBatch(whole) && isBatch(part))
    return whole.batch % part.batch === 0 ? whole.batch / part.batch : null;
  if (isBatch(whole) && whole.batch % b === 0)
    return { batch: whole.batch / b, size: a / b };
  return a / b;
}

export const sameDim = (a, b) => sizeOf(a) === sizeOf(b);

/** A dimension from what a program passed; numbers equal to a known batch are that batch. */
export function dimFrom(value, known) {
  const batch = known.find(isBatch);
  return batch && value === batch.size ? batch : value;
}

/** A tensor with shape and dtype and without content. */
export class Symbolic {
  constructor(dims, dtype = "float32", { source, constant } = {}) {
    this.dims = dims;
    this.dtype = dtype;
    this.rosettaSource = source;
    this.rosettaConstant = constant;
    this.rosettaParameter = undefined;
    this.rosettaTrainable = undefined;
    this.rosettaId = log.tensors.size + 1;
    log.tensors.set(this.rosettaId, this);
  }

  get shape() {
    return this.dims.map(sizeOf);
  }
}

/** The one place where a concrete value is asked of an unknown one. A dry run has none. */
export function demand(value, what) {
  throw new UnknownCall(
    `${what} needs numbers that only a real run knows: this tensor has shape [${value.shape.join(", ")}] and no content in a dry run.`,
  );
}
