// Signatures of Keras's recurrent layers and cells, as they stood in its versions.
import { byVersion, type Versioned } from "../version.ts";
import type { Name } from "./recurrentRows.ts";

const starts =
  "kernel_initializer='glorot_uniform', recurrent_initializer='orthogonal', bias_initializer='zeros'";
const penalties = (layer: boolean) =>
  `kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None, ${layer ? "activity_regularizer=None, " : ""}kernel_constraint=None, recurrent_constraint=None, bias_constraint=None`;
const drops = "dropout=0.0, recurrent_dropout=0.0";
const walk =
  "return_sequences=False, return_state=False, go_backwards=False, stateful=False, unroll=False";

function head(name: Name, layer: boolean, gate: string): string {
  const curves =
    name === "simpleRnn"
      ? "activation='tanh'"
      : `activation='tanh', recurrent_activation='${gate}'`;
  const forget = name === "lstm" ? ", unit_forget_bias=True" : "";
  return `units, ${curves}, use_bias=True, ${starts}${forget}, ${penalties(layer)}, ${drops}`;
}

/** Of a layer, by version. */
export function signatureOf(name: Name): Versioned<string> {
  const [old, now] = [
    head(name, true, "hard_sigmoid"),
    head(name, true, "sigmoid"),
  ];
  switch (name) {
    case "simpleRnn":
      return byVersion(
        ["2.1.4", `${now}, ${walk}, **kwargs`],
        ["3.0.0", `${now}, ${walk}, seed=None, **kwargs`],
      );
    case "gru":
      return byVersion(
        ["2.1.4", `${old}, implementation=1, ${walk}, **kwargs`],
        [
          "2.3.0",
          `${now}, implementation=2, ${walk}, reset_after=False, **kwargs`,
        ],
        [
          "2.4.0",
          `${now}, ${walk}, time_major=False, reset_after=True, **kwargs`,
        ],
        ["3.0.0", `${now}, seed=None, ${walk}, reset_after=True, **kwargs`],
        [
          "3.15.1",
          `${now}, seed=None, ${walk}, reset_after=True, use_cudnn='auto', **kwargs`,
        ],
      );
    case "lstm":
      return byVersion(
        ["2.1.4", `${old}, implementation=1, ${walk}, **kwargs`],
        ["2.3.0", `${now}, implementation=2, ${walk}, **kwargs`],
        [
          "2.4.0",
          `${now}, ${walk.replace(", unroll", ", time_major=False, unroll")}, **kwargs`,
        ],
        ["3.0.0", `${now}, seed=None, ${walk}, **kwargs`],
        ["3.15.1", `${now}, seed=None, ${walk}, use_cudnn='auto', **kwargs`],
      );
    default:
      name satisfies never;
      return "";
  }
}

/** Of a cell, by version. */
export function cellSignature(name: Name): Versioned<string> {
  const [old, now] = [
    head(name, false, "hard_sigmoid"),
    head(name, false, "sigmoid"),
  ];
  if (name === "simpleRnn")
    return byVersion(
      ["2.1.4", `${now}, **kwargs`],
      ["3.0.0", `${now}, seed=None, **kwargs`],
    );
  const reset = (value: string) =>
    name === "gru" ? `, reset_after=${value}` : "";
  return byVersion(
    ["2.1.4", `${old}, implementation=1, **kwargs`],
    ["2.3.0", `${now}, implementation=2${reset("False")}, **kwargs`],
    ["2.4.0", `${now}${reset("True")}, **kwargs`],
    ["3.0.0", `${now}${reset("True")}, seed=None, **kwargs`],
  );
}

/** What CuDNN's layers take first, in all versions. */
export const cudnnHead = (name: "gru" | "lstm"): string =>
  `units, ${starts}${name === "lstm" ? ", unit_forget_bias=True" : ""}, ${penalties(true)}, return_sequences=False, return_state=False`;
