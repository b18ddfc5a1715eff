// Lets tfjs's WebAssembly use threads where the page may share memory between them.
import * as tf from "@tensorflow/tfjs-core";

/** tfjs hands its threads the text of this function, which a bundler has minified: names that the text leaves outside are gone. */
type Factory = () => unknown;

/** More threads than this wait for each other more than they work. */
const mostThreads = 8;

/** How many threads to use; gives them the text as it was published. Where memory cannot be shared, one thread works with SIMD. */
export async function prepareThreads(): Promise<number> {
  const cores = globalThis.navigator?.hardwareConcurrency ?? 1;
  if (!globalThis.crossOriginIsolated || cores < 2) {
    tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
    return 1;
  }
  const [{ default: factory }, { default: text }] = await Promise.all([
    import("@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.js") as Promise<{
      default: Factory;
    }>,
    import("@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.js?raw"),
  ]);
  const published = expressionOf(text);
  factory.toString = () => published;
  return Math.min(cores, mostThreads);
}

/** The file says `var Name = (…)();` and then exports it: what stands between is wanted. */
function expressionOf(text: string): string {
  const start = text.indexOf("(() =>");
  const end = text.indexOf("if (typeof exports");
  return text.slice(start, end);
}
