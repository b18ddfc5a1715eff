// The product on one page: a column's text becomes a recording, a model, and its differences from other columns.
import type {
  Analysis,
  ColumnError,
  ColumnReading,
  ColumnSource,
  Ghost,
  HoverRow,
} from "./analysis.ts";
import { compare } from "./compare/diff.ts";
import type { Comparison, SpineRow } from "./compare/difference.ts";
import { fixes, type WriteOption } from "./compare/fixes.ts";
import { weightMoves } from "./compare/moveWeights.ts";
import { optionTable } from "./compare/optionTable.ts";
import type { Dataset } from "./data/dataset.ts";
import { commonModules } from "./data/javascript/files.ts";
import { commonFiles } from "./data/python/files.ts";
import type { Dialect } from "./dialects/dialect.ts";
import type { Draft } from "./dialects/draft.ts";
import { writeOption } from "./dialects/edit.ts";
import { unwritten } from "./dialects/ghosts.ts";
import {
  dialectById,
  dialectFiles,
  dialectOf,
  dialects,
  javascriptFiles,
  namedIn,
  standInsFor,
} from "./dialects/index.ts";
import { signaturesOf } from "./dialects/lookup.ts";
import { read } from "./dialects/read.ts";
import { ReadError } from "./dialects/readError.ts";
import { resolve } from "./dialects/resolve.ts";
import type { EngineId } from "./engines/engine.ts";
import type { Mode, Move, PlanColumn, TrainingPlan } from "./engines/plan.ts";
import { IrError, verifyModel, type Model, type OpName } from "./ir/index.ts";
import { looksLikeJavaScript } from "./javascript/looks.ts";
import type { Python, PythonFile } from "./python/client.ts";
import type { Recording, RecordRequest } from "./python/recording.ts";
import { recordOnce } from "./python/remember.ts";

/** Everything Python must find beside its own library: the frameworks' modules and the notebooks' common ones. */
export const pythonFiles: readonly PythonFile[] = [
  ...dialectFiles,
  ...commonFiles,
];

/** One column, read as far as it goes. */
interface Reading {
  readonly source: ColumnSource;
  readonly recording: Recording;
  readonly dialect: Dialect | null;
  readonly draft: Draft | null;
  readonly model: Model | null;
  readonly error: ColumnError | null;
}

/** source ──record──► Recording, for all columns; then everything that needs no dry run. Columns in JavaScript go to their own recorder. */
export async function analyse(
  sources: readonly ColumnSource[],
  python: Python,
): Promise<Analysis> {
  const recordings = await Promise.all(
    sources.map(async (source) => {
      const recorder =
        languageOf(source) === "javascript" ? await javascript() : python;
      return recordOnce(recorder, recordRequest(source));
    }),
  );
  return analyseRecordings(sources, recordings);
}

let opened: Promise<Python> | undefined;

/** The recorder for JavaScript, opened when a column first needs it. */
export const javascript = (): Promise<Python> =>
  (opened ??= import("./javascript/client.ts").then(({ openJavaScript }) =>
    openJavaScript([...javascriptFiles, ...commonModules]),
  ));

/** Metadata or the file's name says it, else the dialect, else the text. */
export function languageOf(source: ColumnSource): "python" | "javascript" {
  if (source.language !== undefined) return source.language;
  const dialect =
    source.dialect === undefined ? undefined : dialectById(source.dialect);
  if (dialect) return dialect.language;
  return looksLikeJavaScript(source.cells.join("\n")) ? "javascript" : "python";
}

/** Recording ──read──► Draft ──resolve──► Model ──compare──► Comparison, with what the page shows of it. */
export function analyseRecordings(
  sources: readonly ColumnSource[],
  recordings: readonly Recording[],
): Analysis {
  const start = performance.now();
  const readings = sources.map((source, i) =>
    readColumn(source, recordings[i] as Recording),
  );
  const compared = readings.flatMap((reading, i) => (reading.model ? [i] : []));
  const models = compared.map((i) => readings[i]?.model as Model);
  const names = columnTitles(
    compared.map((i) => readings[i]?.dialect?.title ?? ""),
  );
  const comparison = models.length > 0 ? compare(models, names) : null;
  const columns = readings.map((reading, i) =>
    columnOf(reading, comparison, compared.indexOf(i)),
  );
  const repairs = comparison
    ? fixesOf(comparison, readings, compared, models, names)
    : [];
  return {
    columns,
    comparison,
    compared,
    fixes: repairs,
    milliseconds: performance.now() - start,
  };
}

