// A table of learned vectors, looked up by index.
import { training, values, type Op } from "../op.ts";
import { IrError } from "../shape.ts";

export interface EmbeddingOptions {
  count: number;
  size: number;
  /** The row that stays zero and is never updated; null where there is none. */
  paddingIndex: number | null;
}

export const embedding: Op<EmbeddingOptions> = {
  title: "Embedding",
  says: "Replaces every index by a learned vector.",
  options: {
    count: values("How many different indices there are."),
    size: values("How long each vector is."),
    paddingIndex: training("The index whose vector stays zero."),
  },
  shape([input], { size }) {
    if (!input) throw new IrError("Expected embedding to receive indices.");
    return [[...input, size]];
  },
  roles: (_inputs, { count, size }) => ({
    table: {
      shape: [count, size],
      fans: { fanIn: count, fanOut: size },
      state: false,
    },
  }),
};
