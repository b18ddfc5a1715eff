// What the dry run of a column leaves: its calls as written, with values, ranges and shapes. Plain JSON.
import type { DType, Shape, Span } from "../ir/index.ts";

export type CallId = number;
export type TensorId = number;
export type ObjectId = number;
export type ParameterRef = number;

/** A Python value as it was passed. Tuples and lists are both arrays; `{ dim }` is a multiple of the batch size. */
export type Argument =
  | null
  | boolean
  | number
  | string
  | readonly Argument[]
  | { readonly float: "nan" | "inf" | "-inf" }
  | { readonly dim: number }
  | { readonly tensor: TensorId }
  | { readonly parameter: ParameterRef }
  | { readonly object: ObjectId }
  | { readonly dtype: string }
  | { readonly dict: readonly (readonly [Argument, Argument])[] }
  /** start, stop, step of an index; `...` is `{ ellipsis: true }`. */
  | { readonly slice: readonly [Argument, Argument, Argument] }
  | { readonly ellipsis: true }
  /** A function or class given by name: `torch.nn.functional.relu`. */
  | { readonly function: string }
  /** Something the recorder has no form for, by its type's name. */
  | { readonly unknown: string };

export interface Call {
  readonly id: CallId;
  /** The canonical dotted name of what was called: `torch.nn.Conv2d`, `torch.Tensor.view`, `keras.layers.Conv2D`, `operator.add`. */
  readonly path: string;
  /** `construct` makes an object (layer, initialiser, loss, optimiser); `apply` turns tensors into tensors; `late` changes a parameter or object. */
  readonly kind: "construct" | "apply" | "late";
  /** construct: the object made; apply: the object applied, if any; late: the object changed, if any. */
  readonly object?: ObjectId;
  /** late: the parameter changed. */
  readonly parameter?: ParameterRef;
  /** Arguments as stated, by parameter name of the signature; parameters not stated are absent. */
  readonly arguments: Readonly<Record<string, Argument>>;
  readonly inputs: readonly TensorId[];
  readonly outputs: readonly TensorId[];
  /** Parameters an apply uses directly (functional style): role as the phrase names it → parameter. */
  readonly parameters: Readonly<Record<string, ParameterRef>>;
  /** User ranges, innermost first: a helper called in a loop gives one range per frame. */
  readonly where: readonly Span[];
  /** Name path of the object in the program: `features.0`. */
  readonly scope: string;
  /** The forward pass it belongs to; 0 outside any. */
  readonly trace: number;
}

export interface TensorInfo {
  readonly id: TensorId;
  readonly shape: Shape;
  readonly dtype: DType;
  /** Where a tensor that no call made came from. */
  readonly source?: ArraySource;
  /** The parameter this tensor is. */
  readonly parameter?: ParameterRef;
  /** A small constant's values, row-major, when the program knows them. */
  readonly constant?: readonly number[];
}

/** An array's way from a data set to here. */
export interface ArraySource {
  /** `cifar10`; null for arrays of unknown origin (`np.random.rand`, `np.zeros`). */
  readonly dataset: string | null;
  readonly split: "train" | "test" | null;
  readonly part: "features" | "targets";
  /** Number of examples in the split's array, when known. */
  readonly examples: number | null;
  /** What was done to it, in order: preprocessing steps of ir/data.ts, and `{ step: "oneHot", classes }`. */
  readonly steps: readonly (
    | { readonly step: "scale"; readonly factor: number }
    | { readonly step: "shift"; readonly offset: number }
    | { readonly step: "cast"; readonly dtype: DType }
    | { readonly step: "permute"; readonly axes: readonly number[] }
    | { readonly step: "reshape"; readonly shape: Shape }
    | { readonly step: "oneHot"; readonly classes: number }
    | { readonly step: "slice"; readonly start: number; readonly stop: number }
  )[];
  /** The pass that handed it out as a batch. */
  readonly pass: number | null;
}

export interface ObjectInfo {
  readonly id: ObjectId;
  /** Class path: `torch.nn.Conv2d`; for user classes the framework base they extend. */
  readonly path: string;
  /** The user's class name when it is a subclass: `SymbolModule`. */
  readonly className: string;
  /** Name path in the model: `conv1`, `features.0`, Keras's layer name. */
  readonly name: string;
  /** Weights by the dialect's role name (`weight`, `bias`, `kernel`, `gamma`), as they stand at the end. */
  readonly parameters: Readonly<Record<string, ParameterRef>>;
}

export interface ParameterInfo {
  readonly id: ParameterRef;
  readonly owner: ObjectId | null;
  /** The dialect's role: `weight`, `kernel`, `gamma`. */
  readonly role: string;
  /** The dialect's shape. */
  readonly shape: readonly number[];
  readonly dtype: DType;
  /** Whether the optimiser changes it, as it stands at the end. */
  readonly trainable: boolean;
  /** Buffers and moving statistics. */
  readonly state: boolean;
}

