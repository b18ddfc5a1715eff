// The call log of one dry run, and the functions by which framework modules write it.
import { encode, infoOf } from "./encoding.js";

/** Everything one run leaves; `document` of run.js makes the Recording of it. */
export const log = {
  calls: [],
  program: [],
  traces: [],
  notes: [],
  tensors: new Map(),
  objects: new Map(),
  parameters: new Map(),
  ids: new Map(),
  imports: [],
  trace: 0,
  openPasses: [],
  passes: 0,
  extents: new Map(),
  silent: 0,
};

const frame = /\(program:(\d+):(\d+)\)$/;
let hidden = 0;
let tail = [];

/** Positions of the user's frames, innermost first, as `line:column`; the host makes ranges of them. */
export function userStack() {
  const found = [];
  for (const line of new Error().stack.split("\n")) {
    const match = frame.exec(line);
    if (match) found.push(`${match[1]}:${match[2]}`);
  }
  return found;
}

/** Where the call under way stands: frames of `fit` are replaced by where the layer was written. */
export function place() {
  const spans = userStack();
  return [...spans.slice(0, Math.max(spans.length - hidden, 0)), ...tail];
}

/** While `work` runs, calls stand at `where` (and the user frames entered meanwhile), not at the frames below. */
export function standingAt(where, work) {
  const before = [hidden, tail];
  [hidden, tail] = [userStack().length, where];
  try {
    return work();
  } finally {
    [hidden, tail] = before;
  }
}

/** While `work` runs, shapes are worked out and nothing is recorded. */
export function quietly(work) {
  log.silent += 1;
  try {
    return work();
  } finally {
    log.silent -= 1;
  }
}

/** The id of an object that was constructed, or is met for the first time. */
export function objectId(value, path = "object", className = "") {
  let id = log.ids.get(value);
  if (id === undefined) {
    id = log.objects.size + 1;
    log.ids.set(value, id);
    log.objects.set(id, { id, path, className, name: "", parameters: {} });
  }
  return id;
}

function call(kind, path, stated, rest) {
  if (log.silent > 0) return;
  log.calls.push({
    id: (log.calls.at(-1)?.id ?? 0) + 1,
    path,
    kind,
    arguments: Object.fromEntries(
      Object.entries(stated).map(([name, value]) => [name, encode(value)]),
    ),
    inputs: [],
    outputs: [],
    parameters: {},
    where: place(),
    scope: "",
    trace: log.trace,
    ...rest,
  });
}

/** Says that `value` was made by `path` with these stated arguments. Gives the object's id. */
export function construct(path, value, stated, className = "") {
  const object = objectId(value, path, className);
  call("construct", path, stated, { object });
  return object;
}

/** Says that `path` (or the object `of`) turned inputs into outputs. `parameters`: weights given directly, by role. */
export function apply(
  path,
  inputs,
  stated,
  outputs,
  { of, parameters = {}, where } = {},
) {
  call("apply", path, stated, {
    inputs: inputs.map((each) => each.rosettaId),
    outputs: outputs.map((each) => each.rosettaId),
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([role, each]) => [
        role,
        each.rosettaParameter,
      ]),
    ),
    ...(of !== undefined && { object: objectId(of) }),
    ...(where !== undefined && { where }),
  });
}

/** Says that a call changed an object or a parameter after it was made. */
export function late(path, stated, { of, parameter } = {}) {
  call("late", path, stated, {
    ...(of !== undefined && { object: objectId(of) }),
    ...(parameter !== undefined && { parameter: parameter.rosettaParameter }),
  });
}

/** Registers a tensor as a weight of `owner` in the dialect's role. */
export function parameter(
  tensor,
  owner,
  role,
  { state = false, trainable = true } = {},
) {
  const id = log.parameters.size + 1;
  tensor.rosettaParameter = id;
  tensor.rosettaTrainable = trainable;
  log.parameters.set(id, {
    id,
    owner: owner === null ? null : objectId(owner),
    role,
    state,
    tensor,
  });
  if (owner !== null) log.objects.get(objectId(owner)).parameters[role] = id;
  return tensor;
}

/** Sets the name path of an object. */
export function rename(value, name) {
  log.objects.get(objectId(value)).name = name;
}

/** One forward pass of the outermost model call. Record both modes: the second with `twin`, the id of the first. */
export function trace(of, mode, inputs, twin, work) {
  const id = log.traces.length + 1;
  const entry = {
    id,
    mode,
    twin,
    object: objectId(of),
    inputs: inputs.map((each) => each.rosettaId),
    outputs: [],
  };
  log.traces.push(entry);
  if (twin !== null) log.traces[twin - 1].twin = id;
  const before = log.trace;
  log.trace = id;
  try {
    const made = work();
    entry.outputs = made.map((each) => each.rosettaId);
    return id;
  } finally {
    log.trace = before;
  }
}

/** Says that a region-wide setting was made: a seed, the backend. */
export function ambient(key, value) {
  log.program.push({
    kind: "ambient",
    key,
    value: encode(value),
    after: log.calls.length,
    where: place(),
  });
}

/** A note for the reader: `no effect`, `assumption`, `warning` or `not modelled`. */
export function note(kind, text, where = place()) {
  const told = log.notes.some(
    (each) => each.kind === kind && each.text === text,
  );
  if (!told) log.notes.push({ kind, text, where });
}

export const noEffect = (text) => note("no effect", text);

/** The Recording's tables, as plain data. */
export function tables() {
  const used = new Set();
  const mention = (value) => {
    if (Array.isArray(value)) value.forEach(mention);
    else if (value !== null && typeof value === "object") {
      if (typeof value.tensor === "number") used.add(value.tensor);
      Object.values(value).forEach(mention);
    }
  };
  for (const { inputs, outputs, arguments: stated } of log.calls) {
    [...inputs, ...outputs].forEach((id) => used.add(id));
    mention(stated);
  }
  for (const { inputs, outputs } of log.traces)
    [...inputs, ...outputs].forEach((id) => used.add(id));
  for (const event of log.program)
    if (event.kind === "step") used.add(event.loss);
  const plain = (map, make) =>
    Object.fromEntries([...map].map(([id, each]) => [id, make(each)]));
  const tensors = [...used]
    .sort((a, b) => a - b)
    .map((id) => [id, infoOf(id, log.tensors.get(id))]);
  return {
    calls: log.calls,
    tensors: Object.fromEntries(tensors),
    objects: plain(log.objects, (each) => each),
    parameters: plain(log.parameters, parameterInfo),
    traces: log.traces,
    program: log.program,
    notes: log.notes,
    imports: log.imports,
  };
}

const parameterInfo = ({ id, owner, role, state, tensor }) => ({
  id,
  owner,
  role,
  state,
  shape: tensor.shape,
  dtype: tensor.dtype,
  trainable: tensor.rosettaTrainable,
});
