// The data recipe, from the passes over data that the recording saw.
import type {
  DataRecipe,
  DType,
  Evaluated,
  Layout,
  Model,
  Order,
  Origin,
  Preprocessing,
  Remainder,
  Setting,
  Span,
} from "../ir/index.ts";
import type { ArraySource, ProgramEvent } from "../python/recording.ts";
import type { Draft } from "./draft.ts";
import { signaturesOf } from "./lookup.ts";
import { parseSignature } from "./signature.ts";

type Pass = Extract<ProgramEvent, { kind: "pass" }>;

/** The recipe of the training pass and of the evaluation after it; null when the program walks over no data. */
export function recipeOf(draft: Draft, model: Model): DataRecipe | null {
  const passes = draft.recording.program.filter(
    (event) => event.kind === "pass",
  );
  const train = passes.findLast((pass) => pass.trains);
  if (!train) return null;
  const say = settingsAt(train);
  const from = (...parameters: string[]) => originOf(draft, train, parameters);
  const test =
    passes.findLast((pass) => !pass.trains && pass.id > train.id) ?? null;
  return {
    dataset: say(train.features?.dataset ?? null, "stated"),
    batchSize: say(batchSizeOf(train), from("batch_size", "batchsize")),
    remainder: say<Remainder>(
      train.remainder,
      from("drop_last"),
      `${train.call} ${remainderWords[train.remainder]}`,
    ),
    order: say<Order>(orderOf(train), from("shuffle")),
    epochs: say(train.times, "stated"),
    preprocessing: say(preprocessing(train.features), "stated"),
    layout: say(layoutOf(model), "stated"),
    labels: say(labelsOf(train.targets, model), "stated"),
    labelDtype: say(labelDtype(draft, model), "stated"),
    evaluated: test
      ? settingsAt(test)<Evaluated | null>(
          evaluatedOf(test),
          "stated",
          `${test.call} ${remainderWords[test.remainder]}`,
        )
      : say<Evaluated | null>(null, "default"),
    seed: seedOf(draft),
  };
}

const orderOf = ({ order }: Pass): Order =>
  typeof order === "string"
    ? { kind: order }
    : { kind: "queue", buffer: order.queue };

const remainderWords: Record<Remainder, string> = {
  keep: "keeps the last, smaller batch",
  drop: "drops the last, incomplete batch",
  wrap: "fills the last batch up from the start",
};

function settingsAt(
  pass: Pass,
): <T>(value: T, origin: Origin, because?: string) => Setting<T> {
  const span: Span | undefined = pass.where[0];
  return (value, origin, because) => ({
    value,
    origin,
    words: "",
    parameters: [],
    ...(span && { span }),
    ...(because && { because }),
  });
}

/** Stated; else a default where the call has such a parameter, and implied where it has none. */
function originOf(
  draft: Draft,
  pass: Pass,
  parameters: readonly string[],
): Origin {
  if (parameters.some((name) => pass.stated.includes(name))) return "stated";
  const signature = signaturesOf(draft.dialect, draft.version)[pass.call] ?? "";
  const has = parseSignature(signature).some(({ name }) =>
    parameters.includes(name),
  );
  return has ? "default" : "implied";
}

function batchSizeOf(pass: Pass): number {
  if (typeof pass.batchSize === "number") return pass.batchSize;
  return pass.features?.examples ?? 1;
}

function preprocessing(source: ArraySource | null): Preprocessing[] {
  return (source?.steps ?? []).flatMap((step) =>
    step.step === "oneHot" || step.step === "slice" ? [] : [step],
  );
}

/** The channel order of the first op that has one. */
function layoutOf(model: Model): Layout | null {
  for (const node of model.nodes) {
    const setting = (
      node.options as Readonly<Record<string, Setting<unknown>>>
    )["layout"];
    if (setting) return setting.value as Layout;
  }
  return null;
}

function labelsOf(
  source: ArraySource | null,
  model: Model,
): "classIndex" | "oneHot" | "values" {
  if (source?.steps.some((step) => step.step === "oneHot")) return "oneHot";
  const loss = model.nodes.find((node) => node.op === "crossEntropy");
  return loss?.op === "crossEntropy" ? loss.options.labels.value : "values";
}

function labelDtype(draft: Draft, model: Model): DType {
  return draft.values[model.targets[0] ?? ""]?.dtype ?? "float32";
}

function evaluatedOf(pass: Pass): Evaluated {
  const examples = pass.features?.examples ?? null;
  const size = batchSizeOf(pass);
  const counted =
    examples !== null && pass.remainder === "drop"
      ? Math.floor(examples / size) * size
      : examples;
  return {
    split: pass.features?.split ?? "test",
    remainder: pass.remainder,
    examples: counted,
  };
}

function seedOf(draft: Draft): Setting<number | null> {
  const event = draft.recording.program.findLast(
    (each) => each.kind === "ambient" && each.key === "seed",
  );
  if (event?.kind !== "ambient" || typeof event.value !== "number")
    return { value: null, origin: "default", words: "", parameters: [] };
  const span = event.where[0];
  return {
    value: event.value,
    origin: "stated",
    words: `seed ${event.value}`,
    parameters: [],
    ...(span && { span }),
  };
}
