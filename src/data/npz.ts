// A data set out of NumPy's `.npz`: a zip of `.npy` arrays (numpy.lib.format), named as Keras's own data sets name them.
import { unzipSync } from "fflate";
import { DataError } from "./dataError.ts";
import type { Dataset, Split } from "./dataset.ts";
import { truthOf, withTestSplit, type Truth } from "./own.ts";

export interface NpyArray {
  readonly shape: readonly number[];
  readonly data: Uint8Array | Int32Array | Float32Array;
}

export interface NpzOptions {
  /** The share of examples kept for the test, where the file has no test arrays. */
  readonly testShare?: number;
  readonly seed?: number;
}

/** Reads `x_train, y_train, x_test, y_test`, or `x, y`, from which a test split is taken at random. */
export function npzDataset(
  bytes: Uint8Array,
  name: string,
  { testShare = 0.2, seed = 0 }: NpzOptions = {},
): Dataset {
  const arrays = arraysOf(bytes, name);
  const find = (key: string) => arrays.get(key) ?? null;
  const [x, y] = [find("x_train") ?? find("x"), find("y_train") ?? find("y")];
  const [xTest, yTest] = [find("x_test"), find("y_test")];
  if (!x || !y || (xTest === null) !== (yTest === null)) {
    throw new DataError(
      `Expected ${name} to hold the arrays x_train, y_train, x_test and y_test, or x and y. Received ${[...arrays.keys()].join(", ") || "none"}.`,
    );
  }
  const featureShape = x.shape.slice(1);
  const size = featureShape.reduce((product, n) => product * n, 1);
  const { classes, targets } = truthFrom(y, yTest, name);
  const whole = splitOf(x, targets[0], name);
  const splits =
    xTest && targets[1]
      ? { train: whole, test: splitOf(xTest, targets[1], name, featureShape) }
      : withTestSplit(whole, size, testShare, seed);
  return {
    id: `npz:${name}`,
    title: name,
    generated: false,
    featureShape,
    layout: layoutOf(featureShape),
    classes,
    ...splits,
  };
}

/** Three axes are a picture's when the last or the first is as short as one of colours. */
function layoutOf(shape: readonly number[]): Dataset["layout"] {
  if (shape.length !== 3) return null;
  const isColour = (n: number | undefined) => n === 1 || n === 3 || n === 4;
  if (isColour(shape[2])) return "channelsLast";
  return isColour(shape[0]) ? "channelsFirst" : null;
}

/** Train and test labels together, so that both mean the same classes. Rows of several numbers are numbers to predict. */
function truthFrom(
  train: NpyArray,
  test: NpyArray | null,
  name: string,
): {
  classes: readonly string[];
  targets: [Truth["targets"], Truth["targets"] | null];
} {
  const both = test ? [train, test] : [train];
  const widths = both.map(({ shape }) =>
    shape.slice(1).reduce((product, n) => product * n, 1),
  );
  if (widths.some((width) => width !== widths[0])) {
    throw new DataError(
      `Expected labels of one shape in ${name}. Received (${both.map(({ shape }) => shape.join(", ")).join(") and (")}).`,
    );
  }
  if (widths[0] !== 1) {
    const [a, b] = both.map(({ data }) => Float32Array.from(data));
    return { classes: [], targets: [a as Float32Array, b ?? null] };
  }
  const { classes, targets } = truthOf(both.flatMap(({ data }) => [...data]));
  const count = train.data.length;
  return {
    classes,
    targets: [targets.slice(0, count), test ? targets.slice(count) : null],
  };
}

function splitOf(
  { shape, data }: NpyArray,
  targets: Truth["targets"],
  name: string,
  expected = shape.slice(1),
): Split {
  const count = shape[0] ?? 0;
  const isWhole =
    count > 0 && targets.length % count === 0 && targets.length > 0;
  if (!isWhole || shape.slice(1).join() !== expected.join()) {
    throw new DataError(
      `Expected examples of shape (N, ${expected.join(", ")}) in ${name}, with a label each. Received (${shape.join(", ")}) and ${targets.length} labels.`,
    );
  }
  return { count, features: data, targets };
}

function arraysOf(bytes: Uint8Array, name: string): Map<string, NpyArray> {
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, { filter: (file) => file.name.endsWith(".npy") });
  } catch (error) {
    throw new DataError(
      `Expected ${name} to be an .npz file, a zip of arrays. Received ${bytes.length} bytes that are none (${(error as Error).message}).`,
    );
  }
  const entries = Object.entries(files);
  return new Map(
    entries.map(([file, content]) => [
      file.replace(/\.npy$/, ""),
      readNpy(content, `${file} in ${name}`),
    ]),
  );
}

/** Reads one `.npy` array in C order. */
export function readNpy(bytes: Uint8Array, name: string): NpyArray {
  const magic = String.fromCharCode(...bytes.subarray(0, 6));
  if (magic !== "\x93NUMPY") {
    throw new DataError(
      `Expected ${name} to begin with \\x93NUMPY. Received ${JSON.stringify(magic)}.`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const long = (bytes[6] as number) > 1;
  const start = long ? 12 : 10;
  const end =
    start + (long ? view.getUint32(8, true) : view.getUint16(8, true));
  const header = new TextDecoder().decode(bytes.subarray(start, end));
  const descr = /'descr':\s*'([^']+)'/.exec(header)?.[1];
  const dims = /'shape':\s*\(([\d,\s]*)\)/.exec(header)?.[1];
  const fortran = /'fortran_order':\s*(True|False)/.exec(header)?.[1];
  const read = readers[descr?.replace(/^[<|=]/, "") ?? ""];
  if (
    !read ||
    dims === undefined ||
    fortran !== "False" ||
    descr?.startsWith(">")
  ) {
    throw new DataError(
      `Expected ${name} to hold little-endian numbers (${Object.keys(readers).join(", ")}) in C order. Received ${header.trim()}.`,
    );
  }
  const shape = dims
    .split(",")
    .filter((dim) => dim.trim() !== "")
    .map(Number);
  const count = shape.reduce((product, n) => product * n, 1);
  const body = bytes.slice(end);
  if (body.length !== count * read.size) {
    throw new DataError(
      `Expected ${name} to hold ${count} numbers of ${read.size} bytes. Received ${body.length} bytes.`,
    );
  }
  return { shape, data: read.of(body.buffer) };
}

interface Reader {
  /** Bytes of one number. */
  readonly size: number;
  of(body: ArrayBuffer): NpyArray["data"];
}

/** Wider numbers become the nearest that batches are made of: 64-bit floats 32-bit ones, all signed whole numbers int32. */
const readers: Readonly<Record<string, Reader>> = {
  u1: { size: 1, of: (body) => new Uint8Array(body) },
  b1: { size: 1, of: (body) => new Uint8Array(body) },
  i1: { size: 1, of: (body) => Int32Array.from(new Int8Array(body)) },
  i2: { size: 2, of: (body) => Int32Array.from(new Int16Array(body)) },
  u2: { size: 2, of: (body) => Int32Array.from(new Uint16Array(body)) },
  i4: { size: 4, of: (body) => new Int32Array(body) },
  i8: {
    size: 8,
    of: (body) => Int32Array.from(new BigInt64Array(body), Number),
  },
  f4: { size: 4, of: (body) => new Float32Array(body) },
  f8: { size: 8, of: (body) => Float32Array.from(new Float64Array(body)) },
};
