// Functions on tensors: tf.matMul, tf.relu, tf.reshape … and the same as methods.
import {
  dimFrom,
  divide,
  product,
  sizeOf,
  UnknownCall,
} from "rosetta/index.js";
import { bound } from "./bound.js";
import { asTensor, constant } from "./create.js";
import { broadcast, lastAxis, positive, range } from "./shapes.js";
import { record, Tensor } from "./tensor.js";
import { conv2d, gather, pool } from "./windows.js";

/** Functions that keep the shape. */
const curves = [
  "relu",
  "relu6",
  "leakyRelu",
  "elu",
  "selu",
  "sigmoid",
  "tanh",
  "softplus",
  "exp",
  "log",
  "sqrt",
  "rsqrt",
  "abs",
  "square",
  "sign",
  "sin",
  "cos",
  "neg",
  "clipByValue",
];
const bent = Object.fromEntries(
  curves.map((name) => [
    name,
    (...values) => {
      const { inputs, stated } = bound(name, values);
      return record(`tf.${name}`, inputs, stated, inputs[0].dims, {
        dtype: "float32",
      });
    },
  ]),
);

/** Two values, one of which may be a number. */
function binary(name) {
  return (a, b) => {
    const [x, y] = [operand(a), operand(b)];
    const inputs = [x, y].filter((each) => typeof each !== "number");
    if (inputs.length === 0)
      return record(`tf.${name}`, [constant(x), constant(y)], {}, []);
    const stated = Object.fromEntries(
      [
        ["a", x],
        ["b", y],
      ].filter(([, each]) => typeof each === "number"),
    );
    const dims =
      inputs.length === 2 ? broadcast(x.dims, y.dims) : inputs[0].dims;
    return record(`tf.${name}`, inputs, stated, dims, { dtype: "float32" });
  };
}
function operand(value) {
  if (typeof value === "number") return value;
  const tensor = asTensor(value);
  const [only] = tensor.rosettaConstant ?? [];
  return tensor.dims.length === 0 && only !== undefined ? only : tensor;
}
const binaries = [
  "add",
  "sub",
  "mul",
  "div",
  "pow",
  "maximum",
  "minimum",
  "squaredDifference",
];
const paired = Object.fromEntries(
  binaries
    .filter((name) => name !== "squaredDifference")
    .map((name) => [name, binary(name)]),
);

function softmaxOf(name, title) {
  return (...values) => {
    const { inputs, stated, values: all } = bound(name, values);
    lastAxis(title, all.dim ?? all.axis, inputs[0].dims.length);
    return record(`tf.${name}`, inputs, stated, inputs[0].dims);
  };
}

function reduction(name) {
  return (...values) => {
    const { inputs, stated, values: all } = bound(name, values);
    const [{ dims }] = inputs;
    const axes = axesOf(all.axis, dims.length);
    const made = all.keepDims
      ? dims.map((each, i) => (axes.includes(i) ? 1 : each))
      : dims.filter((_, i) => !axes.includes(i));
    return record(`tf.${name}`, inputs, stated, made, {
      dtype: name === "argMax" ? "int32" : inputs[0].dtype,
    });
  };
}
const axesOf = (axis, rank) =>
  axis === null || axis === undefined
    ? range(0, rank)
    : [axis].flat().map((each) => positive(each, rank));

function reshape(x, shape) {
  const tensor = asTensor(x);
  const wanted = [...shape];
  const total = product(tensor.dims);
  const open = wanted.indexOf(-1);
  const rest = product(
    wanted
      .filter((n) => n !== -1)
      .map((n, i) => (i === 0 && open !== 0 ? dimFrom(n, tensor.dims) : n)),
  );
  const dims = wanted.map((n, i) =>
    n === -1 ? divide(total, rest) : i === 0 ? dimFrom(n, tensor.dims) : n,
  );
  if (dims.includes(null) || sizeOf(product(dims)) !== sizeOf(total))
    throw new Error(
      `Size(${sizeOf(total)}) must match the product of shape ${wanted.join(",")}`,
    );
  return record("tf.reshape", [tensor], { shape: wanted }, dims);
}

const flatten = (x) => reshape(x, [product(x.dims)].map(sizeOf));
const expandDims = (x, axis = 0) => {
  const at = axis < 0 ? axis + x.dims.length + 1 : axis;
  return moved(x, x.dims.toSpliced(at, 0, 1));
};
const squeeze = (x, axis) => {
  const gone =
    axis === undefined
      ? range(0, x.dims.length).filter((i) => sizeOf(x.dims[i]) === 1)
      : axis;
  return moved(
    x,
    x.dims.filter((_, i) => !gone.includes(i)),
  );
};
const moved = (x, dims) =>
  record("tf.reshape", [asTensor(x)], { shape: dims.map(sizeOf) }, dims);

function transpose(x, perm) {
  const axes = perm ?? range(0, x.dims.length).reverse();
  return record(
    "tf.transpose",
    [asTensor(x)],
    perm ? { perm } : {},
    axes.map((axis) => x.dims[axis]),
  );
}

function matMul(...values) {
  const { inputs, stated, values: all } = bound("matMul", values, 2);
  const [a, b] = inputs.map(({ dims }) => dims);
  const [m, k] = all.transposeA ? [a.at(-1), a.at(-2)] : [a.at(-2), a.at(-1)];
  const [k2, n] = all.transposeB ? [b.at(-1), b.at(-2)] : [b.at(-2), b.at(-1)];
  if (sizeOf(k) !== sizeOf(k2))
    throw new Error(
      `Error in matMul: inner shapes (${sizeOf(k)}) and (${sizeOf(k2)}) of Tensors with shapes ${a.map(sizeOf)} and ${b.map(sizeOf)} must match.`,
    );
  return record("tf.matMul", inputs, stated, [
    ...broadcast(a.slice(0, -2), b.slice(0, -2)),
    m,
    n,
  ]);
}

