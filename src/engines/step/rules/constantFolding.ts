// Constant folding: what can be known before the first step is worked out then.
import { binaryFunctions, unaryFunctions } from "../scalarFunctions.ts";
import { knownNumber, type EmissionRule } from "./emission.ts";

export const constantFolding: EmissionRule = {
  name: "constantFolding",
  title: "Known numbers, worked out once",
  lesson:
    "What depends on nothing that changes, like 1 − 0.9 in an optimiser, is computed while the step is built, in double precision, and not again in every step.",
  replacements: {
    unary: (graph, { fn }, [x]) => {
      const value = knownNumber(graph, x);
      return value === null ? null : graph.scalar(unaryFunctions[fn](value));
    },
    binary: (graph, { fn }, [a, b]) => {
      const [left, right] = [knownNumber(graph, a), knownNumber(graph, b)];
      return left === null || right === null
        ? null
        : graph.scalar(binaryFunctions[fn](left, right));
    },
  },
};
