// A learned tensor used as a value of its own, outside any layer.
import { values, type Op } from "../op.ts";

export interface ParameterOptions {
  shape: readonly number[];
}

export const parameter: Op<ParameterOptions> = {
  title: "Parameter",
  says: "A learned tensor that the program uses directly.",
  options: {
    shape: values("How many numbers are learned, and in which arrangement."),
  },
  shape: (_inputs, { shape }) => [shape],
  roles(_inputs, { shape }) {
    const size = shape.reduce((product, n) => product * n, 1);
    return {
      value: { shape, fans: { fanIn: size, fanOut: size }, state: false },
    };
  },
};
