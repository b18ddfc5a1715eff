// Draws a model's first weights from their distributions: every parameter from a stream of its own, so that no edit elsewhere changes it.
import {
  distribution,
  type Distribution,
} from "../../ir/initializers/initializer.ts";
import type { Model, Parameter, ParameterId } from "../../ir/model.ts";
import type { Weight } from "../../ir/weights.ts";
import { at } from "./dims.ts";
import { StepError } from "./graph.ts";
import { RandomStream } from "./random.ts";

/** First values of all weights and running statistics, in the neutral form. */
export function initialWeights(
  model: Pick<Model, "parameters">,
  seed: number,
): Map<ParameterId, Weight> {
  return new Map(
    model.parameters.map((parameter) => [
      parameter.id,
      drawnWeight(parameter, seed),
    ]),
  );
}

/** The first values of one parameter under a seed. */
export function drawnWeight(parameter: Parameter, seed: number): Weight {
  const law = distribution(parameter.initializer.value, parameter.fans);
  const stream = new RandomStream(seed, `${parameter.id}:${parameter.role}`);
  try {
    return {
      shape: parameter.shape,
      data: Float32Array.from(drawn(law, parameter.shape, stream)),
    };
  } catch (error) {
    if (error instanceof StepError)
      throw new StepError(`${parameter.name}: ${error.message}`, {
        cause: error,
      });
    throw error;
  }
}

/** Numbers of a shape under a law. */
export function drawn(
  law: Distribution,
  shape: readonly number[],
  stream: RandomStream,
): Float64Array {
  const values = new Float64Array(shape.reduce((product, n) => product * n, 1));
  switch (law.kind) {
    case "constant":
      return values.fill(law.value);
    case "uniform":
      return values.map(
        () => law.low + (law.high - law.low) * stream.uniform(),
      );
    case "normal":
      return values.map(() => law.mean + law.std * stream.normal());
    case "truncatedNormal":
      return values.map(() => truncated(law, stream));
    case "orthogonal":
      return orthogonal(shape, law.gain, stream);
    case "identity":
      return identity(values, shape, law.gain);
    case "blocks":
      return blocks(values, shape, law, stream);
    case "dirac":
      return dirac(values, shape, law.groups);
    case "bilinear":
      return bilinear(values, shape, law.channels);
    case "given":
      throw new StepError(
        `Expected a distribution to draw from. Received values that the program computed itself (${law.what}): give them as an array, or initialise the weight by a known initialiser.`,
      );
    default:
      law satisfies never;
      throw new StepError("Expected a known distribution.");
  }
}

/** Each block by its own law, one after the other. */
function blocks(
  values: Float64Array,
  shape: readonly number[],
  { axis, blocks: parts }: Extract<Distribution, { kind: "blocks" }>,
  stream: RandomStream,
): Float64Array {
  const width = at(shape, axis);
  const total = parts.reduce((sum, { size }) => sum + size, 0);
  if (total !== width)
    throw new StepError(
      `Expected blocks of ${width} altogether. Received ${total}.`,
    );
  const inner = shape.slice(axis + 1).reduce((product, n) => product * n, 1);
  const outer = shape.slice(0, axis).reduce((product, n) => product * n, 1);
  let start = 0;
  for (const { size, law } of parts) {
    const own = shape.map((n, i) => (i === axis ? size : n));
    const block = drawn(law, own, stream);
    for (let i = 0; i < outer; i++)
      values.set(
        block.subarray(i * size * inner, (i + 1) * size * inner),
        (i * width + start) * inner,
      );
    start += size;
  }
  return values;
}

/** Normal, drawn again until it lies between the cuts. */
function truncated(
  { mean, std, low, high }: Extract<Distribution, { kind: "truncatedNormal" }>,
  stream: RandomStream,
): number {
  // So rare a draw would never come: 1 in 10⁶ lies beyond 4.9 standard deviations.
  if (Math.min(high - mean, mean - low) < -4.5 * std || low >= high)
    throw new StepError(
      `Expected the cuts of a normal distribution to leave something of it. Received N(${mean}, ${std}) between ${low} and ${high}.`,
    );
  for (;;) {
    const value = mean + std * stream.normal();
    if (value >= low && value <= high) return value;
  }
}

