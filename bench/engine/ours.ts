// Our engine, in a worker as in the product: the page only hands the work over and hears its times.
import type { About, Asked, Held, Refused } from "./contestant.ts";

const worker = new Worker(new URL("./oursWorker.ts", import.meta.url), {
  type: "module",
});

/** What the worker is told, and what it answers to each. */
export type Order =
  | { readonly kind: "prepare"; readonly asked: Asked }
  | { readonly kind: "once" }
  | { readonly kind: "held" };
export type Answer =
  | { readonly result: About | Refused | number | Held }
  | { readonly failed: string };

function order<Result>(message: Order): Promise<Result> {
  return new Promise((resolve, reject) => {
    worker.onerror = ({ message: reason }) => reject(new Error(reason));
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if ("failed" in data) reject(new Error(data.failed));
      else resolve(data.result as Result);
    };
    worker.postMessage(message);
  });
}

window.prepare = (asked) => order({ kind: "prepare", asked });
window.once = () => order({ kind: "once" });
window.held = () => order({ kind: "held" });
