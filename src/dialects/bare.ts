// A call of which only some arguments are stated, outside any program: what laws and the defaults ask rows with.
import { batch } from "../ir/index.ts";
import type { Argument } from "../python/recording.ts";
import type { Context, Phrase } from "./phrase.ts";
import { parseSignature } from "./signature.ts";

/** The context of a call with these arguments, on the phrase's sample (or a batch of 8-channel images). */
export function bareContext(
  signature: string,
  stated: Readonly<Record<string, Argument>>,
  version: string,
  sample: Phrase["sample"],
): Context {
  const defaults = new Map(
    parseSignature(signature).map((each) => [each.name, each.default]),
  );
  return {
    version,
    inputs: sample?.inputs ?? [[batch, 8, 9, 9]],
    outputs: sample?.outputs ?? [[batch, 8, 9, 9]],
    argument: (name) =>
      name in stated
        ? stated[name]
        : (sample?.arguments?.[name] ?? defaults.get(name)),
    stated: (name) => name in stated,
    weightShape: (role) => sample?.weightShapes?.[role],
    ambient: () => undefined,
    object: () => undefined,
    activeIn: (name) =>
      stated[name] === true
        ? "always"
        : stated[name] === false
          ? "never"
          : "training",
  };
}
