// A step graph ready to run on a machine: a plan per batch size, its constants and program in memory.
import { EngineError } from "../engine.ts";
import type { Feeds } from "../executor.ts";
import type { StateEntry, StepGraph } from "../step/graph.ts";
import type { Block } from "./heap.ts";
import type { Machine } from "./machine.ts";
import { planOf, type Plan } from "./plan.ts";
import { encode, type Buffer } from "./program.ts";
import { writtenOut } from "./scans.ts";
import { count } from "./view.ts";

/** Copies of outputs, by name. */
export type Results = ReadonlyMap<string, Float32Array | Int32Array>;

/** Where state entries are, by name. */
export type Held = ReadonlyMap<string, Block>;

interface Ready {
  readonly plan: Plan;
  /** The constants, and the word pair by which kernels report an index outside a table. */
  readonly blocks: readonly Block[];
  readonly report: Block;
  program: Block | null;
  arenaMoves: number;
}

export class Executable {
  private readonly ready = new Map<number, Ready>();
  private readonly graph: StepGraph;
  private readonly entries: readonly StateEntry[];

  /** `outputs` are the names of results to be read; the state is updated in place where `trains`. */
  constructor(
    private readonly machine: Machine,
    graph: StepGraph,
    private readonly outputs: readonly string[],
    private readonly held: Held,
    trains: boolean,
  ) {
    this.graph = writtenOut(graph);
    this.entries = trains ? this.graph.state : [];
  }

  /** Runs the graph once, and gives copies of the outputs by name. */
  run(feeds: Feeds, batchSize: number): Results {
    const ready = this.at(batchSize);
    const arena = this.machine.arenaFor(ready.plan.layout);
    const program = this.programOf(ready, arena);
    for (const [name, buffer] of ready.plan.fed)
      this.feed(name, this.addressOf(ready.plan, buffer, arena), buffer, feeds);
    const report = this.machine.integers(ready.report.address, 2);
    report.fill(0);
    this.machine.run(program.address);
    const [refused, index] = this.machine.integers(ready.report.address, 2);
    if (refused)
      throw new EngineError(
        `simd: Expected the index of a row of the table. Received ${index}.`,
      );
    return this.read(ready.plan, arena);
  }

  dispose(): void {
    const { heap } = this.machine;
    for (const { blocks, report, program } of this.ready.values()) {
      for (const block of [...blocks, report]) heap.release(block);
      if (program) heap.release(program);
    }
    this.ready.clear();
  }

  private at(batchSize: number): Ready {
    const known = this.ready.get(batchSize);
    if (known) return known;
    const { heap, threads } = this.machine;
    const blocks: Block[] = [];
    const report = heap.take(8);
    const plan = planOf(this.graph, this.outputs, this.entries, {
      batchSize,
      threads,
      held: (name) => this.held.get(name) ?? null,
      constant: (values, integers) => {
        const block = heap.take(4 * values.length);
        blocks.push(block);
        const words = integers
          ? this.machine.integers(block.address, values.length)
          : this.machine.floats(block.address, values.length);
        words.set(values);
        return block;
      },
      report,
    });
    const ready = { plan, blocks, report, program: null, arenaMoves: -1 };
    this.ready.set(batchSize, ready);
    return ready;
  }

  private programOf(ready: Ready, arena: number): Block {
    const { heap, arenaMoves } = this.machine;
    if (ready.program && ready.arenaMoves === arenaMoves) return ready.program;
    const words = encode(ready.plan.calls, ready.plan.layout, arena);
    const block = ready.program ?? heap.take(4 * words.length);
    this.machine.integers(block.address, words.length).set(words);
    ready.program = block;
    ready.arenaMoves = arenaMoves;
    return block;
  }

  private addressOf({ layout }: Plan, buffer: Buffer, arena: number): number {
    return buffer.address ?? arena + (layout.offsets.get(buffer) as number);
  }

  private feed(
    name: string,
    address: number,
    { bytes }: Buffer,
    feeds: Feeds,
  ): void {
    const array = feeds[name];
    const length = bytes / 4;
    if (!array || array.data.length !== length)
      throw new EngineError(
        `simd: Expected ${length} numbers for the step's input ${name}. Received ${array ? array.data.length : `inputs ${Object.keys(feeds).join(", ")}`}.`,
      );
    const node = this.graph.nodes.find(
      ({ primitive, attributes }) =>
        primitive === "input" && (attributes as { name: string }).name === name,
    );
    if (node?.type === "int32")
      this.machine.integers(address, length).set(array.data);
    else this.machine.floats(address, length).set(array.data);
  }

  private read(plan: Plan, arena: number): Results {
    const results = new Map<string, Float32Array | Int32Array>();
    for (const [name, { buffer, offset, shape }] of plan.outputs) {
      const address = this.addressOf(plan, buffer, arena) + 4 * offset;
      const type = this.graph.nodes[this.graph.outputs[name] ?? -1]?.type;
      const length = count(shape);
      results.set(
        name,
        type === "int32"
          ? this.machine.integers(address, length).slice()
          : this.machine.floats(address, length).slice(),
      );
    }
    return results;
  }
}
