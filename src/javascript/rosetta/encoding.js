// JavaScript values as plain JSON, in the form of `Argument` of the recording.
import { log } from "./log.js";
import { Symbolic } from "./symbolic.js";

export function encode(value) {
  if (value === null || value === undefined) return null;
  switch (typeof value) {
    case "boolean":
    case "string":
      return value;
    case "number":
      return finite(value);
    case "bigint":
      return Number(value);
    case "function":
      return functionOf(value);
    case "symbol":
      return { unknown: "symbol" };
    default:
      return objectOf(value);
  }
}

function finite(value) {
  if (Number.isFinite(value)) return value;
  return { float: Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf" };
}

const functionOf = (value) =>
  log.ids.has(value)
    ? { object: log.ids.get(value) }
    : { function: value.rosettaPath ?? (value.name || "function") };

function objectOf(value) {
  if (value instanceof Symbolic) {
    if (value.rosettaParameter !== undefined)
      return { parameter: value.rosettaParameter };
    if (value.rosettaConstant?.length === 1 && value.dims.length === 0)
      return encode(value.rosettaConstant[0]);
    return { tensor: value.rosettaId };
  }
  if (log.ids.has(value)) return { object: log.ids.get(value) };
  if (Array.isArray(value) || ArrayBuffer.isView(value))
    return [...value].map(encode);
  const plain = Object.getPrototypeOf(value);
  if (plain === Object.prototype || plain === null)
    return {
      dict: Object.entries(value).map(([key, each]) => [key, encode(each)]),
    };
  return { unknown: value.constructor?.name ?? "object" };
}

const dimOf = (each) =>
  typeof each === "number" ? each : { batch: each.batch };

/** TensorInfo of the recording. */
export function infoOf(id, value) {
  return {
    id,
    shape: value.dims.map(dimOf),
    dtype: value.dtype,
    ...(value.rosettaSource && { source: value.rosettaSource }),
    ...(value.rosettaParameter !== undefined && {
      parameter: value.rosettaParameter,
    }),
    ...(value.rosettaConstant && {
      constant: value.rosettaConstant.map(finite),
    }),
  };
}
