// The values of a pickle, and what NumPy's own functions would make of them: a pickle may ask for any function by name
// and call it. Here nothing is called: the few names that arrays need are known, any other name is an error.
// Format: NumPy, _core/src/multiarray/methods.c (array_reduce, array_setstate).
import { DataError } from "./dataError.ts";

export type PickleValue =
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | PickleValue[]
  | Map<string, PickleValue>
  | PickleArray
  | PickleDtype
  | PickleName;

/** A NumPy array; its bytes are a view of the pickle. */
export interface PickleArray {
  readonly kind: "array";
  shape: readonly number[];
  /** `u1`, `i8`, `f4`. */
  dtype: string;
  fortran: boolean;
  bytes: Uint8Array;
}
interface PickleDtype {
  readonly kind: "dtype";
  readonly code: string;
}
interface PickleName {
  readonly kind: "name";
  readonly name: string;
}

const known = new Set([
  "numpy.ndarray",
  "numpy.dtype",
  "numpy.core.multiarray._reconstruct",
  "numpy._core.multiarray._reconstruct",
  "numpy.core.numeric._frombuffer",
  "numpy._core.numeric._frombuffer",
  "_codecs.encode",
  "builtins.bytes",
  "__builtin__.bytes",
]);

/** Makes the error that names the place in the pickle. */
export type Problem = (expected: string, received: string) => DataError;

/** Text of Python 3, or bytes that were text in Python 2. */
export function textOf(
  problem: Problem,
  value: PickleValue | undefined,
): string {
  if (typeof value === "string") return value;
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  throw problem("text", typeof value);
}

export function nameOf(
  pickle: string,
  module: string,
  name: string,
): PickleName {
  const full = `${module}.${name}`;
  if (known.has(full)) return { kind: "name", name: full };
  throw new DataError(
    `Expected ${pickle} to hold NumPy arrays and plain values only. Received a pickle that asks for ${JSON.stringify(full)}, which is never called here.`,
  );
}

/** What NumPy's own functions would give. */
export function call(
  problem: Problem,
  callee: PickleValue,
  given: PickleValue,
): PickleValue {
  const name = isKind(callee, "name") ? callee.name : "";
  const [first, second, third, fourth] = Array.isArray(given) ? given : [];
  if (name === "numpy.dtype")
    return { kind: "dtype", code: textOf(problem, first) };
  if (name.endsWith("._reconstruct")) {
    return {
      kind: "array",
      shape: [],
      dtype: "",
      fortran: false,
      bytes: new Uint8Array(),
    };
  }
  if (name.endsWith("._frombuffer"))
    return arrayOf(problem, third, second, fourth === "F", first);
  // Python 3 writes bytes as text for protocol 2: each character is one byte.
  if (name === "_codecs.encode")
    return Uint8Array.from(textOf(problem, first), (c) => c.charCodeAt(0));
  if (name.endsWith(".bytes") && first === undefined) return new Uint8Array();
  throw problem("a call that makes an array", name || "something else");
}

/** The state of an array: (version, shape, dtype, whether in Fortran order, bytes). A dtype's says byte order and no more. */
export function build(
  problem: Problem,
  target: PickleValue,
  state: PickleValue,
): void {
  if (isKind(target, "dtype")) return;
  if (!isKind(target, "array") || !Array.isArray(state)) {
    throw problem("the state of a NumPy array", "that of something else");
  }
  const [, shape, dtype, fortran, bytes] = state;
  Object.assign(
    target,
    arrayOf(problem, shape, dtype, fortran === true, bytes),
  );
}

function arrayOf(
  problem: Problem,
  shape: PickleValue | undefined,
  dtype: PickleValue | undefined,
  fortran: boolean,
  bytes: PickleValue | undefined,
): PickleArray {
  const isShape =
    Array.isArray(shape) && shape.every((n) => typeof n === "number");
  if (!isShape || !isKind(dtype, "dtype") || !(bytes instanceof Uint8Array)) {
    throw problem("a NumPy array of plain numbers", "one of another make");
  }
  return {
    kind: "array",
    shape: shape,
    dtype: dtype.code,
    fortran,
    bytes,
  };
}

export function isKind<Kind extends "array" | "dtype" | "name">(
  value: PickleValue | undefined,
  kind: Kind,
): value is Extract<PickleValue, { kind: Kind }> {
  return (
    typeof value === "object" &&
    value !== null &&
    "kind" in value &&
    value.kind === kind
  );
}
