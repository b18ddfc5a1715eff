// A model as text: readable, stable, complete in what it means. The golden form of all tests.
import type { DataRecipe } from "./data.ts";
import { distribution, printDistribution } from "./initializers/initializer.ts";
import {
  parameterCount,
  type Model,
  type Node,
  type OptimizerGroup,
  type Parameter,
} from "./model.ts";
import { roleKind } from "./ops/recurrent.ts";
import {
  printClipping,
  printPenalty,
  type Clipping,
} from "./optimizers/gradient.ts";
import { printRate, type Schedule } from "./optimizers/schedule.ts";
import { textbook } from "./optimizers/textbook.ts";
import type { Setting } from "./setting.ts";
import { printDim, printShape, type Dim } from "./shape.ts";

/** The whole model, one line per node, with its weights behind it. */
export function printModel(model: Model): string {
  const { value, from } = model.version;
  const lines = [
    `${model.dialect} ${value} (${from}) · ${model.style}`,
    ...model.inputs.map((id) => `input ${printValue(model, id)}`),
    ...model.targets.map((id) => `target ${printValue(model, id)}`),
    ...model.nodes.flatMap((node) => printNode(model, node)),
    ...model.outputs.map((id) => `answer ${reference(model, id)}`),
    `loss ${model.loss === null ? "none" : reference(model, model.loss)}`,
    ...printOptimizer(model),
    ...printData(model.data),
    `parameters ${parameterCount(model)}`,
    ...model.notes.map(({ kind, text }) => `note (${kind}) ${text}`),
  ];
  return `${lines.join("\n")}\n`;
}

const printValue = (model: Model, id: string): string => {
  const value = model.values[id];
  return value
    ? `${reference(model, id)} ${printShape(value.shape)} ${value.dtype}`
    : `${id} (unknown)`;
};

/** Values are named by place, not by id: `#3` is the third node's output, `x1` the first input. */
function reference(model: Model, id: string): string {
  const input = model.inputs.indexOf(id);
  if (input >= 0) return `x${input + 1}`;
  const target = model.targets.indexOf(id);
  if (target >= 0) return `y${target + 1}`;
  const index = model.nodes.findIndex(({ outputs }) => outputs.includes(id));
  const outputs = model.nodes[index]?.outputs ?? [];
  const port = outputs.length > 1 ? `.${outputs.indexOf(id)}` : "";
  return index < 0 ? `?${id}` : `#${index + 1}${port}`;
}

function printNode(model: Model, node: Node): string[] {
  const index = model.nodes.indexOf(node) + 1;
  const own = ownedBy(model, node);
  const total = parameterCount({
    parameters: own.map(({ parameter }) => parameter),
  });
  const parts = [
    `#${index} ${node.op}${node.name ? ` "${node.name}"` : ""}`,
    `(${node.inputs.map((id) => reference(model, id)).join(", ")})`,
    printOptions(node.options),
    `→ ${node.outputs.map((id) => printShape(model.values[id]?.shape ?? [])).join(", ")}`,
    total ? `· ${total} parameters` : "",
    node.origin === "stated" ? "" : `· ${node.origin}`,
  ];
  return [
    parts.filter(Boolean).join(" "),
    ...own.map(({ role, parameter }) => printParameter(role, parameter)),
  ];
}

/** The node's weights, each once, with the role it plays: its own name where it plays several. */
function ownedBy(
  model: Model,
  node: Node,
): { readonly role: string; readonly parameter: Parameter }[] {
  const ids = [...new Set(Object.values(node.parameters))];
  return ids.flatMap((id) => {
    const parameter = model.parameters.find((one) => one.id === id);
    const roles = Object.keys(node.parameters).filter(
      (role) => node.parameters[role] === id,
    );
    const kinds = [...new Set(roles.map(roleKind))];
    return parameter ? [{ role: kinds.join("+"), parameter }] : [];
  });
}

function printParameter(role: string, parameter: Parameter): string {
  const law = distribution(parameter.initializer.value, parameter.fans);
  const parts = [
    `   ${role} ${parameter.name} (${parameter.shape.join(", ")})`,
    `~ ${printDistribution(law)}`,
    parameter.initializer.origin,
    parameter.state ? "state" : parameter.trainable.value ? "" : "frozen",
    printPenalty(parameter.penalty.value),
  ];
  return parts.filter(Boolean).join(" ");
}

