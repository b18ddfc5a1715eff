// The JSON shape of `rosetta read --json`: public, documented in src/cli/README.md, stable.
import {
  distribution,
  parameterCount,
  printDistribution,
  printShape,
  type Model,
  type Node,
  type Parameter,
  type Setting,
  type Source,
} from "../ir/index.ts";

export interface PublicSetting {
  readonly value: unknown;
  readonly origin: string;
  /** In the dialect's words; absent where it has none. */
  readonly words?: string;
  readonly cell?: number;
  readonly line?: number;
  readonly because?: string;
  readonly source?: Source;
}

export interface PublicLayer {
  readonly name: string;
  readonly op: string;
  readonly call: string;
  readonly cell?: number;
  readonly line?: number;
  readonly options: Readonly<Record<string, PublicSetting>>;
  readonly output: string;
  readonly parameters: readonly PublicParameter[];
}

export interface PublicParameter {
  readonly name: string;
  readonly role: string;
  readonly shape: readonly number[];
  readonly dialectShape: readonly number[];
  readonly initializer: PublicSetting & { readonly law: string };
  readonly trainable: boolean;
}

export interface PublicModel {
  readonly dialect: string;
  readonly version: Model["version"];
  readonly style: string;
  readonly parameters: number;
  readonly inputs: readonly string[];
  readonly layers: readonly PublicLayer[];
  readonly optimizer: {
    readonly kind: string;
    readonly call: string;
    readonly options: Readonly<Record<string, PublicSetting>>;
  } | null;
  readonly data: Readonly<Record<string, PublicSetting>> | null;
  readonly notes: readonly {
    readonly kind: string;
    readonly text: string;
    readonly cell?: number;
    readonly line?: number;
  }[];
}

/** A resolved model as public JSON. Cells count from 1, as lines do. */
export function publicModel(model: Model): PublicModel {
  return {
    dialect: model.dialect,
    version: model.version,
    style: model.style,
    parameters: parameterCount(model),
    inputs: model.inputs.map((id) => printShape(model.values[id]?.shape ?? [])),
    layers: model.nodes.map((node) => layer(model, node)),
    optimizer: model.optimizer && {
      kind: model.optimizer.kind,
      call: model.optimizer.call,
      options: settings(model.optimizer.options),
    },
    data: model.data && settings(model.data),
    notes: model.notes.map(({ kind, text, span }) => ({
      kind,
      text,
      ...place(span),
    })),
  };
}

function layer(model: Model, node: Node): PublicLayer {
  return {
    name: node.name,
    op: node.op,
    call: node.call,
    ...place(node.places[0]?.stack[0]),
    options: settings(node.options),
    output: node.outputs
      .map((id) => printShape(model.values[id]?.shape ?? []))
      .join(", "),
    parameters: [...new Set(Object.values(node.parameters))].flatMap((id) =>
      model.parameters.filter((each) => each.id === id).map(parameter),
    ),
  };
}

function parameter(each: Parameter): PublicParameter {
  const law = printDistribution(
    distribution(each.initializer.value, each.fans),
  );
  return {
    name: each.name,
    role: each.role,
    shape: each.shape,
    dialectShape: each.dialectShape,
    initializer: { ...setting(each.initializer), law },
    trainable: each.trainable.value,
  };
}

const place = (span: Setting<unknown>["span"]) =>
  span ? { cell: span.cell + 1, line: span.startLine } : {};

function setting(each: Setting<unknown>): PublicSetting {
  return {
    value: each.value,
    origin: each.origin,
    ...(each.words !== "" && { words: each.words }),
    ...place(each.span),
    ...(each.because !== undefined && { because: each.because }),
    ...(each.source && { source: each.source }),
  };
}

function settings(all: object): Record<string, PublicSetting> {
  return Object.fromEntries(
    Object.entries(all as Record<string, Setting<unknown>>).map(
      ([option, each]) => [option, setting(each)],
    ),
  );
}