/** `PyTorch`, `Keras`; with a number where a dialect stands twice: `Keras 2`, `TensorFlow 1 (2)`. */
function columnTitles(titles: readonly string[]): string[] {
  const twice = (title: string) =>
    titles.indexOf(title) !== titles.lastIndexOf(title);
  return titles.map((title, i) => {
    if (!twice(title)) return title;
    const count = titles
      .slice(0, i + 1)
      .filter((each) => each === title).length;
    return /\d$/.test(title) ? `${title} (${count})` : `${title} ${count}`;
  });
}

/** What Python is asked: the cells, and the signatures of the dialects they name at the versions assumed. */
export function recordRequest(source: ColumnSource): RecordRequest {
  const versions = namedIn(source.cells, languageOf(source)).map(
    (dialect) => [dialect, versionOf(dialect, source).value] as const,
  );
  return {
    cells: source.cells,
    signatures: Object.assign(
      {},
      ...versions.map(([dialect, version]) => signaturesOf(dialect, version)),
    ) as Record<string, string>,
    versions: Object.fromEntries(
      versions.flatMap(([dialect, version]) =>
        dialect.modules.map((module) => [module, version] as const),
      ),
    ),
    standIns: standInsFor(source.dialect, source.cells),
    ...(source.example && { example: source.example }),
    ...(source.entry !== undefined && { entry: source.entry }),
  };
}

/** Metadata says it, else what the notebook's stored output printed, else the newest. */
export function versionOf(
  dialect: Dialect,
  source: ColumnSource,
): Model["version"] {
  const own = source.dialect ?? dialect.id;
  if (
    source.version !== undefined &&
    (own === dialect.id || dialectById(own)?.alsoSpeaks?.includes(dialect.id))
  )
    return { value: source.version, from: "metadata" };
  const printed = source.printedVersions?.[dialect.id];
  if (printed !== undefined) return { value: printed, from: "stored output" };
  return { value: dialect.versions[0] ?? "", from: "newest" };
}

function readColumn(source: ColumnSource, recording: Recording): Reading {
  const dialect =
    (source.dialect !== undefined && dialectById(source.dialect)) ||
    dialectOf(recording);
  const nothing = { source, recording, dialect, draft: null, model: null };
  if (recording.error)
    return {
      ...nothing,
      error: { ...recording.error, title: recording.error.type },
    };
  if (!dialect) {
    const known = dialects.map((each) => each.title).join(", ");
    return {
      ...nothing,
      error: readingError(
        `Expected the column to use a framework that is known here (${known}). It uses none of them.`,
        null,
      ),
    };
  }
  const version = versionOf(dialect, source);
  try {
    const draft = read(recording, dialect, version.value);
    const model = resolve(draft, version.from);
    verifyModel(model);
    return { source, recording, dialect, draft, model, error: null };
  } catch (error) {
    if (error instanceof ReadError)
      return { ...nothing, error: readingError(error.message, error.span) };
    if (error instanceof IrError)
      return { ...nothing, error: readingError(error.message, null) };
    throw error;
  }
}

const readingError = (
  message: string,
  span: ColumnError["span"],
): ColumnError => ({
  kind: "reading",
  title: "Not read",
  message,
  traceback: "",
  span,
});

function columnOf(
  reading: Reading,
  comparison: Comparison | null,
  column: number,
): ColumnReading {
  const { recording, model, error, dialect } = reading;
  const ghosts = model
    ? unwritten(model).map((each): Ghost => ({
        ...each,
        differences: differencesAt(comparison, column, each),
      }))
    : [];
  return {
    dialect: dialect?.id ?? null,
    title: dialect?.title ?? "",
    recording,
    model,
    ghosts,
    error,
  };
}

