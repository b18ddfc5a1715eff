// Moves one column's weights into another, so that both compute the same function.
import {
  assemble,
  IrError,
  partShape,
  roleKind,
  wholePart,
  type Model,
  type ParameterId,
  type Part,
  type Piece,
  type Weight,
} from "../ir/index.ts";
import { align, type AlignedRow, type Alignment } from "./align.ts";
import { canonicalize } from "./canonicalize.ts";
import { option, type CanonicalNode, type Graph } from "./graph.ts";

/** A weight of the second column, put together from weights of the first that play its parts; what no piece fills is 0. */
export interface Assembly {
  readonly to: ParameterId;
  /** In the second column's neutral form, as pieces are in the first's. */
  readonly shape: readonly number[];
  readonly pieces: readonly Piece<ParameterId>[];
}

/** A role at one layer: the weight and the part of it that plays it, in canonical form. */
interface Played {
  readonly id: ParameterId;
  readonly name: string;
  readonly part: Part;
}
interface Pair {
  /** null where the other column adds nothing: a second bias that starts as 0. */
  readonly from: Played | null;
  readonly to: Played;
  /** Where they stand: `kernel of conv 1`. */
  readonly at: string;
  /** Statistics that the two columns keep in different forms: each starts from its own. */
  readonly apart?: boolean;
}

/** How each weight of the second model comes from the first, or an IrError that names those without a partner. */
export function weightMoves(from: Model, to: Model): Assembly[] {
  const alignment = align([from, to].map(canonicalize));
  const pairs = alignment.rows.flatMap((row) => pairsAt(alignment, row));
  requireAll(
    from,
    alignment.canonicals[0]?.graph,
    pairs.flatMap((pair) => pair.from ?? []),
  );
  requireAll(
    to,
    alignment.canonicals[1]?.graph,
    pairs.map((pair) => pair.to),
  );
  return assemblies(to, consistent(pairs.filter(({ apart }) => !apart)));
}

function pairsAt({ canonicals }: Alignment, row: AlignedRow): Pair[] {
  const [a, b] = row.nodes;
  const [from, to] = canonicals;
  if (!a || !b || !from || !to) return [];
  const own = playedBy(from.graph, a);
  const theirs = playedBy(to.graph, b);
  const paired = [...own].flatMap(([role, played]): Pair[] => {
    const partner = theirs.get(role) ?? theirs.get(firstBias(a, b, role));
    if (!partner) return [];
    const pair = { from: played, to: partner, at: `${role} of ${row.title}` };
    return [fitting(keptApart(a, b, role) ? { ...pair, apart: true } : pair)];
  });
  const added = [...theirs].flatMap(([role, to]): Pair[] =>
    !own.has(role) && own.has(firstBias(a, b, role))
      ? [{ from: null, to, at: `${role} of ${row.title}` }]
      : [],
  );
  return [...paired, ...added];
}

/** A variance and an inverse deviation are other numbers for the same spread. */
function keptApart(a: CanonicalNode, b: CanonicalNode, role: string): boolean {
  if (role !== "runningVariance") return false;
  const [one, other] = [a, b].map(
    (node) => option(node, "runningVariance") === "inverseDeviation",
  );
  return one !== other;
}

/** The weights of a node by role. */
function playedBy(graph: Graph, node: CanonicalNode): Map<string, Played> {
  return new Map(
    Object.entries(node.parameters).flatMap(([role, id]) => {
      const parameter = graph.parameters.get(id);
      if (!parameter) return [];
      const { source, steps } = parameter;
      const part = node.parts?.[role] ?? wholePart(source.shape, steps);
      return [[role, { id: source.id, name: source.name, part }] as const];
    }),
  );
}

/** The bias to which a second bias is simply added; empty where there is none, or where a reset gate stands between. */
function firstBias(a: CanonicalNode, b: CanonicalNode, role: string): string {
  const kind = roleKind(role);
  if (kind !== "recurrentBias" && kind !== "backwardRecurrentBias") return "";
  const gated =
    role.endsWith(".candidate") &&
    [a, b].some((node) => node.op === "gru" && option(node, "resetAfter"));
  return gated
    ? ""
    : role.replace("RecurrentBias", "Bias").replace("recurrentBias", "bias");
}

