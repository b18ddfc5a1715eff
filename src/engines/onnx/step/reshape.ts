// Reshaping a value whose axes do not lie in their order: possible without moving numbers where axes are only split or joined among neighbours.
import type { Laid } from "./laid.ts";

/** Axes before and after that hold the same elements. */
interface Group {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** The order that the reshaped value lies in as it is; null where numbers have to move first. */
export function reshapedOrder(
  { shape, order }: Pick<Laid, "shape" | "order">,
  target: readonly number[],
): number[] | null {
  if (shape.length === 0) return target.map((_, axis) => axis);
  const groups = groupsOf(shape, target);
  const places = groups.map(({ from }) =>
    from.map((axis) => order.indexOf(axis)),
  );
  const together = places.every((list) =>
    list.every((place, i) => i === 0 || place === (list[i - 1] ?? 0) + 1),
  );
  if (!together) return null;
  return groups
    .map(({ to }, i) => ({ to, place: places[i]?.[0] ?? 0 }))
    .sort((a, b) => a.place - b.place)
    .flatMap(({ to }) => to);
}

/** The finest groups of neighbouring axes with equal numbers of elements. */
export function groupsOf(
  from: readonly number[],
  to: readonly number[],
): Group[] {
  const groups: { from: number[]; to: number[] }[] = [];
  let [i, j] = [0, 0];
  while (i < from.length && j < to.length) {
    const group = { from: [i], to: [j] };
    let [left, right] = [from[i++] ?? 1, to[j++] ?? 1];
    while (left !== right) {
      if (left < right && i < from.length) {
        left *= from[i] ?? 1;
        group.from.push(i++);
      } else if (j < to.length) {
        right *= to[j] ?? 1;
        group.to.push(j++);
      } else break;
    }
    groups.push(group);
  }
  const last = groups.at(-1);
  // What is left over has size 1.
  for (; i < from.length; i++) last?.from.push(i);
  for (; j < to.length; j++) last?.to.push(j);
  return groups;
}