/** The differences in which a node's option stands. */
function differencesAt(
  comparison: Comparison | null,
  column: number,
  { node, option }: Pick<Ghost, "node" | "option">,
): string[] {
  if (!comparison) return [];
  const rows = new Set(
    comparison.spine
      .filter((row) =>
        node === "optimizer"
          ? row.part === "optimizer"
          : row.nodes[column]?.includes(node),
      )
      .map((row) => row.id),
  );
  return comparison.differences
    .filter(
      (each) =>
        each.list !== "same in other words" &&
        (each.option === option || each.id.split("#")[0] === option) &&
        each.rows.some((row) => rows.has(row)),
    )
    .map((each) => each.id);
}

function fixesOf(
  comparison: Comparison,
  readings: readonly Reading[],
  compared: readonly number[],
  models: readonly Model[],
  names: readonly string[],
): Analysis["fixes"] {
  const write: WriteOption = (column, node, option, value) => {
    const reading = readings[compared[column] ?? -1];
    return reading?.draft
      ? writeOption(reading.draft, reading.source.cells, node, option, value)
      : null;
  };
  return fixes(comparison, models, write, names);
}

/** The hover table of a spine row: every option, what it means, and what each compared column says. */
export function hoverTable(
  analysis: Analysis,
  row: SpineRow,
): readonly HoverRow[] {
  return analysis.comparison
    ? optionTable(modelsOf(analysis), analysis.comparison, row)
    : [];
}

const modelsOf = (analysis: Analysis): Model[] =>
  analysis.compared.map((i) => analysis.columns[i]?.model as Model);

/** What the visitor asks of a run. */
export interface TrainingWish {
  readonly dataset: Dataset;
  readonly mode: Mode["kind"];
  readonly seed: number;
  /** null leaves it to the recipes and the whole data. */
  readonly epochs: number | null;
  readonly stepLimit: number | null;
  readonly evaluationLimit: number | null;
  readonly engine: EngineId | null;
}

/** How many steps of *same weights* run beside a twin whose one weight differs by one unit in the last place. */
const twinSteps = 50;
const shownPredictions = 12;

/** Model ──lower─train──► Progress begins here: every column that was read, from its own resolved model. */
export function trainingPlan(
  analysis: Analysis,
  wish: TrainingWish,
): TrainingPlan {
  const models = modelsOf(analysis);
  const { dataset, seed, epochs, stepLimit, evaluationLimit, engine } = wish;
  return {
    columns: models.map((model, column) =>
      planColumn(model, analysis.comparison, column, seed),
    ),
    mode:
      wish.mode === "same weights"
        ? {
            kind: wish.mode,
            moves: models.map((model) => movesTo(models[0] as Model, model)),
            twinSteps,
          }
        : { kind: wish.mode },
    dataset,
    seed,
    epochs,
    stepLimit,
    evaluationLimit,
    engine,
    predictions: shownPredictions,
    secondOpinion: true,
  };
}

const mayDrop: readonly OpName[] = ["dropout", "simpleRnn", "gru", "lstm"];

/** Dropouts on the same row of the spine drop the same elements; a seed that the code sets is honoured. */
function planColumn(
  model: Model,
  comparison: Comparison | null,
  column: number,
  seed: number,
): PlanColumn {
  const rows = comparison?.spine ?? [];
  const names = model.nodes.flatMap((node) => {
    const row = mayDrop.includes(node.op)
      ? rows.find((each) => each.nodes[column]?.includes(node.id))
      : undefined;
    return row ? [[node.id, row.id] as const] : [];
  });
  return {
    model,
    dropouts: Object.fromEntries(names),
    weights: { kind: "drawn", seed: model.data?.seed.value ?? seed },
  };
}

/** How the first column's weights become another's. */
function movesTo(first: Model, model: Model): Move[] {
  return first === model ? [] : weightMoves(first, model);
}
