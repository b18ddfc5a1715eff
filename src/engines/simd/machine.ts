// The kernels at work: their memory, their threads, and programs run on them.
import { EngineError } from "../engine.ts";
import { Heap, type Block } from "./heap.ts";
import {
  kernelImports,
  type KernelExports,
  type ThreadStart,
} from "./kernelImports.ts";
import type { Layout } from "./program.ts";
import { hasRelaxedSimd, loadKernels, type Variant } from "./variants.ts";

/** Starts a thread; settles when it serves, and gives what ends it. */
export type StartThread = (start: ThreadStart) => Promise<() => void>;

export interface MachineOptions {
  readonly threads: number;
  readonly startThread: StartThread;
  /** For tests; what the machine has by default. */
  readonly fused?: boolean;
}

/** Kernels keep what is below for themselves: see kernels/memory.ts. */
const heapStart = 0x200000;
const pageBytes = 0x10000;
/** 2 GiB: addresses stay whole numbers of 31 bits. */
const mostPages = 0x8000;
const mostThreads = 16;

export class Machine {
  readonly heap: Heap;
  private arena: Block;
  /** Counts how often the arena has moved: programs hold its address. */
  arenaMoves = 0;

  private constructor(
    readonly variant: Variant,
    readonly threads: number,
    private readonly memory: WebAssembly.Memory,
    private readonly kernels: KernelExports,
    private readonly endThreads: readonly (() => void)[],
  ) {
    this.heap = new Heap(heapStart, (end) => this.reach(end));
    this.arena = this.heap.take(0);
  }

  static async start(options: MachineOptions): Promise<Machine> {
    const threads = Math.max(1, Math.min(options.threads, mostThreads));
    const variant = {
      fused: options.fused ?? hasRelaxedSimd(),
      shared: threads > 1,
    };
    const module = await loadKernels(variant);
    const memory = new WebAssembly.Memory({
      initial: heapStart / pageBytes,
      maximum: mostPages,
      shared: variant.shared,
    });
    const instance = await WebAssembly.instantiate(
      module,
      kernelImports(memory),
    );
    const others = Array.from({ length: threads - 1 }, (_, i) =>
      options.startThread({ module, memory, thread: i + 1, threads }),
    );
    return new Machine(
      variant,
      threads,
      memory,
      instance.exports as unknown as KernelExports,
      await Promise.all(others),
    );
  }

  private reach(end: number): void {
    const missing = Math.ceil(
      (end - this.memory.buffer.byteLength) / pageBytes,
    );
    if (missing <= 0) return;
    try {
      this.memory.grow(missing);
    } catch (error) {
      throw new EngineError(
        `simd: Expected ${Math.ceil(end / 2 ** 20)} MiB of memory for training. Received ${Math.floor(this.memory.buffer.byteLength / 2 ** 20)} MiB. Train with a smaller batch or a smaller network.`,
        { cause: error },
      );
    }
  }

  get arenaBytes(): number {
    return this.arena.bytes;
  }

  floats(address: number, length: number): Float32Array {
    return new Float32Array(this.memory.buffer, address, length);
  }

  integers(address: number, length: number): Int32Array {
    return new Int32Array(this.memory.buffer, address, length);
  }

  /** The arena's address, with room for a layout. What the arena held before is worth nothing afterwards. */
  arenaFor({ bytes }: Layout): number {
    if (bytes > this.arena.bytes) {
      this.heap.release(this.arena);
      this.arena = this.heap.take(bytes);
      this.arenaMoves++;
    }
    return this.arena.address;
  }

  /** Runs the program at an address to its end, on all threads. */
  run(program: number): void {
    this.kernels.run(program, this.threads);
  }

  end(): void {
    for (const end of this.endThreads) end();
  }
}