function identity(
  values: Float64Array,
  shape: readonly number[],
  gain: number,
): Float64Array {
  if (shape.length !== 2)
    throw new StepError(
      `Expected a matrix to make the identity. Received shape (${shape.join(", ")}).`,
    );
  const [rows, columns] = [at(shape, 0), at(shape, 1)];
  for (let i = 0; i < Math.min(rows, columns); i++)
    values[i * columns + i] = gain;
  return values;
}

/** torch/nn/init.py · dirac_: the neutral kernel is (out, in, …window). */
function dirac(
  values: Float64Array,
  shape: readonly number[],
  groups: number,
): Float64Array {
  if (shape.length < 3 || at(shape, 0) % groups !== 0)
    throw new StepError(
      `Expected the kernel of a convolution whose outputs divide into ${groups} groups. Received shape (${shape.join(", ")}).`,
    );
  const [outputs, inputs] = [at(shape, 0), at(shape, 1)];
  const window = shape.slice(2);
  const size = window.reduce((product, n) => product * n, 1);
  const middle = window.reduce((place, n) => place * n + Math.floor(n / 2), 0);
  const perGroup = outputs / groups;
  for (let group = 0; group < groups; group++)
    for (let i = 0; i < Math.min(perGroup, inputs); i++)
      values[((group * perGroup + i) * inputs + i) * size + middle] = 1;
  return values;
}

/** MXNet's python/mxnet/initializer.py · Bilinear: (1 − |x/f − c|)·(1 − |y/f − c|), f = ⌈width/2⌉, c = (2f − 1 − f mod 2) / (2f). */
function bilinear(
  values: Float64Array,
  shape: readonly number[],
  channels: "all" | "equal",
): Float64Array {
  if (shape.length !== 4)
    throw new StepError(
      `Expected the kernel of a two-dimensional convolution. Received shape (${shape.join(", ")}).`,
    );
  const [inputs, height, width] = [at(shape, 1), at(shape, 2), at(shape, 3)];
  const factor = Math.ceil(width / 2);
  const centre = (2 * factor - 1 - (factor % 2)) / (2 * factor);
  const share = (place: number): number =>
    1 - Math.abs(place / factor - centre);
  return values.map((_, i) => {
    const pair = Math.floor(i / (width * height));
    if (channels === "equal" && Math.floor(pair / inputs) !== pair % inputs)
      return 0;
    return share(i % width) * share(Math.floor(i / width) % height);
  });
}

/**
 * The first axis against all others, rows (or columns, where there are more rows) of length 1 at right angles: the Q of a normal matrix's QR
 * decomposition with R's diagonal positive, as torch/nn/init.py · orthogonal_ and keras/src/initializers/random_initializers.py · Orthogonal.
 */
function orthogonal(
  shape: readonly number[],
  gain: number,
  stream: RandomStream,
): Float64Array {
  const rows = at(shape, 0);
  const columns = shape.slice(1).reduce((product, n) => product * n, 1);
  const [count, length] = [Math.min(rows, columns), Math.max(rows, columns)];
  const vectors = orthonormal(count, length, stream);
  const values = new Float64Array(rows * columns);
  vectors.forEach((vector, i) => {
    vector.forEach((value, j) => {
      values[rows <= columns ? i * columns + j : j * columns + i] =
        gain * value;
    });
  });
  return values;
}

/** Gram and Schmidt's process, each vector cleared twice for accuracy. */
function orthonormal(
  count: number,
  length: number,
  stream: RandomStream,
): Float64Array[] {
  const vectors: Float64Array[] = [];
  for (let i = 0; i < count; i++) {
    const vector = Float64Array.from({ length }, () => stream.normal());
    for (const earlier of [...vectors, ...vectors])
      subtractProjection(vector, earlier);
    const size = Math.sqrt(dot(vector, vector));
    vectors.push(vector.map((value) => value / size));
  }
  return vectors;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function subtractProjection(vector: Float64Array, onto: Float64Array): void {
  const share = dot(vector, onto);
  for (let i = 0; i < vector.length; i++)
    vector[i] = (vector[i] as number) - share * (onto[i] as number);
}
