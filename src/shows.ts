// Running a show: its program recorded, read and resolved like any column, then asked on the Float64 reference.
import { dialectById } from "./dialects/index.ts";
import type { Show } from "./dialects/show.ts";
import {
  truthOf,
  truthTitle,
  truthVersion,
  type Shown,
} from "./dialects/truth.ts";
import { answerOf, type Answer } from "./engines/reference/answers.ts";
import { draws, filledWeight } from "./engines/reference/fill.ts";
import type { Model, Weight } from "./ir/index.ts";
import { analyse } from "./pipeline.ts";
import type { Python } from "./python/client.ts";

export interface RunShow {
  readonly model: Model;
  readonly answer: Answer;
}

/** What our engine, following the dialect's rules, makes of a show. Throws an Error that names the file and what could not be read or fed. */
export async function runShow(show: Show, python: Python): Promise<RunShow> {
  const model = await modelOf(show, python);
  const [input] = show.inputs;
  const answer = answerOf(model, {
    inputs: show.inputs.map(({ data }) => data),
    batchSize: input?.shape[input.batchAxis] ?? 1,
    weights: model.parameters.map((_, i) => weightOf(show, model, i)),
    mode: show.mode,
    cotangent: (count) => draws(count, 501),
  });
  return { model, answer };
}

async function modelOf(show: Show, python: Python): Promise<Model> {
  const truth = await truthOf(show.dialect);
  const [input] = show.inputs;
  const column = {
    cells: [show.program],
    dialect: show.dialect,
    entry: "model",
    ...(truth && { version: truthVersion(truth) }),
    ...(input && {
      example: {
        shape: input.shape.map((n, axis) =>
          axis === input.batchAxis ? { batch: 1 } : n,
        ),
        dtype: input.dtype,
      },
    }),
  };
  const { columns } = await analyse([column], python);
  const reading = columns[0];
  if (!reading?.model)
    throw new Error(
      `${nameOf(show)}: ${reading?.error?.message ?? "Expected a model."}`,
    );
  return reading.model;
}

const nameOf = ({ dialect, file }: Show): string => `${dialect}/shows/${file}`;

function weightOf(show: Show, model: Model, index: number): Weight | undefined {
  const { dialectShape: shape, name } = model.parameters[
    index
  ] as Model["parameters"][number];
  const size = shape.reduce((product, n) => product * n, 1);
  if (show.weights === null) return undefined;
  if (show.weights === "fill")
    return { shape, data: filledWeight(size, index, name) };
  const data = show.weights[index] ?? [];
  if (data.length !== size)
    throw new Error(
      `${nameOf(show)}: Expected ${size} numbers for ${name}, which has shape (${shape.join(", ")}). Received ${data.length}.`,
    );
  return { shape, data: Float64Array.from(data) };
}

/** What the framework itself printed for a show, and which framework in which version that was. */
export async function printedBy(
  show: Show,
): Promise<{ readonly by: string; readonly shown: Shown }> {
  const truth = await truthOf(show.dialect);
  const shown = truth?.shows?.[show.file];
  const dialect = dialectById(show.dialect);
  if (!truth || !shown || !dialect)
    throw new Error(
      `${nameOf(show)}: Expected truth.json to hold what the framework printed. Run the dialect's probe.`,
    );
  return { by: truthTitle(dialect, truth), shown };
}