/** One forward pass of the outermost model call, recorded in both modes. */
export interface Trace {
  readonly id: number;
  readonly mode: "training" | "evaluation";
  /** The same pass in the other mode; null for code outside any module. */
  readonly twin: number | null;
  readonly object: ObjectId;
  readonly inputs: readonly TensorId[];
  readonly outputs: readonly TensorId[];
}

/** Program events, in order. */
export type ProgramEvent =
  /** One walk over data in batches. `times`: equal passes in a row (epochs) are one event. */
  | {
      readonly kind: "pass";
      readonly id: number;
      readonly features: ArraySource | null;
      readonly targets: ArraySource | null;
      readonly batchSize: Argument;
      /** Whether `batchSize` was written by the user, or is a default of the named call. */
      readonly stated: readonly string[];
      readonly call: string;
      readonly remainder: "keep" | "drop" | "wrap";
      /** `queue`: drawn at random from so many waiting examples. */
      readonly order:
        "each epoch" | "once" | "never" | { readonly queue: number };
      readonly times: number;
      /** Optimiser steps were made inside it. */
      readonly trains: boolean;
      readonly where: readonly Span[];
    }
  /** One update: the optimiser walks down the gradient of `loss`. Recorded until two equal ones stood in a row. */
  | {
      readonly kind: "step";
      readonly loss: TensorId;
      readonly optimizer: ObjectId;
      readonly parameters: readonly ParameterRef[];
      readonly pass: number | null;
      readonly where: readonly Span[];
    }
  /** The program steps a schedule by hand. Recorded once per object inside walks over data, and once outside. */
  | {
      readonly kind: "tick";
      readonly object: ObjectId;
      /** The walk over data inside which it is stepped; null between walks. */
      readonly pass: number | null;
      /** Whether it is stepped before the first update. */
      readonly before: boolean;
      readonly where: readonly Span[];
    }
  /** A region-wide setting: `set_image_data_format`, `manual_seed`, `set_floatx`. */
  | {
      readonly kind: "ambient";
      readonly key: string;
      readonly value: Argument;
      /** How many calls stood before it. */ readonly after: number;
      readonly where: readonly Span[];
    };

export interface RecordedNote {
  readonly kind: "no effect" | "assumption" | "warning" | "not modelled";
  readonly text: string;
  readonly where: readonly Span[];
}

/** Why a column could not be read to its end. */
export interface RecordingError {
  /** `python`: the program is wrong; `unknown`: our modules do not know the call; `limit`: time, memory or recursion. */
  readonly kind: "python" | "unknown" | "limit";
  readonly type: string;
  readonly message: string;
  /** The traceback as Python prints it, our own frames removed. */
  readonly traceback: string;
  readonly span: Span | null;
}

export interface Recording {
  readonly calls: readonly Call[];
  readonly tensors: Readonly<Record<TensorId, TensorInfo>>;
  readonly objects: Readonly<Record<ObjectId, ObjectInfo>>;
  readonly parameters: Readonly<Record<ParameterRef, ParameterInfo>>;
  readonly traces: readonly Trace[];
  readonly program: readonly ProgramEvent[];
  readonly notes: readonly RecordedNote[];
  /** Framework modules imported, in order: `torch`, `keras`. */
  readonly imports: readonly string[];
  readonly stdout: string;
  readonly error: RecordingError | null;
}

/** One column to be read. */
export interface RecordRequest {
  /** Sources of the cells, in order; a span's `cell` is the index here. */
  readonly cells: readonly string[];
  /** Signature texts by canonical path, for the versions below: `torch.nn.Conv2d` → `in_channels, out_channels, …`. */
  readonly signatures: Readonly<Record<string, string>>;
  /** Version assumed for each framework module: `{ torch: "2.13.0", keras: "3.15.1" }`. */
  readonly versions: Readonly<Record<string, string>>;
  /** Packages to take from a folder of the library's root instead of the root itself: `{ tensorflow: "stand-ins/keras" }`. */
  readonly standIns?: Readonly<Record<string, string>>;
  /** An input to try the model on, when the program defines one and never runs it. */
  readonly example?: { readonly shape: Shape; readonly dtype: DType };
  /** The name of the model in the program's namespace, when there are several. */
  readonly entry?: string;
}

/** The recording of a program that called nothing. */
export const emptyRecording: Recording = {
  calls: [],
  tensors: {},
  objects: {},
  parameters: {},
  traces: [],
  program: [],
  notes: [],
  imports: [],
  stdout: "",
  error: null,
};
