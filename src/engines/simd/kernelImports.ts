// What the compiled kernels give and ask of whoever runs them: the page's worker, its threads, and Node's.

/** What a thread needs to serve. */
export interface ThreadStart {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** Counted from 1; 0 is who runs the programs. */
  readonly thread: number;
  readonly threads: number;
}

export interface KernelExports {
  run(program: number, threads: number): void;
  serve(thread: number, threads: number): void;
}

/** What the kernels import: their memory, and the host's way to sleep until another thread wakes. */
export function kernelImports(memory: WebAssembly.Memory): WebAssembly.Imports {
  const words = (): Int32Array => new Int32Array(memory.buffer);
  return {
    env: { memory },
    program: {
      sleep: (address: number, value: number) => {
        Atomics.wait(words(), address / 4, value);
      },
      wake: (address: number) => {
        Atomics.notify(words(), address / 4);
      },
    },
  };
}
