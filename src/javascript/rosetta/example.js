// A model that its program defines and never calls is tried on an example of its input, or on the input it says itself.
import { near, UnknownCall } from "./errors.js";
import { note } from "./log.js";
import { batchDim } from "./symbolic.js";

const size = 2; // any number does: the batch stays a symbol

/** Runs the one outermost model of the program (or the one named `entry`). */
export function tryModel(scope, hooks, example, entry) {
  const names = Object.keys(scope).filter((name) => !name.startsWith("_"));
  if (entry !== undefined && !names.includes(entry))
    throw new UnknownCall(
      `The notebook names \`${entry}\` as the model of this column; the program defines no such name. ${near(entry, names.sort())}`,
    );
  const values = (entry === undefined ? names : [entry]).map(
    (name) => scope[name],
  );
  const found = new Map();
  for (const hook of hooks)
    for (const { value, run, own } of hook(values)) {
      const ready = example
        ? () => run(example.shape.map(dimOf), example.dtype)
        : own;
      const name = names.find((each) => scope[each] === value) ?? entry;
      if (ready && !found.has(name)) found.set(name, ready);
    }
  if (found.size === 1) start([...found][0], example);
  else if (found.size > 1)
    note(
      "warning",
      `Several models stand here, and none is called: ${[...found.keys()].sort().join(", ")}. Call the one that is meant, or name it as the group's entry.`,
    );
}

const dimOf = (n) =>
  typeof n === "number" ? n : batchDim(size * n.batch, n.batch);

function start([name, run], example) {
  try {
    run();
  } catch (error) {
    const on = example
      ? `the notebook's example input (${example.shape.map((n) => (typeof n === "number" ? n : "N")).join(", ")})`
      : "its own input";
    error.message += ` This happened when \`${name}\`, which the program does not call, was tried on ${on}.`;
    throw error;
  }
}
