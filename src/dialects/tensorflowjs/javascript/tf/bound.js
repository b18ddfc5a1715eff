// Arguments of functions on tensors: which are tensors, and what was stated besides.
import { bind } from "rosetta/index.js";
import { asTensor } from "./create.js";

/** Binds by the signature of `tf.name`; the first `count` parameters are tensors. */
export function bound(name, values, count = 1) {
  const made = bind(`tf.${name}`, values);
  const names = Object.keys(made.values);
  const inputs = names
    .slice(0, count)
    .map((each) => asTensor(made.values[each]));
  const stated = Object.fromEntries(
    Object.entries(made.stated).filter(
      ([key]) => !names.slice(0, count).includes(key),
    ),
  );
  return { ...made, inputs, stated };
}
