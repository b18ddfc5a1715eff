// What goes into a model and comes out of it: tensors by place or name, batches, walks over data, the history of a fit.
import {
  batchDim,
  batchDims,
  beginPass,
  endPass,
  log,
  note,
  sourceOf,
  UnknownCall,
} from "rosetta/index.js";
import { asTensor } from "./create.js";
import { Tensor } from "./tensor.js";

export const unknownNumbers = (count) =>
  Array.from({ length: count }, () => NaN);

export const single = (list) => (list.length === 1 ? list[0] : list);

/** Outputs of a walk that is not read: nothing is recorded. */
export function quiet(model, batch) {
  log.silent += 1;
  try {
    return model.invoke(batch, false);
  } finally {
    log.silent -= 1;
  }
}

/** Tensors as a program may give them: one, a list, or by name. */
export function tensorsOf(value) {
  if (value === null || value === undefined)
    throw new Error("Expected tensors. Received nothing.");
  if (value instanceof Tensor) return [value];
  if (Array.isArray(value) && value.every((each) => each instanceof Tensor))
    return value;
  if (
    typeof value === "object" &&
    !Array.isArray(value) &&
    !ArrayBuffer.isView(value)
  )
    return Object.values(value).map(asTensor);
  return [asTensor(value)];
}

/** The model's inputs in their order, also when they are given by name. */
export function inputsOf(value, inputs) {
  const plain =
    value !== null &&
    typeof value === "object" &&
    !(value instanceof Tensor) &&
    !Array.isArray(value);
  return plain
    ? inputs.map((each) => asTensor(value[each.name]))
    : tensorsOf(value);
}

/** Tensors whose first axis is the batch. */
export const batched = (list) =>
  list.map((each) =>
    each.dims.length > 0 && typeof each.dims[0] === "number"
      ? copyWith(each, [batchDim(each.dims[0]), ...each.dims.slice(1)])
      : each,
  );

function copyWith(tensor, dims, source = tensor.rosettaSource) {
  return new Tensor(dims, tensor.dtype, { source });
}

export function rowsOf(tensor, from, to) {
  const source = tensor.rosettaSource;
  const steps = source && [
    ...source.steps,
    { step: "slice", start: from, stop: to },
  ];
  return copyWith(
    tensor,
    [to - from, ...tensor.dims.slice(1)],
    source && { ...source, examples: to - from, steps },
  );
}

/** One walk over tensors: `each` gets the batch of examples and of targets. */
export function walk(
  call,
  examples,
  targets,
  { batchSize, order, stated = [], times = 1 },
  each,
) {
  const event = beginPass(call, {
    features: sourceOf(examples[0], "features"),
    targets: targets && sourceOf(targets[0], "targets"),
    batchSize,
    remainder: "keep",
    order,
    stated,
  });
  event.times = Math.max(times, 0);
  const batch = (list, part) =>
    list.map((tensor) =>
      copyWith(tensor, batchDims(tensor, batchSize), {
        ...sourceOf(tensor, part),
        pass: event.id,
      }),
    );
  each?.(batch(examples, "features"), targets && batch(targets, "targets"));
  if (each && times > 0 && call.endsWith("fit")) event.trains = true;
  endPass(event);
}

export function refused(values, names, call) {
  for (const name of names)
    if (values[name] !== undefined && values[name] !== null)
      throw new UnknownCall(`${call}({${name}: …}) is not modelled here.`);
}

export function callbacks(given) {
  for (const each of given ? [given].flat() : [])
    if (each.rosettaNote) note(...each.rosettaNote);
}

/** What `fit` gives: numbers that only a real run knows. */
export function history(model, epochs, held) {
  const names = [
    ...model.metricsNames,
    ...(held ? model.metricsNames.map((name) => `val_${name}`) : []),
  ];
  return {
    epoch: Array.from({ length: epochs }, (_, i) => i),
    params: {},
    history: Object.fromEntries(
      names.map((name) => [
        name === "accuracy" ? "acc" : name.replace("accuracy", "acc"),
        unknownNumbers(epochs),
      ]),
    ),
  };
}