/** Options that say nothing: absent numbers, switches that are off, zero padding, steps of one. */
const quiet = new Set(["null", "false", "zeros", "none", "zeroOne"]);
/** What a recurrent layer need not say: that it drops nothing, and adds nothing to its forget gate. */
const quietly: Readonly<Record<string, string>> = {
  merge: "concatenate",
  recurrentDropRate: "0",
  dropMasks: "shared",
  forgetBias: "0",
};
const quietOnes = new Set(["strides", "dilation", "groups"]);

function printOptions(options: object): string {
  const settings = options as Record<string, Setting<unknown>>;
  const unweighted = settings["classWeights"]?.value === null;
  const parts = Object.entries(settings)
    .filter(([key]) => !(unweighted && key.startsWith("weight")))
    .map(([key, { value }]) => ({ key, text: printOption(value) }))
    .filter(
      ({ key, text }) =>
        !quiet.has(text) &&
        quietly[key] !== text &&
        !(quietOnes.has(key) && /^1(×1)*$/.test(text)),
    )
    .map(({ key, text }) => `${key}=${text}`);
  return parts.length ? `[${parts.join(" ")}]` : "";
}

function printOption(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(Number(value.toPrecision(10)));
  if (Array.isArray(value) && value.every(isDim))
    return value.map(printDim).join("×");
  if (isExplicit(value)) {
    const { before, after } = value;
    if ([...before, ...after].every((n) => n === 0)) return "none";
    return before.join() === after.join()
      ? before.join("×")
      : `${before.join("×")}|${after.join("×")}`;
  }
  if (isSchedule(value)) return `(${printRate(value)})`;
  if (isClipping(value)) return `(${value.map(printClipping).join("; ")})`;
  if (isSame(value))
    return value.extra === "end" ? "same" : "same(extra=start)";
  return JSON.stringify(value);
}

const isDim = (value: unknown): value is Dim =>
  typeof value === "number" ||
  (typeof value === "object" && value !== null && "batch" in value);

const kindOf = (value: unknown): unknown =>
  (value as { kind?: unknown } | null)?.kind;

const isExplicit = (
  value: unknown,
): value is { before: readonly number[]; after: readonly number[] } =>
  kindOf(value) === "explicit";

const isSchedule = (value: unknown): value is Schedule =>
  (value as { curve?: unknown } | null)?.curve !== undefined;

const isClipping = (value: unknown): value is readonly Clipping[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((each) => kindOf(each) === "norm" || kindOf(each) === "value");

const isSame = (value: unknown): value is { extra: "end" | "start" } =>
  kindOf(value) === "same";

/** Options that few frameworks know: they are printed where they are not as in the textbook. */
const rare = new Set([
  "gradientScale",
  "clipping",
  "dampeningForm",
  "nesterovForm",
  "epsilonRoot",
  "biasCorrection",
  "firstCount",
  "unitGain",
  "amsgradForm",
  "initialSquare",
  "averageMultiplier",
]);

function printOptimizer(model: Model): string[] {
  const { optimizer } = model;
  if (!optimizer) return ["optimizer none"];
  const usual = textbook[optimizer.kind] as unknown as Record<string, unknown>;
  const told = Object.entries(
    optimizer.options as Record<string, Setting<unknown>>,
  ).filter(
    ([key, { value }]) =>
      !rare.has(key) || JSON.stringify(value) !== JSON.stringify(usual[key]),
  );
  const line = `optimizer ${[optimizer.kind, printOptions(Object.fromEntries(told))].filter(Boolean).join(" ")}`;
  return [line, ...optimizer.groups.map((group) => printGroup(model, group))];
}

function printGroup(
  model: Model,
  { parameters, options }: OptimizerGroup,
): string {
  const names = parameters.map(
    (id) => model.parameters.find((each) => each.id === id)?.name ?? id,
  );
  return `  group ${printOptions(options)} ${names.join(", ")}`;
}

function printData(data: DataRecipe | null): string[] {
  if (!data) return ["data none"];
  const parts = Object.entries(data as Record<string, Setting<unknown>>).map(
    ([key, { value }]) => `  ${key} ${printOption(value)}`,
  );
  return ["data", ...parts];
}
