// How weights begin: the operators that fill them, by name and arguments, and the helpers' own choices.
import type { Codec, Fans, Initializer } from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import {
  elsewhere,
  ignored,
  type Claim,
  type ConstructedObject,
  type Context,
  type InitializerPhrase,
  type WeightWord,
} from "../phrase.ts";
import { impliedWord, number } from "../words.ts";
import { netSignature } from "./calls.ts";
import { inSource } from "./sources.ts";

const fillers = inSource("caffe2/operators/filler_op.h · XavierFillOp");

/** U(±√(3 / fan_in)): what Caffe2 calls Xavier counts inputs alone. */
export const xavier: Initializer = {
  kind: "varianceScaling",
  scale: 1,
  fan: "in",
  distribution: "uniform",
};
/** N(0, √(2 / fan_out)): what Caffe2 calls MSRA counts outputs. */
const msra: Initializer = {
  kind: "varianceScaling",
  scale: 2,
  fan: "out",
  distribution: "normal",
};

const path = (name: string): string => `caffe2.python.core.Net.${name}`;
const at = (object: ConstructedObject, name: string, otherwise: number) =>
  number(object.argument(name) ?? otherwise, name);

interface Filling {
  readonly name: string;
  readonly names: readonly string[];
  readonly read: (object: ConstructedObject) => Initializer;
  readonly write: (
    value: Initializer,
  ) => Readonly<Record<string, Argument>> | null;
  readonly samples: readonly Initializer[];
}

const same = (a: Initializer, b: Initializer): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

const fillings: readonly Filling[] = [
  {
    name: "XavierFill",
    names: [],
    read: () => xavier,
    write: (value) => (same(value, xavier) ? {} : null),
    samples: [xavier],
  },
  {
    name: "MSRAFill",
    names: [],
    read: () => msra,
    write: (value) => (same(value, msra) ? {} : null),
    samples: [msra],
  },
  {
    name: "GaussianFill",
    names: ["mean", "std"],
    read: (object) => ({
      kind: "normal",
      mean: at(object, "mean", 0),
      std: at(object, "std", 1),
    }),
    write: (value) =>
      value.kind === "normal" ? { mean: value.mean, std: value.std } : null,
    samples: [{ kind: "normal", mean: 0, std: 0.02 }],
  },
  {
    name: "UniformFill",
    names: ["min", "max"],
    read: (object) => ({
      kind: "uniform",
      low: at(object, "min", 0),
      high: at(object, "max", 1),
    }),
    write: (value) =>
      value.kind === "uniform" ? { min: value.low, max: value.high } : null,
    samples: [{ kind: "uniform", low: -0.1, high: 0.1 }],
  },
  {
    name: "ConstantFill",
    names: ["value", "dtype"],
    read: (object) => ({ kind: "constant", value: at(object, "value", 0) }),
    write: (value) =>
      value.kind === "constant" ? { value: value.value } : null,
    samples: [{ kind: "constant", value: 0.1 }],
  },
  {
    name: "GivenTensorFill",
    names: ["values"],
    read: () => ({ kind: "given", what: "values that the program computes" }),
    write: () => null,
    samples: [],
  },
];

const claims: Readonly<Record<string, Claim>> = {
  shape: elsewhere("the weight's shape"),
  extra_shape: elsewhere("checked while recording"),
  input_as_shape: elsewhere("checked while recording"),
  run_once: ignored("nets that fill weights are run once"),
  ...Object.fromEntries(
    ["mean", "std", "min", "max", "value", "values", "dtype"].map(
      (name) => [name, elsewhere("the initialiser")] as const,
    ),
  ),
  name: ignored("it is a name"),
};

/** The signature of an operator that fills a blob. */
export const fillSignature = (names: readonly string[]): string =>
  netSignature([
    "shape",
    "extra_shape",
    "input_as_shape",
    "run_once",
    ...names,
  ]);

const phraseOf = ({
  name,
  names,
  read,
  write,
  samples,
}: Filling): InitializerPhrase => ({
  calls: [path(name)],
  signature: fillSignature(names),
  read,
  write: (value) => {
    const found = write(value);
    return found === null ? null : { path: path(name), arguments: found };
  },
  samples,
  claims,
  source: fillers,
});

/** Values put into the workspace under a weight's name. */
const fed: InitializerPhrase = {
  calls: ["caffe2.python.workspace.FeedBlob"],
  signature: "name, arr, device_option=None",
  read: () => ({ kind: "given", what: "values that the program feeds" }),
  write: () => null,
  samples: [],
  claims: {},
  source: inSource("caffe2/python/workspace.py · FeedBlob"),
};

export const initializers: readonly InitializerPhrase[] = [
  ...fillings.map(phraseOf),
  fed,
];

/** Fans as Caffe2 counts them: the weight's size over its first axis, and over its second. */
export function fansOf(role: string): (context: Context) => Fans {
  return (context) => {
    const shape = context.weightShape(role) ?? [];
    const size = shape.reduce((product, n) => product * n, 1);
    return { fanIn: size / (shape[0] ?? 1), fanOut: size / (shape[1] ?? 1) };
  };
}

/** A weight that a helper fills as it sees fit unless the program says otherwise; nets without helpers always say it. */
export const weight = (
  parameter: string,
  initializer: Initializer,
  because: string,
  at: string,
  codec: (context: Context) => Codec = () => [],
): WeightWord => ({
  parameter,
  codec,
  initializer: impliedWord<Initializer>(initializer, because, inSource(at)),
  fans: fansOf(parameter),
});
