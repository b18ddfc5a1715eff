// A model of one op, with learned inputs and a loss, so that gradients pass through.
import type { Model } from "../ir/model.ts";
import type { OpName, OptionsOf } from "../ir/ops/index.ts";
import { ModelDraft } from "./modelFixtures.ts";

/** A model of one op on inputs of these shapes. */
export function oneOp<Op extends OpName>(
  op: Op,
  options: OptionsOf<Op>,
  ...shapes: readonly (readonly number[])[]
): Model {
  const draft = new ModelDraft();
  const inputs = shapes.map((shape) => learnedInput(draft, shape));
  return draft.judged(draft.add(op, options, ...inputs));
}

/** An input plus a learned tensor: its gradient is the op's gradient by its input. */
export function learnedInput(
  draft: ModelDraft,
  shape: readonly number[],
): string {
  return draft.add(
    "arithmetic",
    { function: "add", constant: null, constantFirst: false },
    draft.input(shape),
    draft.add("parameter", { shape }),
  );
}

/** Functions that want positive numbers get squares. */
export function ofSquares(name: "log" | "sqrt" | "rsqrt"): Model {
  const draft = new ModelDraft();
  const plain = { low: null, high: null };
  const x = learnedInput(draft, [9]);
  const squared = draft.add("math", { ...plain, function: "square" }, x);
  return draft.judged(draft.add("math", { ...plain, function: name }, squared));
}
