// Activations given to a layer: nodes that stand behind it. Layers with weights rectify unless told otherwise.
import type { OptionsOf, Source } from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import type { Context, FollowUp, FollowUpNode } from "../phrase.ts";
import { expected, number } from "../words.ts";

const curve = (
  name: OptionsOf<"activation">["function"],
  alpha: number | null = null,
): FollowUpNode => ({
  op: "activation",
  options: { function: name, alpha },
});

const known: Readonly<Record<string, FollowUpNode | null>> = {
  rectify: curve("relu"),
  sigmoid: curve("sigmoid"),
  tanh: curve("tanh"),
  softplus: curve("softplus"),
  elu: curve("elu", 1),
  selu: curve("selu"),
  leaky_rectify: curve("leakyRelu", 0.01),
  very_leaky_rectify: curve("leakyRelu", 1 / 3),
  softmax: { op: "softmax", options: { axis: 1, log: false } },
  linear: null,
};

/** The name behind an argument: a function, or the text of a signature's default. */
function nameOf(value: Argument): string | undefined {
  const path =
    typeof value === "string"
      ? value
      : typeof value === "object" && value !== null && "function" in value
        ? value.function
        : undefined;
  return path?.replace(/^lasagne\.nonlinearities\./, "");
}

/** The node that an activation means; null for none. Throws PhraseError for one that is not known. */
export function nonlinearityOf(
  context: Pick<Context, "object">,
  value: Argument | undefined,
  parameter = "nonlinearity",
): FollowUpNode | null {
  if ((value ?? null) === null) return null;
  const name = nameOf(value as Argument);
  if (name !== undefined && name in known) return known[name] ?? null;
  const object =
    typeof value === "object" && value !== null && "object" in value
      ? context.object(value.object)
      : undefined;
  if (object?.path === "lasagne.nonlinearities.LeakyRectify")
    return curve(
      "leakyRelu",
      number(object.argument("leakiness"), "leakiness"),
    );
  if (object?.path === "lasagne.nonlinearities.SELU") return curve("selu");
  throw expected(parameter, "a nonlinearity that is known here", value);
}

/** `nonlinearity=` of a layer. */
export const activated = (source: Source): FollowUp => ({
  from: ["nonlinearity"],
  read: (context) => nonlinearityOf(context, context.argument("nonlinearity")),
  source,
});
