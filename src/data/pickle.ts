// Reads Python pickles that hold what CIFAR's archive holds: dictionaries, lists, text, numbers and NumPy arrays.
// Format: CPython, Lib/pickletools.py.
import { DataError } from "./dataError.ts";
import {
  build,
  call,
  nameOf,
  textOf,
  type PickleValue,
  type Problem,
} from "./pickleArrays.ts";

/** Reads one pickle of protocol 2 to 5. */
export function readPickle(bytes: Uint8Array, name: string): PickleValue {
  if (bytes[0] !== 0x80) {
    throw new DataError(
      `Expected ${name} to be a Python pickle of protocol 2 or newer. Received a file that begins with byte ${bytes[0] ?? "none"}.`,
    );
  }
  const machine: Machine = {
    bytes,
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    at: 0,
    stack: [],
    marks: [],
    memo: new Map(),
    name,
  };
  try {
    for (;;) {
      const opcode = take(machine, 1)[0] as number;
      if (opcode === 0x2e) return pop(machine);
      const step = steps[opcode];
      if (!step) {
        throw problem(machine)(
          "an instruction of the kinds CIFAR's pickles have",
          `0x${opcode.toString(16)}`,
        );
      }
      step(machine);
    }
  } catch (error) {
    if (error instanceof RangeError)
      throw problem(machine)("a whole pickle", "one that breaks off");
    throw error;
  }
}

interface Machine {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly name: string;
  at: number;
  readonly stack: PickleValue[];
  readonly marks: number[];
  readonly memo: Map<number, PickleValue>;
}
type Step = (machine: Machine) => void;

const steps: Readonly<Record<number, Step>> = {
  0x80: (m) => void take(m, 1), // PROTO
  0x95: (m) => void take(m, 8), // FRAME
  0x28: (m) => void m.marks.push(m.stack.length), // MARK
  0x4e: (m) => push(m, null), // NONE
  0x88: (m) => push(m, true), // NEWTRUE
  0x89: (m) => push(m, false), // NEWFALSE
  0x4a: (m) => push(m, m.view.getInt32(skip(m, 4), true)), // BININT
  0x4b: (m) => push(m, m.view.getUint8(skip(m, 1))), // BININT1
  0x4d: (m) => push(m, m.view.getUint16(skip(m, 2), true)), // BININT2
  0x8a: (m) => push(m, long(m)), // LONG1
  0x47: (m) => push(m, m.view.getFloat64(skip(m, 8))), // BINFLOAT
  0x55: (m) => push(m, take(m, length1(m))), // SHORT_BINSTRING
  0x54: (m) => push(m, take(m, length4(m))), // BINSTRING
  0x43: (m) => push(m, take(m, length1(m))), // SHORT_BINBYTES
  0x42: (m) => push(m, take(m, length4(m))), // BINBYTES
  0x8e: (m) => push(m, take(m, length8(m))), // BINBYTES8
  0x96: (m) => push(m, take(m, length8(m))), // BYTEARRAY8
  0x58: (m) => push(m, utf8(take(m, length4(m)))), // BINUNICODE
  0x8c: (m) => push(m, utf8(take(m, length1(m)))), // SHORT_BINUNICODE
  0x8d: (m) => push(m, utf8(take(m, length8(m)))), // BINUNICODE8
  0x7d: (m) => push(m, new Map()), // EMPTY_DICT
  0x5d: (m) => push(m, []), // EMPTY_LIST
  0x29: (m) => push(m, []), // EMPTY_TUPLE
  0x74: (m) => push(m, popMark(m)), // TUPLE
  0x85: (m) => push(m, m.stack.splice(-1)), // TUPLE1
  0x86: (m) => push(m, m.stack.splice(-2)), // TUPLE2
  0x87: (m) => push(m, m.stack.splice(-3)), // TUPLE3
  0x61: (m) => void addTo(m, [pop(m)]), // APPEND
  0x65: (m) => void addTo(m, popMark(m)), // APPENDS
  0x73: (m) => void setIn(m, m.stack.splice(-2)), // SETITEM
  0x75: (m) => void setIn(m, popMark(m)), // SETITEMS
  0x71: (m) => void m.memo.set(length1(m), top(m)), // BINPUT
  0x72: (m) => void m.memo.set(length4(m), top(m)), // LONG_BINPUT
  0x94: (m) => void m.memo.set(m.memo.size, top(m)), // MEMOIZE
  0x68: (m) => push(m, remembered(m, length1(m))), // BINGET
  0x6a: (m) => push(m, remembered(m, length4(m))), // LONG_BINGET
  0x63: (m) => push(m, nameOf(m.name, line(m), line(m))), // GLOBAL
  0x93: (m) => push(m, nameOf(m.name, ...pair(m))), // STACK_GLOBAL
  0x52: (m) =>
    push(
      m,
      call(problem(m), ...(m.stack.splice(-2) as [PickleValue, PickleValue])),
    ), // REDUCE
  0x62: (m) => {
    const state = pop(m);
    build(problem(m), top(m), state);
  }, // BUILD
};

