// Walks over data and the updates made on the way. Equal passes count; what they repeat is recorded once.
import { encode } from "./encoding.js";
import { log, objectId, place } from "./log.js";
import { batchDim, sizeOf } from "./symbolic.js";

/** Opens a walk over data; gives its event, which the caller closes with `endPass`. */
export function beginPass(
  call,
  { features, targets, batchSize, remainder, order, stated = [] },
) {
  log.passes += 1;
  const event = {
    kind: "pass",
    id: log.passes,
    features,
    targets,
    batchSize: encode(batchSize),
    stated,
    call,
    remainder,
    order,
    times: 1,
    trains: false,
    where: place(),
  };
  log.program.push(event);
  log.openPasses.push(event);
  log.extents.set(event.id, {
    calls: log.calls.length,
    traces: log.traces.length,
  });
  return event;
}

/** Closes a pass. One that equals the pass before it counts as one more time of that one. */
export function endPass(event) {
  log.openPasses = log.openPasses.filter((each) => each !== event);
  const passes = log.program.filter(
    (each) => each.kind === "pass" && each !== event,
  );
  const earlier = passes.findLast((each) => plain(each) === plain(event));
  if (!earlier || !quietBetween(earlier, event, passes.at(-1) === earlier))
    return;
  earlier.times += event.times;
  const extent = log.extents.get(event.id);
  log.program = log.program.filter(
    (each) =>
      each !== event && !(each.kind === "step" && each.pass === event.id),
  );
  log.calls.length = extent.calls;
  log.traces.length = extent.traces;
}

/** Nothing was made or changed since the earlier pass ended: then this pass repeats it, calls and all. */
function quietBetween(earlier, event, next) {
  const start = log.extents.get(earlier.id).end ?? log.calls.length;
  const stop = log.extents.get(event.id).calls;
  const made = log.calls
    .slice(start, stop)
    .some((each) => each.kind !== "apply");
  return !made && (next || start <= stop);
}

const plain = (event) =>
  JSON.stringify({
    ...event,
    id: 0,
    times: 0,
    features: bare(event.features),
    targets: bare(event.targets),
  });
const bare = (source) => source && { ...source, pass: null };

const enough = 4;

/** Says that one update was made along the gradient of `loss` for `parameters`. */
export function step(loss, optimizer, parameters) {
  const current = log.openPasses.at(-1) ?? null;
  if (current) current.trains = true;
  if (log.program.filter((each) => each.kind === "step").length >= enough)
    return;
  log.program.push({
    kind: "step",
    loss: loss.rosettaId,
    optimizer: objectId(optimizer),
    parameters: parameters.map((each) => each.rosettaParameter),
    pass: current ? current.id : null,
    where: place(),
  });
}

/** The source of an array as the features or the targets of a pass. */
export function sourceOf(array, part) {
  const source = array.rosettaSource;
  if (source && source.dataset !== null) return { ...source, part };
  return {
    dataset: null,
    split: null,
    part,
    examples: array.dims.length > 0 ? sizeOf(array.dims[0]) : null,
    steps: source?.steps ?? [],
    pass: null,
  };
}

/** The dimensions of a batch of an array. */
export const batchDims = (array, size) => [
  batchDim(size),
  ...array.dims.slice(1),
];
