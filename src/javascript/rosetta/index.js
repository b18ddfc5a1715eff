// What the framework modules record with: symbolic tensors, bound calls, source positions, program events.
export {
  bind,
  bindConfig,
  has,
  known,
  signature,
  versionOf,
} from "./binding.js";
export { closed, near, refuseUnknown, UnknownCall } from "./errors.js";
export {
  ambient,
  apply,
  construct,
  late,
  log,
  noEffect,
  note,
  objectId,
  parameter,
  place,
  quietly,
  rename,
  standingAt,
  trace,
  userStack,
} from "./log.js";
export { batchDims, beginPass, endPass, sourceOf, step } from "./passes.js";
export {
  batchDim,
  demand,
  dimFrom,
  divide,
  isBatch,
  product,
  sameDim,
  sizeOf,
  Symbolic,
} from "./symbolic.js";
export { encode } from "./encoding.js";
