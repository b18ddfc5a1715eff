// What a flatten of a turned image means for the weights behind it: rows of the next dense kernel change places.
import type { ParameterId, ValueId, WeightStep } from "../../ir/index.ts";
import { option, usersOf, type CanonicalNode, type Graph } from "../graph.ts";

/** Parameters whose first axis runs over the flattened features. */
export type Followers = readonly ParameterId[];

/** All weights that read these features; null where something else does, whose meaning would change. */
export function followers(graph: Graph, features: ValueId): Followers | null {
  if (graph.outputs.includes(features) || graph.loss === features) return null;
  const users = usersOf(graph, features);
  if (!users.length) return null;
  const found: ParameterId[] = [];
  for (const user of users) {
    const own = followedBy(graph, user);
    if (!own) return null;
    found.push(...own);
  }
  return found;
}

function followedBy(graph: Graph, user: CanonicalNode): Followers | null {
  if (user.op === "dense") {
    const kernel = user.parameters["kernel"];
    return kernel !== undefined && uses(graph, kernel) === 1 ? [kernel] : null;
  }
  const passes =
    user.op === "activation" ||
    user.op === "math" ||
    (user.op === "dropout" && option(user, "granularity") === "element") ||
    (user.op === "arithmetic" && option(user, "constant") !== null) ||
    (user.op === "batchNorm" && option(user, "axis") === 1);
  const [output] = user.outputs;
  if (!passes || output === undefined) return null;
  const own = Object.values(user.parameters);
  if (own.some((id) => uses(graph, id) !== 1)) return null;
  const further = followers(graph, output);
  return further && [...own, ...further];
}

const uses = (graph: Graph, id: ParameterId): number =>
  graph.nodes.filter(({ parameters }) => Object.values(parameters).includes(id))
    .length;

/** Puts features counted (H, W, C) into the order (C, H, W). */
export function reorderFeatures(
  graph: Graph,
  id: ParameterId,
  places: readonly number[],
  channels: number,
): void {
  const parameter = graph.parameters.get(id);
  if (!parameter) return;
  const rest = parameter.shape.slice(1);
  const apart = [...places, channels, ...rest];
  const n = places.length;
  const axes = [n, ...places.keys(), ...rest.map((_, i) => n + 1 + i)];
  const turned = axes.map((axis) => apart[axis] ?? 1);
  const steps: WeightStep[] = [
    { step: "reshape", from: parameter.shape, to: apart },
    { step: "permute", axes },
    { step: "reshape", from: turned, to: parameter.shape },
  ];
  graph.parameters.set(id, {
    ...parameter,
    steps: [...parameter.steps, ...steps],
  });
}
