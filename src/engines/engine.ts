// What executes training: one narrow interface that every engine serves, and the messages that come back.
import type { AppliedRule } from "./step/rules/worth.ts";

export type BackendId = "webgpu" | "webgl" | "wasm" | "cpu";

/** A library on a backend of its own. */
export type EngineId =
  | "onnx-webgpu"
  | "simd-wasm"
  | "onnx-wasm"
  | "tfjs-webgpu"
  | "tfjs-webgl"
  | "tfjs-wasm"
  | "tfjs-cpu";

/** What each engine computes with. */
export const backends: Readonly<Record<EngineId, BackendId>> = {
  "onnx-webgpu": "webgpu",
  "simd-wasm": "wasm",
  "onnx-wasm": "wasm",
  "tfjs-webgpu": "webgpu",
  "tfjs-webgl": "webgl",
  "tfjs-wasm": "wasm",
  "tfjs-cpu": "cpu",
};
export const engineIds = Object.keys(backends) as readonly EngineId[];

/** What runs the mathematics, told to the visitor as it is. */
export interface Device {
  readonly engine: EngineId;
  readonly backend: BackendId;
  /** `Apple M3`, `SwiftShader`, `2 threads, SIMD`. */
  readonly name: string;
  /** A GPU that is emulated on the CPU. */
  readonly software: boolean;
}

/** Why an engine was not taken. */
export interface Refusal {
  readonly engine: EngineId;
  readonly reason: string;
}

/** How long one training step of the first column took, tried before the run. */
export interface Trial {
  readonly engine: EngineId;
  readonly secondsPerStep: number;
}

export interface DeviceReport {
  readonly device: Device;
  /** Why this one, in a sentence. */
  readonly because: string;
  readonly trials: readonly Trial[];
  readonly refused: readonly Refusal[];
}

/** Metrics of one step of one column. */
export interface StepReport {
  readonly column: number;
  /** Counted from 1. */
  readonly epoch: number;
  /** Steps done in all, and steps of the whole run. */
  readonly step: number;
  readonly steps: number;
  /** Mean loss and accuracy of this batch, before the update; accuracy is null where the task has none. */
  readonly loss: number;
  readonly accuracy: number | null;
  readonly examples: number;
  readonly examplesPerSecond: number;
  readonly secondsLeft: number;
}

export interface Prediction {
  /** Index in the evaluated split. */
  readonly example: number;
  readonly truth: number;
  readonly predicted: number;
  readonly probability: number;
}

export type Progress =
  | { readonly kind: "device"; readonly report: DeviceReport }
  | {
      readonly kind: "compiled";
      readonly column: number;
      readonly nodes: number;
      readonly seconds: number;
    }
  | { readonly kind: "steps"; readonly reports: readonly StepReport[] }
  | {
      /** What makes a column's step cheaper; told while it trains, again where a run goes on elsewhere. */
      readonly kind: "simplified";
      readonly column: number;
      readonly rules: readonly AppliedRule[];
    }
  | {
      readonly kind: "evaluated";
      readonly column: number;
      readonly loss: number;
      readonly accuracy: number | null;
      readonly examples: number;
      readonly predictions: readonly Prediction[];
    }
  | {
      readonly kind: "agreement";
      readonly column: number;
      readonly text: string;
      readonly maxAbsoluteDifference: number;
      readonly tolerance: number;
      readonly agrees: boolean;
    }
  | {
      readonly kind: "twin";
      readonly largestDeviation: number;
      readonly ulpDeviation: number;
      readonly text: string;
    }
  | {
      readonly kind: "resumed";
      readonly from: EngineId;
      readonly to: EngineId;
      readonly because: string;
      /** The step of the first column from which the run went on. */
      readonly step: number;
      /** Steps that were done again, and how far their losses are from those reported before. */
      readonly replayed: number;
      readonly deviation: number;
    }
  /** This browser keeps no snapshot of the run for another visit. */
  | { readonly kind: "not kept"; readonly reason: string }
  | { readonly kind: "paused" }
  | { readonly kind: "done"; readonly stopped: boolean };

/** A failure of an engine: names the engine, the primitive and what to do. */
export class EngineError extends Error {
  override name = "EngineError";
}
