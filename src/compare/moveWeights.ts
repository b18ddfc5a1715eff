// Moves one column's weights into another, so that both compute the same function.
import {
  IrError,
  pack,
  unpack,
  type Model,
  type ParameterId,
  type Weight,
} from "../ir/index.ts";
import { align, type AlignedRow, type Alignment } from "./align.ts";
import { canonicalize } from "./canonicalize.ts";
import type { CanonicalParameter } from "./graph.ts";

/** A weight of one column and the weight of the other that plays its part. */
export interface ParameterPair {
  readonly from: CanonicalParameter;
  readonly to: CanonicalParameter;
  /** Where they stand: `kernel of conv 1`. */
  readonly at: string;
}

/** Pairs all weights of two models, or throws an IrError that names those without a partner. */
export function pairParameters(from: Model, to: Model): ParameterPair[] {
  const alignment = align([from, to].map(canonicalize));
  const pairs = alignment.rows.flatMap((row) => pairsAt(alignment, row));
  requireAll(
    from,
    pairs.map((pair) => pair.from),
  );
  requireAll(
    to,
    pairs.map((pair) => pair.to),
  );
  return consistent(pairs);
}

function pairsAt(alignment: Alignment, row: AlignedRow): ParameterPair[] {
  const [a, b] = row.nodes;
  const [from, to] = alignment.canonicals;
  if (!a || !b) return [];
  return Object.entries(a.parameters).flatMap(([role, id]) => {
    const own = from?.graph.parameters.get(id);
    const partner = to?.graph.parameters.get(b.parameters[role] ?? "");
    if (!own || !partner) return [];
    const at = `${role} of ${row.title}`;
    if (own.shape.join() !== partner.shape.join())
      throw new IrError(
        `Expected the ${at} to have the same shape in both columns. Received (${own.shape.join(", ")}) in "${own.source.name}" and (${partner.shape.join(", ")}) in "${partner.source.name}".`,
      );
    return [{ from: own, to: partner, at }];
  });
}

function requireAll(model: Model, paired: readonly CanonicalParameter[]): void {
  const known = new Set(paired.map(({ source }) => source.id));
  const used = new Set(
    model.nodes.flatMap(({ parameters }) => Object.values(parameters)),
  );
  const alone = model.parameters.filter(
    ({ id }) => used.has(id) && !known.has(id),
  );
  if (alone.length)
    throw new IrError(
      `Expected every weight to have a partner in the other column. Received none for ${alone.map(({ name, shape }) => `"${name}" (${shape.join(", ")})`).join(", ")} of ${model.dialect}: the other column has no such layer, or its layer has no such weight.`,
    );
}

/** A weight that serves several layers must meet the same partner everywhere. */
function consistent(pairs: readonly ParameterPair[]): ParameterPair[] {
  const byTarget = new Map<ParameterId, ParameterPair>();
  for (const pair of pairs) {
    const before = byTarget.get(pair.to.source.id);
    if (before && before.from.source.id !== pair.from.source.id)
      throw new IrError(
        `Expected columns to share weights between the same layers. Received "${pair.to.source.name}" for both the ${before.at} and the ${pair.at}, where the other column has two weights.`,
      );
    byTarget.set(pair.to.source.id, pair);
  }
  return [...byTarget.values()];
}

/** `to`'s weights, in its neutral form, from `from`'s in its neutral form. */
export function moveWeights(
  from: Model,
  to: Model,
  weights: ReadonlyMap<ParameterId, Weight>,
): Map<ParameterId, Weight> {
  return new Map(
    pairParameters(from, to).map(({ from: own, to: partner, at }) => {
      const weight = weights.get(own.source.id);
      if (!weight)
        throw new IrError(
          `Expected values for the ${at} ("${own.source.name}"). Received none.`,
        );
      const canonical = unpack(weight, own.steps);
      return [partner.source.id, pack(canonical, partner.steps)];
    }),
  );
}
