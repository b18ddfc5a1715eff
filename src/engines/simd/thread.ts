// A thread of the kernels in a page: serves until it is ended.
import {
  kernelImports,
  type KernelExports,
  type ThreadStart,
} from "./kernelImports.ts";

addEventListener(
  "message",
  ({ data }: MessageEvent<ThreadStart>) => {
    const { module, memory, thread, threads } = data;
    void WebAssembly.instantiate(module, kernelImports(memory)).then(
      ({ exports }) => {
        postMessage("serving");
        (exports as unknown as KernelExports).serve(thread, threads);
      },
    );
  },
  { once: true },
);
