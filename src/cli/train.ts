// `rosetta train`: trains what was read, headless, on the CPU's engines.
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Dataset } from "../data/dataset.ts";
import { generatedDataset } from "../data/generated.ts";
import { datasetFromFiles } from "../data/open.ts";
import { chooseEngine } from "../engines/choose.ts";
import { Control } from "../engines/control.ts";
import type { EngineId, Progress, StepReport } from "../engines/engine.ts";
import { trainHere } from "../engines/loop.ts";
import { engineName } from "../engines/names.ts";
import { startEngine } from "../engines/start.ts";
import { installedWasmFiles } from "../engines/tfjs/node.ts";
import { trialOf } from "../engines/trial.ts";
import { trainingPlan } from "../pipeline.ts";
import { printErrors } from "./errors.ts";
import type { Run } from "./main.ts";
import { UsageError, wholeNumber } from "./usage.ts";

const engines: readonly EngineId[] = [
  "simd-wasm",
  "onnx-wasm",
  "tfjs-wasm",
  "tfjs-cpu",
];

/** Prints a line per epoch and one per evaluation, or every message as a line of JSON. */
export async function trainCommand({
  asked,
  columns,
  analysis,
  print,
}: Run): Promise<number> {
  if (printErrors(columns, analysis)) return 2;
  const { values } = asked;
  const plan = trainingPlan(analysis, {
    dataset: await datasetNamed(
      values.data ?? "generated",
      wholeNumber(values.examples, "examples"),
    ),
    mode: "own initialisation",
    seed: wholeNumber(values.seed, "seed") ?? 0,
    epochs: wholeNumber(values.epochs, "epochs") ?? null,
    stepLimit: wholeNumber(values.steps, "steps") ?? null,
    evaluationLimit: null,
    engine: engineNamed(values.engine),
  });
  const { engine, report } = await chooseEngine({
    preferred: plan.engine,
    lost: [],
    remembered: null,
    start: (id) => startEngine(id, () => Promise.resolve(installedWasmFiles())),
    trial: trialOf(plan),
  });
  const names = columns.map((column) => column.name);
  const tell = values.json
    ? (message: Progress) => `${JSON.stringify(message)}\n`
    : new Teller(names).line;
  print(tell({ kind: "device", report }));
  for await (const message of trainHere(plan, engine, {
    control: new Control(),
    snapshotEvery: 0,
  })) {
    if (message.kind !== "snapshot") print(tell(message));
  }
  return 0;
}

function engineNamed(name: string | undefined): EngineId | null {
  if (name === undefined) return null;
  const engine = engines.find((each) => each === name);
  if (engine) return engine;
  throw new UsageError(
    `Expected --engine to be one of ${engines.join(", ")}. Received ${name}.`,
  );
}

/** The generated set, or files of a data set that lies on this machine. */
async function datasetNamed(
  name: string,
  examples: number | undefined,
): Promise<Dataset> {
  if (name === "generated")
    return generatedDataset(
      examples === undefined
        ? {}
        : { train: examples, test: Math.ceil(examples / 5) },
    );
  const files = await Promise.all(
    name
      .split(",")
      .map(async (path) => new File([await readFile(path)], basename(path))),
  );
  return datasetFromFiles(files);
}

/** Progress as lines for a person: one per column and epoch. */
class Teller {
  private readonly last = new Map<number, StepReport>();

  constructor(private readonly names: readonly string[]) {}

  readonly line = (message: Progress): string => {
    switch (message.kind) {
      case "device":
        return `on ${engineName(message.report.device.engine)} (${message.report.device.name}). ${message.report.because}\n`;
      case "steps":
        return message.reports.map((report) => this.step(report)).join("");
      case "evaluated": {
        const accuracy =
          message.accuracy === null
            ? ""
            : `, accuracy ${message.accuracy.toFixed(4)}`;
        return `${this.epochLine(message.column)}${this.names[message.column]}: test loss ${message.loss.toFixed(4)}${accuracy} on ${message.examples} examples\n`;
      }
      case "agreement":
      case "twin":
        return `${message.text}\n`;
      case "resumed":
        return `resumed on ${engineName(message.to)}: ${message.because}\n`;
      case "compiled":
      case "not kept":
      case "simplified":
      case "paused":
      case "done":
        return "";
      default:
        message satisfies never;
        return "";
    }
  };

  /** An epoch's last report is told when the next epoch begins. */
  private step(report: StepReport): string {
    const before = this.last.get(report.column);
    const text =
      before && before.epoch !== report.epoch
        ? this.epochLine(report.column)
        : "";
    this.last.set(report.column, report);
    return text;
  }

  private epochLine(column: number): string {
    const report = this.last.get(column);
    if (!report) return "";
    this.last.delete(column);
    const accuracy =
      report.accuracy === null
        ? ""
        : `, accuracy ${report.accuracy.toFixed(3)}`;
    return `${this.names[column]}: epoch ${report.epoch}, step ${report.step} of ${report.steps}, loss ${report.loss.toFixed(4)}${accuracy}, ${report.examplesPerSecond.toFixed(0)} examples/s\n`;
  }
}
