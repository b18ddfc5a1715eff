// tf.data: datasets as chains of what is done to one element. One element is made; walks over it are passes.
import {
  batchDim,
  beginPass,
  demand,
  encode,
  note,
  sizeOf,
  sourceOf,
  UnknownCall,
} from "rosetta/index.js";
import { tensor } from "./create.js";
import { isTensor, Tensor } from "./tensor.js";

/** Tensors in an element: itself, or those in its arrays and objects. */
function mapped(value, change) {
  if (isTensor(value)) return change(value);
  if (Array.isArray(value)) return value.map((each) => mapped(each, change));
  if (value !== null && typeof value === "object")
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, mapped(each, change)]),
    );
  return value;
}

const tensors = (value) =>
  typeof value === "number" ||
  (Array.isArray(value) &&
    value.flat(Infinity).every((n) => typeof n === "number"))
    ? tensor(value)
    : mapped(value, (each) => each);

export class Dataset {
  constructor(make, facts) {
    Object.assign(this, { make, facts });
    this.size = facts.rows ?? -1;
  }

  derived(make, facts = {}) {
    return new Dataset(make, { ...this.facts, ...facts });
  }

  /** One element, as `{xs, ys}` where it has those. */
  async element() {
    const made = await this.make();
    if (Array.isArray(made)) return { xs: made[0], ys: made[1] };
    if (made && "xs" in made) return made;
    throw new Error(
      `A Dataset iterator for fitDataset() is expected to generate objects of the form {xs: xVal, ys: yVal}. Received ${JSON.stringify(encode(made))}.`,
    );
  }

  batch(size, smallLastBatch = true) {
    if (!Number.isInteger(size) || size <= 0)
      throw new RangeError(`batchSize needs to be positive, but it is ${size}`);
    const make = async () =>
      mapped(
        tensors(await this.make()),
        (each) =>
          new Tensor([batchDim(size), ...each.dims], each.dtype, {
            source: each.rosettaSource,
          }),
      );
    return this.derived(make, {
      batch: size,
      remainder: smallLastBatch ? "keep" : "drop",
    });
  }

  map(transform) {
    return this.derived(async () => transform(await this.make()));
  }
  mapAsync(transform) {
    return this.map(transform);
  }
  shuffle() {
    return this.derived(this.make, { order: "each epoch" });
  }
  repeat() {
    return this.derived(this.make);
  }
  prefetch() {
    return this;
  }
  take(count) {
    return this.derived(this.make, { rows: count });
  }
  skip(count) {
    return this.derived(this.make, {
      rows: this.facts.rows && this.facts.rows - count,
    });
  }
  filter() {
    note(
      "not modelled",
      "tf.data.Dataset.filter: how many elements pass is known to a real run only.",
    );
    return this.derived(this.make, { rows: null });
  }
  concatenate() {
    throw new UnknownCall("tf.data.Dataset.concatenate is not modelled here.");
  }
  async forEachAsync(visit) {
    visit(await this.make());
  }
  async toArray() {
    return demand(new Tensor([], "float32"), "toArray()");
  }
  async iterator() {
    let done = false;
    return {
      next: async () => {
        const value = done ? undefined : await this.make();
        const result = { value, done };
        done = true;
        return result;
      },
    };
  }

  /** Opens a pass over the data. */
  begin(call, xs, ys) {
    const whole = (each, part) => ({
      ...sourceOf(each, part),
      examples: this.facts.rows ?? null,
    });
    return beginPass(call, {
      features: whole(xs, "features"),
      targets: whole(ys, "targets"),
      batchSize:
        this.facts.batch ?? (xs.dims.length > 0 ? sizeOf(xs.dims[0]) : 1),
      remainder: this.facts.remainder ?? "keep",
      order: this.facts.order ?? "never",
      stated: ["batch_size", "shuffle"],
    });
  }

  batchOf(list, pass, part) {
    return list.map((each) => {
      const [first, ...rest] = each.dims;
      const dims =
        typeof first === "number" ? [batchDim(first), ...rest] : each.dims;
      return new Tensor(dims, each.dtype, {
        source: { ...sourceOf(each, part), pass },
      });
    });
  }
}

export const data = {
  Dataset,
  array: (items) =>
    new Dataset(async () => tensors(items[0]), { rows: items.length }),
  generator: (start) =>
    new Dataset(
      async () => {
        const iterator = await start();
        const { value } = await iterator.next();
        return tensors(value);
      },
      { rows: null },
    ),
  zip: (sets) => {
    const list = Array.isArray(sets) ? sets : Object.values(sets);
    const rows = list[0].facts.rows;
    const make = async () => {
      const made = await Promise.all(list.map((each) => each.make()));
      return Array.isArray(sets)
        ? made
        : Object.fromEntries(Object.keys(sets).map((key, i) => [key, made[i]]));
    };
    return new Dataset(make, { rows });
  },
  csv: () => {
    throw new UnknownCall(
      "tf.data.csv reads a file or an address: a dry run has neither. Give tensors, or tf.data.array, instead.",
    );
  },
};
