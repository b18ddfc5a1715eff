// How many bytes WebAssembly holds in this worker: every memory is noted where it is made or exported.

/** Starts watching; must run before any library is loaded that makes its memory on import. Answers the bytes held by all memories seen. */
export function watchWasmMemory(): () => number {
  const seen = new Set<WebAssembly.Memory>();
  const original = WebAssembly.Memory;
  const note = (candidate: unknown): void => {
    if (candidate instanceof original) seen.add(candidate);
  };
  WebAssembly.Memory = new Proxy(original, {
    construct(target, [descriptor]: [WebAssembly.MemoryDescriptor]) {
      const memory = new target(descriptor);
      note(memory);
      return memory;
    },
  });
  const noteExports = ({ exports }: WebAssembly.Instance): void =>
    Object.values(exports).forEach(note);
  const { instantiate, instantiateStreaming } = WebAssembly;
  const watched =
    (make: (...given: never[]) => Promise<unknown>) =>
    async (...given: unknown[]) => {
      const made = (await make(...(given as never[]))) as
        WebAssembly.Instance | WebAssembly.WebAssemblyInstantiatedSource;
      noteExports("instance" in made ? made.instance : made);
      return made;
    };
  Object.assign(WebAssembly, {
    instantiate: watched(instantiate),
    instantiateStreaming: watched(instantiateStreaming),
  });
  return () =>
    [...seen].reduce((bytes, { buffer }) => bytes + buffer.byteLength, 0);
}