function fitting(pair: Pair & { readonly from: Played }): Pair {
  const { from, to, at } = pair;
  const [own, partner] = [partShape(from.part), partShape(to.part)];
  if (own.join() !== partner.join())
    throw new IrError(
      `Expected the ${at} to have the same shape in both columns. Received (${own.join(", ")}) in "${from.name}" and (${partner.join(", ")}) in "${to.name}".`,
    );
  return pair;
}

const keyOf = ({ id, part }: Played): string => JSON.stringify([id, part]);

/** Every part of every weight that a layer uses must have met a partner. */
function requireAll(
  model: Model,
  graph: Graph | undefined,
  paired: readonly Played[],
): void {
  const met = new Set(paired.map(keyOf));
  const known = new Set(paired.map(({ id }) => id));
  const used = new Set(
    model.nodes.flatMap(({ parameters }) => Object.values(parameters)),
  );
  const halfMet = (graph?.nodes ?? []).flatMap((node) =>
    graph
      ? [...playedBy(graph, node).values()].filter(
          (played) => known.has(played.id) && !met.has(keyOf(played)),
        )
      : [],
  );
  const alone = model.parameters.filter(
    ({ id }) =>
      used.has(id) &&
      (!known.has(id) || halfMet.some((played) => played.id === id)),
  );
  if (alone.length)
    throw new IrError(
      `Expected every weight to have a partner in the other column. Received none for ${alone.map(({ name, shape }) => `"${name}" (${shape.join(", ")})`).join(", ")} of ${model.dialect}: the other column has no such layer, or its layer has no such weight.`,
    );
}

/** A weight that serves several layers must meet the same partner everywhere. */
function consistent(pairs: readonly Pair[]): Pair[] {
  const targets = grouped(pairs, ({ to }) => keyOf(to));
  return [...targets.values()].flatMap((met) => {
    const layers = [...grouped(met, layerOf).values()];
    const [first = [], ...others] = layers;
    const other = others.find((each) => sourcesOf(each) !== sourcesOf(first));
    if (other)
      throw new IrError(
        `Expected columns to share weights between the same layers. Received "${first[0]?.to.name ?? ""}" for both the ${first[0]?.at ?? ""} and the ${other[0]?.at ?? ""}, where the other column has two weights.`,
      );
    return first;
  });
}

function grouped(
  pairs: readonly Pair[],
  by: (pair: Pair) => string,
): Map<string, Pair[]> {
  const groups = new Map<string, Pair[]>();
  for (const pair of pairs)
    groups.set(by(pair), [...(groups.get(by(pair)) ?? []), pair]);
  return groups;
}

const layerOf = ({ at }: Pair): string => at.slice(at.indexOf(" of "));
const sourcesOf = (pairs: readonly Pair[]): string =>
  pairs.map(({ from }) => (from ? keyOf(from) : "")).join();

function assemblies(to: Model, pairs: readonly Pair[]): Assembly[] {
  const targets = [...new Set(pairs.map((pair) => pair.to.id))];
  return targets.map((id) => ({
    to: id,
    shape: to.parameters.find((each) => each.id === id)?.shape ?? [],
    pieces: pairs.flatMap((pair) =>
      pair.to.id === id && pair.from
        ? [{ from: pair.from.id, cut: pair.from.part, into: pair.to.part }]
        : [],
    ),
  }));
}

/** `to`'s weights, in its neutral form, from `from`'s in its neutral form. */
export function moveWeights(
  from: Model,
  to: Model,
  weights: ReadonlyMap<ParameterId, Weight>,
): Map<ParameterId, Weight> {
  return new Map(
    weightMoves(from, to).map(({ to: id, shape, pieces }) => [
      id,
      assemble(shape, pieces, (source) => {
        const weight = weights.get(source);
        if (weight) return weight;
        throw new IrError(
          `Expected values for the weight "${source}". Received none.`,
        );
      }),
    ]),
  );
}
