// Programs for the kernels: operations with their arguments, buffers that they read and write, and where these lie in memory.
import { operations, type Operation } from "./codes.ts";

/** A stretch of memory: `temporary` ones share the arena and live from their first mention to their last, others stay where they are. */
export interface Buffer {
  readonly bytes: number;
  /** The address; null for a temporary buffer. */
  readonly address: number | null;
}

/** An element of a buffer, as an argument. */
export interface Place {
  readonly buffer: Buffer;
  readonly offset: number;
}
export type Argument = number | Place;

export interface Call {
  readonly operation: Operation;
  readonly args: readonly Argument[];
}

/** Room at a buffer's end into which vectors may reach, in bytes. */
const slack = 64;

const upTo = (n: number, step: number): number => Math.ceil(n / step) * step;

export interface Layout {
  /** Offsets in the arena. */
  readonly offsets: ReadonlyMap<Buffer, number>;
  readonly bytes: number;
}

/** Places temporary buffers in one arena so that those alive at the same time never overlap. `kept` live throughout. */
export function layOut(
  calls: readonly Call[],
  kept: ReadonlySet<Buffer>,
): Layout {
  const lives = new Map<Buffer, { first: number; last: number }>();
  for (const buffer of kept)
    lives.set(buffer, { first: -1, last: calls.length });
  calls.forEach(({ args }, at) => {
    for (const arg of args) {
      if (typeof arg === "number" || arg.buffer.address !== null) continue;
      const life = lives.get(arg.buffer);
      if (life) life.last = Math.max(life.last, at);
      else lives.set(arg.buffer, { first: at, last: at });
    }
  });
  const offsets = new Map<Buffer, number>();
  const placed: { start: number; end: number; first: number; last: number }[] =
    [];
  let bytes = 0;
  const order = [...lives].sort(([a], [b]) => b.bytes - a.bytes);
  for (const [buffer, life] of order) {
    const size = upTo(buffer.bytes + slack, 64);
    let start = 0;
    for (const other of placed) {
      const meets = life.first <= other.last && other.first <= life.last;
      if (!meets || other.end <= start) continue;
      if (other.start >= start + size) break;
      start = other.end;
    }
    const end = start + size;
    const index = placed.findIndex((other) => other.start > start);
    placed.splice(index < 0 ? placed.length : index, 0, {
      start,
      end,
      ...life,
    });
    offsets.set(buffer, start);
    bytes = Math.max(bytes, end);
  }
  return { offsets, bytes };
}

/** The program as the kernels read it, with the arena at an address. */
export function encode(
  calls: readonly Call[],
  { offsets }: Layout,
  arena: number,
): Int32Array {
  const words: number[] = [];
  const address = ({ buffer, offset }: Place): number =>
    (buffer.address ?? arena + (offsets.get(buffer) ?? NaN)) + 4 * offset;
  for (const { operation, args } of calls) {
    words.push(operations[operation], args.length);
    for (const arg of args)
      words.push(typeof arg === "number" ? arg : address(arg));
  }
  return Int32Array.from([...words, 0]);
}