function concat(tensors, axis = 0) {
  const list = tensors.map(asTensor);
  const at = positive(axis, list[0].dims.length);
  const dims = list[0].dims.map((each, i) =>
    i === at
      ? list.reduce((sum, { dims: own }) => sum + sizeOf(own[i]), 0)
      : each,
  );
  return record("tf.concat", list, { axis: at }, dims);
}

/** Whole axes stay what they are; the batch must stay whole to stay known. */
function slice(x, begin, size) {
  const tensor = asTensor(x);
  const rank = tensor.dims.length;
  const starts = [begin].flat();
  const sizes = size === undefined ? [] : [size].flat();
  const at = range(0, rank).map((i) => starts[i] ?? 0);
  const dims = tensor.dims.map((each, i) => {
    const n =
      sizes[i] === undefined || sizes[i] === -1
        ? sizeOf(each) - at[i]
        : sizes[i];
    return n === sizeOf(each) ? each : n;
  });
  const made = record(
    "tf.slice",
    [tensor],
    { begin: at, size: dims.map(sizeOf) },
    dims,
  );
  if (tensor.rosettaSource) made.rosettaSource = tensor.rosettaSource;
  return made;
}

/** Labels as one-hot rows: the label form is remembered, no call of the model. */
function oneHot(indices, depth) {
  const tensor = asTensor(indices);
  const source = tensor.rosettaSource;
  const made = new Tensor([...tensor.dims, depth], "float32", {
    source: source && {
      ...source,
      steps: [...source.steps, { step: "oneHot", classes: depth }],
    },
  });
  return made;
}

function cast(x, dtype) {
  const tensor = asTensor(x);
  if (tensor.dtype === dtype) return tensor;
  const source = tensor.rosettaSource;
  return new Tensor(tensor.dims, dtype, {
    source: source && {
      ...source,
      steps: [...source.steps, { step: "cast", dtype }],
    },
  });
}

/** Arithmetic on data before the model stays with the data as its preparation. */
function prepared(name, own) {
  return (a, b) => {
    const factor = operand(b);
    const source = a?.rosettaSource;
    const data = source && source.pass === null && typeof factor === "number";
    if (!data || !["mul", "div", "add", "sub"].includes(name)) return own(a, b);
    const step =
      name === "mul" || name === "div"
        ? { step: "scale", factor: name === "mul" ? factor : 1 / factor }
        : { step: "shift", offset: name === "add" ? factor : -factor };
    return new Tensor(a.dims, "float32", {
      source: { ...source, steps: [...source.steps, step] },
    });
  };
}

const arithmetic = Object.fromEntries(
  Object.entries(paired).map(([name, own]) => [name, prepared(name, own)]),
);

function stack(tensors, axis = 0) {
  return concat(
    tensors.map((each) => expandDims(asTensor(each), axis)),
    axis,
  );
}

function split(x, parts, axis = 0) {
  const at = positive(axis, x.dims.length);
  const sizes = Array.isArray(parts)
    ? parts
    : Array(parts).fill(sizeOf(x.dims[at]) / parts);
  let start = 0;
  return sizes.map((size) => {
    const begin = x.dims.map((_, i) => (i === at ? start : 0));
    start += size;
    return slice(
      x,
      begin,
      x.dims.map((each, i) => (i === at ? size : sizeOf(each))),
    );
  });
}

export const functions = {
  ...bent,
  ...arithmetic,
  squaredDifference: (a, b) => functions.square(arithmetic.sub(a, b)),
  softmax: softmaxOf("softmax", "Softmax"),
  logSoftmax: softmaxOf("logSoftmax", "Log Softmax"),
  sum: reduction("sum"),
  mean: reduction("mean"),
  max: reduction("max"),
  min: reduction("min"),
  argMax: reduction("argMax"),
  logSumExp: reduction("logSumExp"),
  reshape,
  transpose,
  expandDims,
  squeeze,
  matMul,
  dot: (a, b) => matMul(a, b),
  concat,
  stack,
  slice,
  split,
  maxPool: pool("maxPool"),
  avgPool: pool("avgPool"),
  conv2d,
  gather,
  oneHot,
  cast,
};

const methods = {
  ...functions,
  flatten() {
    return flatten(this);
  },
  as1D() {
    return flatten(this);
  },
  toFloat() {
    return cast(this, "float32");
  },
  toInt() {
    return cast(this, "int32");
  },
  asType(dtype) {
    return cast(this, dtype);
  },
  clone() {
    return this;
  },
  variable() {
    throw new UnknownCall(
      "Tensor.variable() is not known here. Write tf.variable(…).",
    );
  },
};
for (const name of Object.keys(functions)) {
  const own = functions[name];
  Object.defineProperty(Tensor.prototype, name, {
    value(...values) {
      return name === "concat"
        ? own([this, ...[values[0]].flat()], values[1])
        : own(this, ...values);
    },
  });
}
for (const name of [
  "flatten",
  "as1D",
  "toFloat",
  "toInt",
  "asType",
  "clone",
  "variable",
])
  Object.defineProperty(Tensor.prototype, name, { value: methods[name] });
for (const rank of [2, 3, 4])
  Object.defineProperty(Tensor.prototype, `as${rank}D`, {
    value(...shape) {
      return reshape(this, shape);
    },
  });
