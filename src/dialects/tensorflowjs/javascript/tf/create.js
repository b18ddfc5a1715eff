// Tensors that no call of a model makes: constants, arrays of a shape, random numbers, variables.
import {
  bind,
  late,
  parameter,
  sizeOf,
  Symbolic,
  UnknownCall,
} from "rosetta/index.js";
import { Tensor, Variable } from "./tensor.js";

const small = 4096; // constants of at most so many numbers are kept

/** What a program may pass where a tensor is expected. */
export function asTensor(value) {
  if (value instanceof Tensor) return value;
  if (
    value instanceof Symbolic ||
    typeof value === "number" ||
    typeof value === "boolean" ||
    Array.isArray(value) ||
    ArrayBuffer.isView(value)
  )
    return tensor(value);
  throw new Error(
    `Argument passed must be a Tensor or TensorLike, but got '${value === null ? "null" : (value?.constructor?.name ?? typeof value)}'`,
  );
}

function shapeOf(value) {
  if (ArrayBuffer.isView(value)) return [value.length];
  return Array.isArray(value)
    ? [value.length, ...(value.length > 0 ? shapeOf(value[0]) : [])]
    : [];
}

const flat = (value) =>
  Array.isArray(value)
    ? value.flatMap(flat)
    : ArrayBuffer.isView(value)
      ? [...value]
      : [Number(value)];

/** tf.tensor(values, shape, dtype). */
export function tensor(values, shape, dtype) {
  if (values instanceof Tensor) return shape ? values.reshape(shape) : values;
  if (values instanceof Symbolic)
    return new Tensor(values.dims, dtype ?? values.dtype, {
      source: values.rosettaSource,
    });
  const own = shape ?? shapeOf(values);
  const count = own.reduce((total, n) => total * n, 1);
  const numbers = flat(values);
  if (numbers.length !== count)
    throw new Error(
      `Based on the provided shape, [${own}], the tensor should have ${count} values but has ${numbers.length}`,
    );
  return new Tensor(own, dtype ?? kind(values), {
    constant: numbers.length <= small ? numbers : undefined,
    source: own.length > 1 ? origin(own) : undefined,
  });
}

const kind = (values) =>
  values instanceof Int32Array || values instanceof Uint8Array
    ? "int32"
    : typeof values === "boolean"
      ? "bool"
      : "float32";

const origin = (shape) => ({
  dataset: null,
  split: null,
  part: "features",
  examples: shape[0],
  steps: [],
  pass: null,
});

export const constant = (value) => tensor(value, []);

const ranked = (rank) => (values, shape, dtype) =>
  rank === 1
    ? tensor(values, undefined, typeof shape === "string" ? shape : dtype)
    : tensor(values, shape, dtype);

/** Arrays of one number, or of random ones: their law is remembered for variables made of them. */
function drawn(name, shapeAt = 0) {
  return (...values) => {
    const { stated } = bind(`tf.${name}`, values);
    const shape = values[shapeAt];
    if (!Array.isArray(shape))
      throw new Error(
        `tf.${name}: Expected a shape. Received ${JSON.stringify(shape)}.`,
      );
    const dtype =
      values.findLast((each) => /^(float32|int32|bool)$/.test(each)) ??
      "float32";
    const made = new Tensor(shape, dtype, {
      source: shape.length > 0 ? origin(shape) : undefined,
    });
    const { shape: _shape, ...law } = stated;
    made.law = { path: `tf.${name}`, stated: law };
    return made;
  };
}

let unnamed = 0;

/** tf.variable(initialValue, trainable, name). */
function variable(initialValue, trainable = true, name) {
  const from = asTensor(initialValue);
  const made = new Variable(from.dims.map(sizeOf), from.dtype);
  made.name = name ?? `variable_${unnamed++}`;
  parameter(made, null, made.name, { trainable });
  if (from.law) late(from.law.path, from.law.stated, { parameter: made });
  else if (from.rosettaConstant?.every((n) => n === from.rosettaConstant[0]))
    late("tf.fill", { value: from.rosettaConstant[0] }, { parameter: made });
  else
    throw new UnknownCall(
      "tf.variable: Expected to start from tf.zeros, tf.ones, tf.fill, tf.randomNormal, tf.randomUniform or tf.truncatedNormal. Received a tensor of other numbers.",
    );
  return made;
}

export const creators = {
  tensor,
  scalar: (value, dtype) => tensor(value, [], dtype),
  tensor1d: ranked(1),
  tensor2d: ranked(2),
  tensor3d: ranked(3),
  tensor4d: ranked(4),
  tensor5d: ranked(5),
  zeros: drawn("zeros"),
  ones: drawn("ones"),
  fill: drawn("fill"),
  randomNormal: drawn("randomNormal"),
  randomUniform: drawn("randomUniform"),
  truncatedNormal: drawn("truncatedNormal"),
  zerosLike: (x) => creators.zeros(x.shape),
  onesLike: (x) => creators.ones(x.shape),
  range: (start, stop, step = 1) =>
    tensor(
      Array.from(
        { length: Math.max(Math.ceil((stop - start) / step), 0) },
        (_, i) => start + i * step,
      ),
    ),
  linspace: (start, stop, count) =>
    tensor(
      Array.from(
        { length: count },
        (_, i) => start + ((stop - start) * i) / Math.max(count - 1, 1),
      ),
    ),
  variable,
};
