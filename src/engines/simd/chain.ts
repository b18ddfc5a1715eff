// A chain of pointwise nodes as one call: its inputs and results as slots, its functions over registers.
import { EngineError } from "../engine.ts";
import type { Ref, StepNode } from "../step/primitives.ts";
import {
  binaryCodes,
  copyCode,
  selectCode,
  toFloatCode,
  toIntegerCode,
  unaryCodes,
} from "./codes.ts";
import { placeOf, type Planner } from "./planner.ts";
import type { Argument } from "./program.ts";
import { broadcastView, count, joinAxes, rowMajor, type View } from "./view.ts";

/** Kinds of slots, as kernels/chain.ts takes them. */
const kinds = { register: 0, direct: 1, scalar: 2, periodic: 3, strided: 4 };

const largestBlock = 512;
/** Registers that fit a thread's scratch memory: see kernels/chain.ts. */
const mostRegisters = 31;

interface Slot {
  readonly kind: number;
  readonly place: Argument;
  readonly register: number;
  readonly strides: readonly number[];
}

interface Instruction {
  readonly code: number;
  readonly to: number;
  readonly from: readonly number[];
}

/** The inputs that a chain reads from memory, each as a view of the chain's shape. */
function outsideInputs(planner: Planner, members: readonly Ref[]): Ref[] {
  const inside = new Set(members);
  const inputs = members.flatMap((ref) => planner.node(ref).inputs);
  return [...new Set(inputs)].filter((ref) => !inside.has(ref));
}

const greatestDivisor = (a: number, b: number): number =>
  b === 0 ? a : greatestDivisor(b, a % b);
const leastMultiple = (a: number, b: number): number =>
  (a / greatestDivisor(a, b)) * b;

/** After how many elements a view repeats itself; null where only after all. */
function periodOf(
  shape: readonly number[],
  strides: readonly number[],
): number | null {
  const outer = strides.findIndex((stride) => stride !== 0);
  return outer > 0 ? count(shape.slice(outer)) : null;
}

interface Inputs {
  readonly slots: Slot[];
  readonly block: number;
  readonly shape: readonly number[];
  registers: number;
}

/** How each input is read. Blocks hold whole periods of those that repeat themselves, so that these are laid out once. */
function inputSlots(shape: readonly number[], views: readonly View[]): Inputs {
  const joined = joinAxes(shape, [
    ...views.map(({ strides }) => strides),
    rowMajor(shape),
  ]);
  const own = rowMajor(joined.shape);
  let multiple = 4;
  const inputs = { slots: [] as Slot[], registers: 0 };
  views.forEach((view, i) => {
    const strides = joined.strides[i] as number[];
    const slot = (kind: number): void => {
      const needsRegister = kind !== kinds.direct;
      inputs.slots.push({
        kind,
        place: placeOf(view),
        register: needsRegister ? inputs.registers++ : 0,
        strides: strides.map((n) => 4 * n),
      });
    };
    const period = periodOf(joined.shape, strides);
    if (joined.shape.every((n, axis) => n === 1 || strides[axis] === own[axis]))
      slot(kinds.direct);
    else if (strides.every((n) => n === 0)) slot(kinds.scalar);
    else if (
      period !== null &&
      leastMultiple(multiple, period) <= largestBlock
    ) {
      multiple = leastMultiple(multiple, period);
      slot(kinds.periodic);
    } else slot(kinds.strided);
  });
  const block = Math.floor(largestBlock / multiple) * multiple;
  return { ...inputs, block, shape: joined.shape };
}

function codeOf(node: StepNode, isInteger: boolean): number {
  switch (node.primitive) {
    case "unary":
      return unaryCodes[node.attributes.fn];
    case "binary":
      return binaryCodes[node.attributes.fn];
    case "select":
      return selectCode;
    case "cast":
      if (node.attributes.to === "int32")
        return isInteger ? copyCode : toIntegerCode;
      return isInteger ? toFloatCode : copyCode;
    default:
      throw new EngineError(
        `simd: Expected a pointwise function in a chain. Received ${node.primitive}.`,
      );
  }
}

