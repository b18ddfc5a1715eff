// A data set out of a table: one example per line, numbers in columns, one column the label.
import Papa from "papaparse";
import { DataError } from "./dataError.ts";
import type { Dataset } from "./dataset.ts";
import { truthOf, withTestSplit } from "./own.ts";

export interface CsvOptions {
  /** The label's column, by name or counted from 0; `label`, `class`, `target` or `y` if there is one, else the last. */
  readonly label?: string | number;
  /** The share of examples kept for the test. */
  readonly testShare?: number;
  readonly seed?: number;
}

export function csvDataset(
  text: string,
  name: string,
  { label, testShare = 0.2, seed = 0 }: CsvOptions = {},
): Dataset {
  const { header, lines, first } = tableOf(text, name);
  const width = lines[0]?.length ?? 0;
  const labelColumn = columnOf(header, width, label, name);
  const features = new Float32Array(lines.length * (width - 1));
  const labels = lines.map((line, row) => {
    const where = `line ${row + first} of ${name}`;
    if (line.length !== width) {
      throw new DataError(
        `Expected ${width} columns in ${where}. Received ${line.length}.`,
      );
    }
    const numbers = line.toSpliced(labelColumn, 1).map((cell, i) => {
      const column = i < labelColumn ? i : i + 1;
      return numberOf(
        cell,
        `column ${header?.[column] ?? column + 1}, ${where}`,
      );
    });
    features.set(numbers, row * (width - 1));
    return labelOf(line[labelColumn] as string, where);
  });
  const words = labels.some((each) => typeof each === "string");
  const { targets, classes } = truthOf(words ? labels.map(String) : labels);
  const whole = { count: lines.length, features, targets };
  return {
    id: `csv:${name}`,
    title: name,
    generated: false,
    featureShape: [width - 1],
    layout: null,
    classes,
    ...withTestSplit(whole, width - 1, testShare, seed),
  };
}

interface Table {
  readonly header: readonly string[] | null;
  readonly lines: readonly string[][];
  /** The file's line that the first example stands in. */
  readonly first: number;
}

/** The first line is a header when none of its cells is a number and some cell below is. */
function tableOf(text: string, name: string): Table {
  const { data, errors } = Papa.parse<string[]>(text.trim(), {
    skipEmptyLines: true,
  });
  // A table of one column has no separator to find.
  const error = errors.find(({ code }) => code !== "UndetectableDelimiter");
  if (error) {
    throw new DataError(
      `Expected ${name} to be a table of comma-separated values. Received line ${(error.row ?? 0) + 1}: ${error.message}.`,
    );
  }
  const isHeader = data[0]?.every((cell) => !isNumber(cell)) ?? false;
  const lines = isHeader ? data.slice(1) : data;
  if (lines.length < 2 || (lines[0]?.length ?? 0) < 2) {
    throw new DataError(
      `Expected ${name} to hold two examples or more, of one number or more and a label. Received ${lines.length} lines of ${lines[0]?.length ?? 0} columns.`,
    );
  }
  return {
    header: isHeader ? (data[0] as string[]) : null,
    lines,
    first: isHeader ? 2 : 1,
  };
}

function columnOf(
  header: readonly string[] | null,
  width: number,
  label: string | number | undefined,
  name: string,
): number {
  const usual =
    header?.findIndex((each) =>
      /^(label|class|target|y)$/i.test(each.trim()),
    ) ?? -1;
  if (label === undefined) return usual >= 0 ? usual : width - 1;
  const column =
    typeof label === "number" ? label : (header?.indexOf(label) ?? -1);
  if (column >= 0 && column < width) return column;
  throw new DataError(
    `Expected the label's column among ${header?.join(", ") ?? `the ${width} columns`} of ${name}. Received ${label}.`,
  );
}

const isNumber = (cell: string) =>
  cell.trim() !== "" && Number.isFinite(Number(cell));

function numberOf(cell: string, where: string): number {
  if (isNumber(cell)) return Number(cell);
  throw new DataError(
    `Expected a number in ${where}. Received ${JSON.stringify(cell)}.`,
  );
}

function labelOf(cell: string, where: string): string | number {
  if (cell.trim() === "")
    throw new DataError(
      `Expected a label in ${where}. Received an empty cell.`,
    );
  return isNumber(cell) ? Number(cell) : cell.trim();
}
