// What nobody wrote: the options of a call that its defaults decide, in the dialect's words.
import {
  distribution,
  printDistribution,
  roleKind,
  type Model,
  type Node,
  type NodeId,
  type Origin,
  type Setting,
  type Span,
} from "../ir/index.ts";
import { dialectById } from "./index.ts";
import { splitTopLevel } from "./signature.ts";

export interface Unwritten {
  /** The node's id, or `optimizer`. */
  readonly node: NodeId;
  readonly span: Span;
  readonly text: string;
  readonly option: string;
  readonly origin: Origin;
}

/** Every default, derived and implied option of a model at the call where it acts. */
export function unwritten(model: Model): Unwritten[] {
  const all = everything(model);
  if (dialectById(model.dialect)?.language !== "javascript") return all;
  return all.map((each) => ({ ...each, text: inConfig(each.text) }));
}

/** `strides=(1, 1), useBias=True` as a config object says it: `strides: [1, 1], useBias: true`. */
export function inConfig(words: string): string {
  const parts = splitTopLevel(words).map((part) => {
    const [, name, value] = /^(\w+)=(.*)$/s.exec(part) ?? [];
    return name === undefined || value === undefined
      ? part
      : `${name}: ${value.replaceAll("None", "null").replaceAll("True", "true").replaceAll("False", "false").replace(/,?\)/g, "]").replaceAll("(", "[")}`;
  });
  return parts.join(", ");
}

function everything(model: Model): Unwritten[] {
  const options = model.nodes.flatMap((node) => [
    ...ofSettings(node.id, callSpan(node), node.options as never),
    ...ofWeights(model, node),
  ]);
  if (!model.optimizer) return options;
  return [
    ...options,
    ...ofSettings(
      "optimizer",
      model.optimizer.places[0]?.stack[0],
      model.optimizer.options,
    ),
  ];
}

/** The range of the call that defines a node, or uses it where nothing defines it. */
export function callSpan(node: Pick<Node, "places">): Span | undefined {
  return (
    node.places.find((place) => place.kind === "definition") ?? node.places[0]
  )?.stack[0];
}

function ofSettings(
  node: NodeId,
  span: Span | undefined,
  options: Readonly<Record<string, Setting<unknown>>>,
): Unwritten[] {
  if (!span) return [];
  return Object.entries(options).flatMap(([option, setting]) =>
    setting.origin === "stated" || setting.words === ""
      ? []
      : [{ node, span, text: setting.words, option, origin: setting.origin }],
  );
}

/** Initialisers that nobody wrote, as the law they mean: `weight ~ U(±0.1925)`. */
function ofWeights(model: Model, node: Node): Unwritten[] {
  const span = callSpan(node);
  if (!span) return [];
  const roles = Object.entries(node.parameters);
  return roles.flatMap(([role, id], i) => {
    // A weight that plays several roles starts once.
    if (roles.findIndex(([, other]) => other === id) < i) return [];
    const parameter = model.parameters.find((each) => each.id === id);
    if (
      !parameter ||
      parameter.state ||
      parameter.initializer.origin === "stated"
    )
      return [];
    const law = printDistribution(
      distribution(parameter.initializer.value, parameter.fans),
    );
    const words =
      parameter.initializer.words ||
      `${parameter.name.split(".").at(-1) ?? role} ~ ${law}`;
    return [
      {
        node: node.id,
        span,
        text: words,
        option: `${roleKind(role)}.initializer`,
        origin: parameter.initializer.origin,
      },
    ];
  });
}