/** A chain under construction. */
class ChainDraft {
  private readonly inputs: Inputs;
  private readonly instructions: Instruction[] = [];
  private readonly slotOf: Map<Ref, number>;
  private readonly lastUse = new Map<Ref, Ref>();
  /** Registers that hold nothing any more. */
  private readonly free: number[] = [];

  constructor(
    private readonly planner: Planner,
    members: readonly Ref[],
    written: ReadonlySet<Ref>,
  ) {
    const last = members.at(-1) as Ref;
    const shape = planner.shape(last);
    const outside = outsideInputs(planner, members);
    const views = outside.map((ref) => broadcastView(planner.view(ref), shape));
    this.inputs = inputSlots(shape, views);
    this.slotOf = new Map(outside.map((ref, i) => [ref, i]));
    for (const ref of members)
      for (const input of planner.node(ref).inputs)
        this.lastUse.set(input, ref);
    for (const ref of members) this.add(ref, ref === last || written.has(ref));
  }

  /** Registers that the chain needs. */
  get registers(): number {
    return this.inputs.registers;
  }

  private slot(kind: number, place: Argument, register: number): number {
    const { slots, shape } = this.inputs;
    const strides = shape.map(() => 0);
    return slots.push({ kind, place, register, strides }) - 1;
  }

  private register(): number {
    const register = this.free.pop() ?? this.inputs.registers++;
    return this.slot(kinds.register, 0, register);
  }

  private add(ref: Ref, isResult: boolean): void {
    const node = this.planner.node(ref);
    const from = node.inputs.map((input, i) => this.operand(node, input, i));
    const isInteger = this.planner.node(node.inputs[0] as Ref).type === "int32";
    const to = isResult
      ? this.slot(kinds.direct, this.planner.result(ref), 0)
      : this.register();
    this.slotOf.set(ref, to);
    this.instructions.push({ code: codeOf(node, isInteger), to, from });
    for (const input of new Set(node.inputs)) this.release(input, ref);
  }

  /** Whole numbers become floats where a function takes them, as they are floats on the reference. */
  private operand(node: StepNode, input: Ref, index: number): number {
    const slot = this.slotOf.get(input) as number;
    const asItIs =
      node.primitive === "cast" || (node.primitive === "select" && index > 0);
    if (asItIs || this.planner.node(input).type !== "int32") return slot;
    const to = this.register();
    this.instructions.push({ code: toFloatCode, to, from: [slot] });
    return to;
  }

  private release(input: Ref, user: Ref): void {
    const slot = this.inputs.slots[this.slotOf.get(input) as number] as Slot;
    if (slot.kind === kinds.register && this.lastUse.get(input) === user)
      this.free.push(slot.register);
  }

  /** The arguments of the call, as kernels/chain.ts takes them. */
  arguments(): Argument[] {
    const { slots, shape, block } = this.inputs;
    return [
      count(shape),
      block,
      shape.length,
      slots.length,
      this.instructions.length,
      ...shape,
      ...slots.flatMap(({ kind, place, register, strides }) => [
        kind,
        place,
        register,
        0,
        ...strides,
      ]),
      ...this.instructions.flatMap(({ code, to, from }) => {
        const [a = 0, b = a, c = a] = from;
        return [code, to, a, b, c];
      }),
    ];
  }
}

/** Emits a chain as one call; as a call per member where it needs more registers than there are. Of the members, those in `written` and the last are read by others. */
export function emitChain(
  planner: Planner,
  members: readonly Ref[],
  written: ReadonlySet<Ref>,
): void {
  const draft = new ChainDraft(planner, members, written);
  if (draft.registers <= mostRegisters || members.length === 1)
    planner.call("chain", draft.arguments());
  else for (const ref of members) emitChain(planner, [ref], written);
}
