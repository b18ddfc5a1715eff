// A phrase: how one dialect says one op, a row per option, in both directions.
import type {
  Codec,
  Fans,
  Initializer,
  OpName,
  OptionsOf,
  OptimizerName,
  OptimizerOptions,
  Part,
  Penalty,
  Shape,
  Source,
  Span,
} from "../ir/index.ts";
import type { Argument, Call, ObjectId } from "../python/recording.ts";
import type { PerWeight } from "./modifier.ts";
import type { Versioned } from "./version.ts";

/** What a row may look at while it reads or writes. */
export interface Context {
  readonly version: string;
  /** Shapes of the op's tensor inputs and outputs, in the dialect's layout. */
  readonly inputs: readonly Shape[];
  readonly outputs: readonly Shape[];
  /** Effective argument: as stated, else the signature's default; undefined when the signature has no such parameter. */
  argument(name: string): Argument | undefined;
  /** Whether the user wrote it. */
  stated(name: string): boolean;
  /** The dialect's shape of a weight of this call, by the dialect's role: `weight`; undefined where it has none. */
  weightShape(role: string): readonly number[] | undefined;
  /** A region-wide setting in force at the call: `image_data_format`. */
  ambient(
    key: string,
  ): { readonly value: Argument; readonly span: Span | undefined } | undefined;
  /** The values of a small tensor that the program itself made (`weight=torch.tensor([1., 2.])`), row-major; undefined for any other argument. */
  constant?(argument: Argument | undefined): readonly number[] | undefined;
  /** The call that constructed an object: how an initialiser passed as an argument was made, with its effective arguments. */
  object(id: ObjectId): ConstructedObject | undefined;
  /**
   * When the call acts, from its effective argument `name` (a boolean) in the training and the evaluation recording:
   * true/false is `training`, true/true `always`, false/false `never`.
   */
  activeIn(name: string): "training" | "always" | "never";
}

export interface ConstructedObject {
  readonly path: string;
  argument(name: string): Argument | undefined;
}

/** Where an option's value comes from when nobody wrote it. */
export type Default<T> =
  /** The signature's own value, read by the row: `stride=1`. */
  | { readonly kind: "signature"; readonly source: Source }
  /** Follows from other options: Keras's pool strides. `because` completes "… because". */
  | {
      readonly kind: "derived";
      readonly value: (context: Context) => T;
      readonly because: string;
      readonly source: Source;
    }
  /** Set elsewhere for a region, `otherwise` where it is not. */
  | {
      readonly kind: "ambient";
      readonly key: string;
      readonly read: (value: Argument, context: Context) => T;
      readonly otherwise: T;
      readonly source: Source;
    }
  /** No parameter exists: what the framework does anyway. */
  | {
      readonly kind: "implied";
      readonly value: Versioned<T> | ((context: Context) => T);
      readonly because: string;
      readonly source: Source;
    };

/** One option in a dialect's words. Law: read(write(v)) = v for all `samples`. */
export interface Word<T> {
  /** The parameters of the signature that say it; empty where none does. */
  readonly from: readonly string[];
  /** The neutral value from effective arguments. Throws PhraseError for a value the dialect does not take. */
  readonly read: (context: Context) => T;
  /** The arguments that say a neutral value; null where the dialect cannot say it. */
  readonly write: (
    value: T,
    context: Context,
  ) => Readonly<Record<string, Argument>> | null;
  readonly default: Default<T>;
  /** Values for the law; for options with no parameter it may be empty. */
  readonly samples: readonly T[];
}

/** Claims on parameters that no option row reads. */
export type Claim =
  /** A tensor or a layer, not an option. */
  | { readonly claim: "input" }
  /** Taken only at these values; any other stops the reading with a message. */
  | { readonly claim: "only"; readonly values: readonly Argument[] }
  /** No meaning for the model; the reason is shown. */
  | { readonly claim: "ignored"; readonly because: string }
  /** Read by a follow-up node, a weight row or a named other place. */
  | { readonly claim: "elsewhere"; readonly where: string };

export const input: Claim = { claim: "input" };
export const only = (...values: readonly Argument[]): Claim => ({
  claim: "only",
  values,
});
export const ignored = (because: string): Claim => ({
  claim: "ignored",
  because,
});
export const elsewhere = (where: string): Claim => ({
  claim: "elsewhere",
  where,
});

/** A weight of the op in the dialect's words. */
export interface WeightWord {
  /** The dialect's role: `weight`, `kernel`, `gamma`. */
  readonly parameter: string;
  /** From the dialect's storage to the neutral layout; law: unpack(pack(w)) = w. */
  readonly codec: (context: Context) => Codec;
  readonly initializer: Word<Initializer>;
  /** What it adds to the loss (`kernel_regularizer`); nothing where the layer has no word for it. */
  readonly penalty?: Word<Penalty>;
  /** Fans where the framework counts them otherwise than the op does (torch's ConvTranspose). */
  readonly fans?: (context: Context) => Fans;
}

