// Times the analysis of the shipped CNN's two columns, without Python.
import { readFileSync } from "node:fs";
import { load } from "../src/notebook/ipynb.ts";
import { columnSource } from "../src/notebook/view.ts";
import {
  analyseRecordings,
  pythonFiles,
  recordRequest,
} from "../src/pipeline.ts";
import { nodePython } from "../src/python/node.ts";

/** Milliseconds of each warm analysis. */
export async function timeAnalyses(count: number): Promise<number[]> {
  const notebook = load(readFileSync("notebooks/cnn-cifar10.ipynb", "utf8"));
  const sources = ["pytorch", "keras"].map((column) =>
    columnSource(notebook, "cnn", column),
  );
  const python = nodePython(pythonFiles);
  const recordings = await Promise.all(
    sources.map((source) => python.record(recordRequest(source))),
  );
  python.close();
  const times = Array.from(
    { length: count + 10 },
    () => analyseRecordings(sources, recordings).milliseconds,
  );
  return times.slice(10);
}
