// The neutral form of one column's program: a graph of nodes with explicit settings, weights apart from nodes,
// the loss as part of the graph, the optimiser and the data recipe.
import type { DataRecipe } from "./data.ts";
import type { Initializer } from "./initializers/initializer.ts";
import type { OpName, OptionsOf } from "./ops/index.ts";
import type { Penalty } from "./optimizers/gradient.ts";
import type {
  OptimizerName,
  OptimizerOptions,
} from "./optimizers/optimizer.ts";
import type { Part } from "./part.ts";
import type { Origin, Setting, Settings, Span } from "./setting.ts";
import type { DType, Shape } from "./shape.ts";
import type { Codec } from "./weights.ts";

export type ValueId = string;
export type NodeId = string;
export type ParameterId = string;

/** A tensor that flows between nodes. Shapes are in the dialect's own layout. */
export interface Value {
  readonly id: ValueId;
  readonly shape: Shape;
  readonly dtype: DType;
}

/** A call may make several nodes, and a node may come from a definition and a use: each is a stack of ranges, innermost first. */
export interface Place {
  readonly kind: "definition" | "use" | "late";
  readonly stack: readonly Span[];
}

interface NodeOf<Name extends OpName> {
  readonly id: NodeId;
  readonly op: Name;
  /** The program's name for it: `conv1`, `features.0`; empty where it has none. */
  readonly name: string;
  /** The call as the dialect names it: `torch.nn.Conv2d`. */
  readonly call: string;
  readonly options: Settings<OptionsOf<Name>>;
  readonly inputs: readonly ValueId[];
  readonly outputs: readonly ValueId[];
  /** Weights by role; the same parameter may serve several nodes. */
  readonly parameters: Readonly<Record<string, ParameterId>>;
  /** Which block of its weight plays a role, where it is not the whole: several roles may share one weight. */
  readonly parts?: Readonly<Record<string, Part>>;
  /** Nodes have origins too: a ReLU may exist by default, or be part of another call. */
  readonly origin: Origin;
  readonly places: readonly Place[];
}

export type Node = { [Name in OpName]: NodeOf<Name> }[OpName];
export type NodeFor<Name extends OpName> = Extract<Node, { op: Name }>;

export interface Parameter {
  readonly id: ParameterId;
  /** The dialect's name: `conv1.weight`, `conv2d/kernel`. */
  readonly name: string;
  /** The op's role: `kernel`, `bias`, …; the dialect's own where its parts play several. */
  readonly role: string;
  /** Neutral shape (after the codec) and the dialect's own. */
  readonly shape: readonly number[];
  readonly dialectShape: readonly number[];
  /** From the dialect's storage to the neutral layout. */
  readonly codec: Codec;
  readonly dtype: DType;
  /** The last writer wins; earlier ones stand in `history`. */
  readonly initializer: Setting<Initializer>;
  readonly history: readonly Setting<Initializer>[];
  readonly fans: { readonly fanIn: number; readonly fanOut: number };
  readonly trainable: Setting<boolean>;
  /** What this weight adds to the loss: Keras's kernel_regularizer, Lasagne's regularize_layer_params. */
  readonly penalty: Setting<Penalty>;
  /** Running statistics: changed by the forward pass, not by the optimiser. */
  readonly state: boolean;
}

export type Optimizer = {
  readonly [Name in OptimizerName]: {
    readonly kind: Name;
    readonly call: string;
    readonly options: Settings<OptimizerOptions[Name]>;
    /** Weights that follow other options: torch's parameter groups, MXNet's wd_mult. A weight stands in one group at most. */
    readonly groups: readonly OptimizerGroup<Name>[];
    readonly places: readonly Place[];
  };
}[OptimizerName];

export interface OptimizerGroup<Name extends OptimizerName = OptimizerName> {
  readonly parameters: readonly ParameterId[];
  /** Only those that differ; clipping and gradientScale are the whole optimiser's. */
  readonly options: Partial<Settings<OptimizerOptions[Name]>>;
}

/** Something the reader should know of that is no node: read without effect here, an assumption, something not modelled. */
export interface Note {
  readonly kind: "no effect" | "assumption" | "warning" | "not modelled";
  readonly text: string;
  readonly span?: Span;
}

export interface Model {
  readonly dialect: string;
  /** The framework version whose defaults hold, and how it became known. */
  readonly version: {
    readonly value: string;
    readonly from: "metadata" | "stored output" | "choice" | "newest";
  };
  /** How the program says its model: `Module subclass`, `Sequential`, `functional`. */
  readonly style: string;
  readonly values: Readonly<Record<ValueId, Value>>;
  /** In execution order; those of the loss stand last. */
  readonly nodes: readonly Node[];
  readonly parameters: readonly Parameter[];
  /** What is fed: examples first, then targets. */
  readonly inputs: readonly ValueId[];
  readonly targets: readonly ValueId[];
  /** What the model answers (before the loss). */
  readonly outputs: readonly ValueId[];
  /** The scalar that training makes small; null where the program names none. */
  readonly loss: ValueId | null;
  readonly optimizer: Optimizer | null;
  readonly data: DataRecipe | null;
  readonly notes: readonly Note[];
}

/** Trainable weights and all weights (running statistics are not counted, as frameworks' "trainable parameters"). */
export function parameterCount(model: Pick<Model, "parameters">): number {
  return model.parameters
    .filter((parameter) => !parameter.state)
    .reduce(
      (sum, { shape }) => sum + shape.reduce((product, n) => product * n, 1),
      0,
    );
}

/** The plain values of a node's options. */
export function optionValues<Name extends OpName>(
  node: NodeFor<Name>,
): OptionsOf<Name> {
  const entries = Object.entries(
    node.options as Record<string, Setting<unknown>>,
  );
  return Object.fromEntries(
    entries.map(([key, setting]) => [key, setting.value]),
  ) as OptionsOf<Name>;
}

/** The plain values of an optimiser's options, as they hold for one weight (or for weights in no group). */
export function optimizerValues(
  optimizer: Optimizer,
  parameter?: ParameterId,
): OptimizerOptions[OptimizerName] {
  const group = optimizer.groups.find(
    ({ parameters }) =>
      parameter !== undefined && parameters.includes(parameter),
  );
  const settings = { ...optimizer.options, ...group?.options };
  return Object.fromEntries(
    Object.entries(settings as Record<string, Setting<unknown>>).map(
      ([key, { value }]) => [key, value],
    ),
  ) as unknown as OptimizerOptions[OptimizerName];
}

/** The node that makes a value; undefined for inputs. */
export function producer(
  model: Pick<Model, "nodes">,
  value: ValueId,
): Node | undefined {
  return model.nodes.find((node) => node.outputs.includes(value));
}

/** The nodes that use a value. */
export function consumers(model: Pick<Model, "nodes">, value: ValueId): Node[] {
  return model.nodes.filter((node) => node.inputs.includes(value));
}

export type { Setting, Span, Origin };
