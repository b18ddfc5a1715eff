// The next state in its own place: written there at once where nothing reads the old one any more, copied there at the end elsewhere.
import type { StateEntry } from "../step/graph.ts";
import { type Planner } from "./planner.ts";
import type { Argument, Buffer, Call, Place } from "./program.ts";
import { count, isContiguous, wholeOf, type View } from "./view.ts";

/** The planner's calls, and what has to be done that every entry's next value ends up in the entry's own buffer. */
export function updateInPlace(
  planner: Planner,
  entries: readonly StateEntry[],
  kept: ReadonlySet<Buffer>,
): readonly Call[] {
  const own = new Map(
    entries.map((entry) => [entry, planner.view(entry.input)] as const),
  );
  const held = new Set([...own.values()].map(({ buffer }) => buffer));
  const changed = entries.filter(({ input, next }) => input !== next);
  const passedOn = new Set(
    changed.map(({ next }) => planner.view(next).buffer),
  );
  const written = new Map<Buffer, Buffer>();
  const copied: { from: View; to: View }[] = [];
  for (const entry of changed) {
    const from = planner.view(entry.next);
    const to = own.get(entry) as View;
    const free =
      !held.has(from.buffer) &&
      !kept.has(from.buffer) &&
      !written.has(from.buffer);
    if (
      free &&
      !passedOn.has(to.buffer) &&
      mayTakePlace(planner.calls, from, to)
    )
      written.set(from.buffer, to.buffer);
    else copied.push({ from, to });
  }
  // What another entry's buffer holds is saved before that is written.
  const sources = copied.map(({ from, to }) => {
    if (!held.has(from.buffer)) return { from, to };
    const saved = wholeOf(planner.temporary(count(from.shape)), from.shape);
    planner.move(from, saved);
    return { from: saved, to };
  });
  for (const { from, to } of sources) planner.move(from, to);
  return planner.calls.map((call) => ({
    ...call,
    args: call.args.map((arg) => replaced(arg, written)),
  }));
}

const replaced = (
  arg: Argument,
  written: ReadonlyMap<Buffer, Buffer>,
): Argument =>
  typeof arg === "number"
    ? arg
    : { ...arg, buffer: written.get(arg.buffer) ?? arg.buffer };

/** Whether a value may be computed where the old one stands: it fills a buffer of its own, and from the call that writes it on nobody else reads the old one. */
function mayTakePlace(calls: readonly Call[], value: View, old: View): boolean {
  const whole =
    value.buffer.address === null &&
    value.offset === 0 &&
    value.buffer.bytes === old.buffer.bytes &&
    isContiguous(value);
  const mentions = (buffer: Buffer): number[] =>
    calls.flatMap(({ args }, at) =>
      args.some((arg) => typeof arg !== "number" && arg.buffer === buffer)
        ? [at]
        : [],
    );
  const [writer] = mentions(value.buffer);
  const last = mentions(old.buffer).at(-1) ?? -1;
  if (!whole || writer === undefined || last > writer) return false;
  const call = calls[writer];
  return (
    last < writer ||
    (call !== undefined && readsBeforeWriting(call, value.buffer, old.buffer))
  );
}

/** Whether a chain reads the old value element by element, and never after it has written the new one. */
function readsBeforeWriting(call: Call, value: Buffer, old: Buffer): boolean {
  if (call.operation !== "chain") return false;
  const [, , rank = 0, slotCount = 0, functions = 0] = call.args as number[];
  const size = 4 + rank;
  const table = 5 + rank;
  const slotsOf = (buffer: Buffer): number[] =>
    Array.from({ length: slotCount }, (_, i) => i).filter(
      (i) =>
        (
          (call.args[table + i * size + 1] as Place | 0 | undefined) || {
            buffer: null,
          }
        ).buffer === buffer,
    );
  const isDirect = (slot: number): boolean =>
    call.args[table + slot * size] === 1;
  const [target] = slotsOf(value);
  const sources = slotsOf(old);
  if (target === undefined || !sources.every(isDirect)) return false;
  const code = table + slotCount * size;
  const all = Array.from({ length: functions }, (_, i) =>
    call.args.slice(code + 5 * i + 1, code + 5 * i + 5),
  );
  const writes = all.findIndex(([to]) => to === target);
  const lastRead = all.findLastIndex(([, ...from]) =>
    from.some((slot) => sources.includes(slot as number)),
  );
  return lastRead <= writes;
}
