// What the recipe does to examples before the model sees them, prepared once: where each number of a batch comes
// from, and what becomes of it.
import {
  concreteShape,
  printShape,
  type DType,
  type Layout,
  type Preprocessing,
} from "../ir/index.ts";
import type { Dataset } from "./dataset.ts";

/** One prepared way from stored examples to inputs. */
export interface InputForm {
  /** For each number of an example as fed, its place in the example as stored; null where nothing moves. */
  readonly from: Uint32Array | null;
  /** The shape fed, for a batch of so many examples. */
  shape(count: number): number[];
  readonly dtype: DType;
  /** What becomes of one stored number. */
  readonly convert: (value: number) => number;
}

type Stored = Pick<Dataset, "featureShape" | "layout">;

/**
 * The way inputs go: the steps in their order, from where the program's arrays had their channels before the first one.
 * `layout` says where the channels stand in the end; following the steps backwards tells where they stood at the start.
 * Axes of a permute and dims of a reshape count the batch axis, as in the program.
 */
export function inputForm(
  stored: Stored,
  storedDtype: DType,
  layout: Layout | null,
  steps: readonly Preprocessing[],
): InputForm {
  const laid = layOut(stored, layoutBefore(stored, layout, steps));
  const moved = steps.reduce(move, laid);
  const { convert, dtype } = conversion(storedDtype, steps);
  return {
    from: moved.from.every((place, i) => place === i) ? null : moved.from,
    shape: moved.shape,
    dtype,
    convert,
  };
}

/** Where the channels stood before the steps; null where the steps do not tell, so that examples stay as stored. */
function layoutBefore(
  { featureShape }: Stored,
  layout: Layout | null,
  steps: readonly Preprocessing[],
): Layout | null {
  if (layout === null || steps.some((step) => step.step === "reshape"))
    return null;
  const last = featureShape.length;
  const end = layout === "channelsFirst" ? 1 : last;
  const start = steps.reduceRight(
    (axis, step) =>
      step.step === "permute" ? (step.axes[axis] ?? axis) : axis,
    end,
  );
  if (start === 1) return "channelsFirst";
  return start === last ? "channelsLast" : null;
}

interface Arrangement {
  readonly from: Uint32Array;
  readonly shape: (count: number) => number[];
}

function layOut(stored: Stored, layout: Layout | null): Arrangement {
  const size = stored.featureShape.reduce((product, n) => product * n, 1);
  const plain: Arrangement = {
    from: Uint32Array.from({ length: size }, (_, i) => i),
    shape: (count) => [count, ...stored.featureShape],
  };
  if (stored.layout === null || layout === null || stored.layout === layout)
    return plain;
  const axes = plain.shape(1).map((_, axis) => axis);
  const channelAxis = stored.layout === "channelsFirst" ? 1 : axes.length - 1;
  axes.splice(channelAxis, 1);
  axes.splice(layout === "channelsFirst" ? 1 : axes.length, 0, channelAxis);
  return permuted(plain, axes);
}

function move(arrangement: Arrangement, step: Preprocessing): Arrangement {
  switch (step.step) {
    case "permute":
      return permuted(arrangement, step.axes);
    case "reshape": {
      const { shape } = step;
      requireSize(arrangement, concreteShape(shape, 1), printShape(shape));
      return { ...arrangement, shape: (count) => concreteShape(shape, count) };
    }
    case "scale":
    case "shift":
    case "cast":
      return arrangement;
    default:
      step satisfies never;
      throw new RangeError("Expected a known step of preprocessing.");
  }
}

function requireSize(
  { from, shape }: Arrangement,
  dims: readonly number[],
  printed: string,
): void {
  if (dims.reduce((product, n) => product * n, 1) !== from.length) {
    throw new RangeError(
      `Expected preprocessing to reshape (N, ${shape(1).slice(1).join(", ")}) to as many numbers per example. Received ${printed}.`,
    );
  }
}

/** The arrangement with its axes in another order; the batch axis stays first. */
function permuted(
  { from, shape }: Arrangement,
  axes: readonly number[],
): Arrangement {
  const dims = shape(1);
  const isPermutation =
    axes.length === dims.length && dims.every((_, axis) => axes.includes(axis));
  if (!isPermutation || axes[0] !== 0 || dims[0] !== 1) {
    throw new RangeError(
      `Expected preprocessing to permute ${dims.length} axes, the batch first (0, …). Received (${axes.join(", ")}).`,
    );
  }
  const strides = dims.map((_, axis) =>
    dims.slice(axis + 1).reduce((product, n) => product * n, 1),
  );
  let places = [0];
  for (const axis of axes) {
    const stride = strides[axis] as number;
    places = places.flatMap((place) =>
      Array.from(
        { length: dims[axis] as number },
        (_, i) => place + i * stride,
      ),
    );
  }
  return {
    from: Uint32Array.from(places, (place) => from[place] as number),
    shape: (count) => {
      const before = shape(count);
      return axes.map((axis) => before[axis] as number);
    },
  };
}

/** The arithmetic of all steps on one number, rounded after each step as the program's own arrays round. */
function conversion(
  storedDtype: DType,
  steps: readonly Preprocessing[],
): Pick<InputForm, "convert" | "dtype"> {
  let dtype = storedDtype;
  const parts: ((value: number) => number)[] = [];
  for (const step of steps) {
    if (step.step === "cast") {
      dtype = step.dtype;
      parts.push(rounding(dtype));
    } else if (step.step === "scale" || step.step === "shift") {
      dtype = isFloat(dtype) ? dtype : "float64";
      const round = rounding(dtype);
      parts.push(
        step.step === "scale"
          ? (value) => round(value * step.factor)
          : (value) => round(value + step.offset),
      );
    }
  }
  return {
    dtype,
    convert: (value) => parts.reduce((x, part) => part(x), value),
  };
}

export function isFloat(dtype: DType): boolean {
  return dtype.startsWith("float");
}

/** How a number is stored in a type: truncated and wrapped to its bits, or rounded. */
function rounding(dtype: DType): (value: number) => number {
  switch (dtype) {
    case "float64":
      return (value) => value;
    case "float32":
      return Math.fround;
    case "int64":
      return Math.trunc;
    case "int32":
      return (value) => value | 0;
    case "int16":
      return (value) => (value << 16) >> 16;
    case "int8":
      return (value) => (value << 24) >> 24;
    case "uint8":
      return (value) => value & 0xff;
    case "bool":
      return (value) => (value === 0 ? 0 : 1);
    case "float16":
      throw new RangeError(
        "Expected inputs of float32, float64 or a whole-number type. Received a cast to float16, which batches are not made in.",
      );
    default:
      dtype satisfies never;
      throw new RangeError("Expected a known number type.");
  }
}