function skip(machine: Machine, count: number): number {
  const start = machine.at;
  if (start + count > machine.bytes.length) {
    throw problem(machine)(
      `${count} bytes more`,
      `${machine.bytes.length - start}: it breaks off`,
    );
  }
  machine.at += count;
  return start;
}
function take(machine: Machine, count: number): Uint8Array {
  const start = skip(machine, count);
  return machine.bytes.subarray(start, start + count);
}
const length1: (m: Machine) => number = (m) => m.view.getUint8(skip(m, 1));
const length4: (m: Machine) => number = (m) =>
  m.view.getUint32(skip(m, 4), true);
const length8: (m: Machine) => number = (m) =>
  Number(m.view.getBigUint64(skip(m, 8), true));
const utf8 = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const push = (machine: Machine, value: PickleValue) =>
  void machine.stack.push(value);

function pop(machine: Machine): PickleValue {
  const value = top(machine);
  machine.stack.pop();
  return value;
}
function top(machine: Machine): PickleValue {
  const value = machine.stack.at(-1);
  if (value === undefined) throw problem(machine)("a value", "none");
  return value;
}
function popMark(machine: Machine): PickleValue[] {
  return machine.stack.splice(machine.marks.pop() ?? 0);
}
function remembered(machine: Machine, key: number): PickleValue {
  const value = machine.memo.get(key);
  if (value === undefined)
    throw problem(machine)("a value told before", `number ${key}`);
  return value;
}

/** A whole number of any length, little-endian, in two's complement. */
function long(machine: Machine): number {
  const digits = take(machine, length1(machine));
  const value = digits.reduceRight((sum, byte) => sum * 256 + byte, 0);
  return (digits.at(-1) ?? 0) >= 0x80 ? value - 256 ** digits.length : value;
}

/** Module and name, both text. */
function pair(machine: Machine): [string, string] {
  const name = textOf(problem(machine), pop(machine));
  return [textOf(problem(machine), pop(machine)), name];
}

function line(machine: Machine): string {
  const end = machine.bytes.indexOf(0x0a, machine.at);
  const length = (end < 0 ? machine.bytes.length : end) - machine.at;
  const text = utf8(take(machine, length));
  skip(machine, 1);
  return text;
}

function addTo(machine: Machine, values: readonly PickleValue[]): void {
  const list = top(machine);
  if (!Array.isArray(list))
    throw problem(machine)("a list to add to", typeof list);
  for (const value of values) list.push(value);
}

function setIn(machine: Machine, pairs: readonly PickleValue[]): void {
  const map = top(machine);
  if (!(map instanceof Map))
    throw problem(machine)("a dictionary to fill", typeof map);
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    map.set(textOf(problem(machine), pairs[i]), pairs[i + 1] as PickleValue);
  }
}

/** What went wrong where the machine stands. */
function problem({ name, at }: Pick<Machine, "name" | "at">): Problem {
  return (expected, received) =>
    new DataError(
      `Expected ${expected} at byte ${at} of the pickle ${name}. Received ${received}.`,
    );
}
