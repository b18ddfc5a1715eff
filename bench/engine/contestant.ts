// What every page of the bench offers: get one work ready, then do it once at a time, so that rivals can take turns.
import type { AppliedRule } from "../../src/engines/step/rules/worth.ts";

export type WorkId = "cnn" | "gru" | "tiny" | "product" | "onnx";

export interface Asked {
  readonly work: WorkId;
  /** The backend by the library's own name; null leaves the choice to the page. */
  readonly backend: string | null;
  readonly batch: number;
  readonly threads: number;
  /** The rule that is left out; none, if not said. */
  readonly without?: AppliedRule["name"];
  /** Address of the ONNX file that is to be timed. */
  readonly file?: string;
}

/** What does the work, told as it is. */
export interface About {
  readonly library: string;
  readonly backend: string;
  readonly device: string;
  /** Multiply-adds and the like of one go, counted twice as is the custom; null where nobody counted. */
  readonly flops: number | null;
}

/** One work made ready. */
export interface Ready {
  readonly about: About;
  /** Does the work once and waits for its result. */
  readonly once: () => Promise<void>;
  /** What is held after the work done so far; only where memory is asked about. */
  readonly held?: () => Promise<Held>;
}

export interface Held {
  readonly tensors: number | null;
  readonly wasmBytes: number;
}

export interface Refused {
  readonly refused: string;
}

declare global {
  interface Window {
    prepare(asked: Asked): Promise<About | Refused>;
    /** Seconds of one go. */
    once(): Promise<number>;
    held(): Promise<Held>;
  }
}

/** Puts a work's maker on the window, where the bench finds it. A library that cannot do the work is refused with its own words. */
export function offer(make: (asked: Asked) => Promise<Ready>): void {
  let ready: Ready | null = null;
  const one = (): Ready => {
    if (!ready)
      throw new Error("Expected a work to be prepared before it is done.");
    return ready;
  };
  window.once = async () => {
    const start = performance.now();
    await one().once();
    return (performance.now() - start) / 1000;
  };
  window.held = () => {
    const { held } = one();
    if (!held) throw new Error("Expected a page that tells what it holds.");
    return held();
  };
  window.prepare = async (asked) => {
    try {
      ready = await make(asked);
      return ready.about;
    } catch (error) {
      return {
        refused: error instanceof Error ? error.message : String(error),
      };
    }
  };
}