/** A weight of the dialect that plays several roles at once: the joined kernels of a recurrent layer. It keeps its own shape, initialiser and fans. */
export interface JoinedWeight {
  /** The dialect's role: `weight_ih`, `recurrent_kernel`. */
  readonly parameter: string;
  /** Which block is which role of the op. Laws: the blocks tile the weight; what is taken apart and joined again is the same to the bit. */
  readonly parts: (context: Context) => Readonly<Record<string, Part>>;
  /** Of the whole weight, as the dialect stores it; blocks that start otherwise are an initialiser of kind `blocks`. */
  readonly initializer: Word<Initializer>;
  /** Of the whole weight, as the framework counts them. */
  readonly fans: (context: Context) => Fans;
}

/** A node that a call makes after its main one, such as `activation="relu"`; null where the call asks for none. */
export interface FollowUp {
  readonly from: readonly string[];
  readonly read: (context: Context) => FollowUpNode | null;
  /** Where the value comes from when not stated. */
  readonly source: Source;
}

export type FollowUpNode = {
  [Name in OpName]: { readonly op: Name; readonly options: OptionsOf<Name> };
}[OpName];

export interface Phrase<Name extends OpName = OpName> {
  readonly op: Name;
  /** Canonical call paths with this signature; the first is preferred for writing. */
  readonly calls: readonly string[];
  /** As introspection of the real framework prints it, without `self`, defaults as Python literals. */
  readonly signature: Versioned<string>;
  /** Arguments given when an object is applied (not constructed) that rows may read: `training`. Signature of the object's call. */
  readonly applied?: string;
  readonly options: {
    readonly [K in keyof OptionsOf<Name>]: Word<OptionsOf<Name>[K]>;
  };
  /** By the op's role: the dialect's weight that plays it alone. */
  readonly weights?: Readonly<Record<string, WeightWord>>;
  /** Weights that play several roles; a role stands either here or in `weights`. */
  readonly joined?: readonly JoinedWeight[];
  readonly after?: readonly FollowUp[];
  /** Which of the recorded inputs are the op's tensor inputs, in the op's order, when not simply all. Losses: predictions, then targets. */
  readonly operands?: (
    inputs: readonly number[],
    context: Context,
  ) => readonly number[];
  readonly claims: Readonly<Record<string, Claim>>;
  /** A call on which the laws try the rows, where rows look at shapes or at required arguments that no row writes. */
  readonly sample?: {
    readonly inputs?: readonly Shape[];
    readonly outputs?: readonly Shape[];
    readonly arguments?: Readonly<Record<string, Argument>>;
    readonly weightShapes?: Readonly<Record<string, readonly number[]>>;
  };
  /** Where the signature was read. */
  readonly source: Source;
}

export interface OptimizerPhrase<Name extends OptimizerName = OptimizerName> {
  readonly optimizer: Name;
  readonly calls: readonly string[];
  readonly signature: Versioned<string>;
  readonly options: {
    readonly [K in keyof OptimizerOptions[Name]]: Word<
      OptimizerOptions[Name][K]
    >;
  };
  readonly claims: Readonly<Record<string, Claim>>;
  /** Options that differ for some weights, where the framework itself tells them apart. */
  readonly perWeight?: PerWeight;
  readonly source: Source;
}

/** An initialiser as an object (`keras.initializers.HeNormal`) or a late call (`torch.nn.init.xavier_uniform_`). */
export interface InitializerPhrase {
  readonly calls: readonly string[];
  readonly signature: Versioned<string>;
  readonly read: (
    object: ConstructedObject,
    shape: readonly number[],
  ) => Initializer;
  /** The call that says an initialiser; null where this one cannot. */
  readonly write: (initializer: Initializer) => {
    readonly path: string;
    readonly arguments: Readonly<Record<string, Argument>>;
  } | null;
  readonly samples: readonly Initializer[];
  /** Whether the call says no initialiser, so that the framework's own holds (TensorFlow's get_variable). */
  readonly origin?: "default";
  readonly claims: Readonly<Record<string, Claim>>;
  readonly source: Source;
}

/** Types a phrase so that a forgotten option of the op is a compile error. */
export const phrase = <Name extends OpName>(
  definition: Phrase<Name>,
): Phrase<Name> => definition;
export const optimizerPhrase = <Name extends OptimizerName>(
  definition: OptimizerPhrase<Name>,
): OptimizerPhrase<Name> => definition;

/** A phrase met something it cannot say: names parameter, expected and received. */
export class PhraseError extends Error {
  override name = "PhraseError";
  constructor(
    message: string,
    readonly call?: Call,
  ) {
    super(message);
  }
}
