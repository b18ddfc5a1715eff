// Some examples as pictures, with what they are and what each column took them for.
import { useEffect, useRef, type ReactElement } from "react";
import type { Dataset } from "../../data/dataset.ts";
import type { RunRecord } from "./controller.ts";
import { pixelsOf } from "./pixels.ts";
import { percent } from "./time.ts";

interface Props {
  readonly run: RunRecord;
  readonly dataset: Dataset;
  readonly names: readonly string[];
}

export function Pictures({ run, dataset, names }: Props): ReactElement | null {
  const predictions = names.map(
    (_, column) => run.columns[column]?.evaluated?.predictions ?? [],
  );
  const examples = [
    ...new Set(
      predictions.flatMap((list) => list.map(({ example }) => example)),
    ),
  ];
  if (examples.length === 0 || !pixelsOf(dataset, 0)) return null;
  const className = (label: number): string =>
    dataset.classes[label] ?? String(label);
  return (
    <>
      <h3 style={{ marginTop: 18 }}>Some predictions</h3>
      <ul className="pictures">
        {examples.map((example) => {
          const found = predictions.map((list) =>
            list.find((each) => each.example === example),
          );
          const truth = found.find(Boolean)?.truth ?? 0;
          return (
            <li key={example} className="picture">
              <Picture
                dataset={dataset}
                example={example}
                label={className(truth)}
              />
              <b>{className(truth)}</b>
              {found.map(
                (prediction, column) =>
                  prediction && (
                    <div
                      key={column}
                      className={
                        prediction.predicted === truth ? "right" : "wrong"
                      }
                    >
                      {prediction.predicted === truth ? "✓" : "✗"}{" "}
                      {names[column]}: {className(prediction.predicted)} (
                      {percent(prediction.probability)})
                    </div>
                  ),
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Picture({
  dataset,
  example,
  label,
}: {
  readonly dataset: Dataset;
  readonly example: number;
  readonly label: string;
}): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const pixels = pixelsOf(dataset, example);
    const context = canvas.current?.getContext("2d");
    if (!pixels || !canvas.current || !context) return;
    canvas.current.width = pixels.width;
    canvas.current.height = pixels.height;
    context.putImageData(
      new ImageData(pixels.rgba, pixels.width, pixels.height),
      0,
      0,
    );
  }, [dataset, example]);
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={`Example ${example}: ${label}`}
    />
  );
}
