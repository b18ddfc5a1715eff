// What is to be trained: plain data that goes to a worker once.
import type { Dataset } from "../data/dataset.ts";
import type { Model, NodeId, ParameterId } from "../ir/model.ts";
import type { Piece } from "../ir/part.ts";
import type { Weight } from "../ir/weights.ts";
import type { EngineId } from "./engine.ts";
import type { CurvePoint } from "./twin.ts";

/** Weights (and running statistics) by parameter, in the neutral layout. */
export type Weights = Readonly<Record<ParameterId, Weight>>;

/** Where a column's weights come from before its first step. */
export type WeightSource =
  /** Drawn from the column's own distributions. */
  | { readonly kind: "drawn"; readonly seed: number }
  /** Values that are known; parameters not named are drawn. */
  | {
      readonly kind: "given";
      readonly weights: Weights;
      readonly seed: number;
    };

export interface PlanColumn {
  readonly model: Model;
  /** The canonical name of each dropout node: equal names drop equal elements. Nodes not named go by their own id. */
  readonly dropouts: Readonly<Record<NodeId, string>>;
  readonly weights: WeightSource;
}

/** How a weight of another column comes from the first column's: all in the neutral layout. */
export interface Move {
  readonly to: ParameterId;
  readonly shape: readonly number[];
  /** One, turned where, say, a flattened image stands in another order; several where gates are joined otherwise. */
  readonly pieces: readonly Piece<ParameterId>[];
}

export type Mode =
  | { readonly kind: "own initialisation" }
  | {
      readonly kind: "same weights";
      /** By column; the first column's list is empty. Weights that no move names are the column's own. */
      readonly moves: readonly (readonly Move[])[];
      /** For how many steps the 1-ulp twin of the first column runs along. */
      readonly twinSteps: number;
    };

export interface TrainingPlan {
  readonly columns: readonly PlanColumn[];
  readonly dataset: Dataset;
  readonly mode: Mode;
  /** Decides the order of examples and the dropout masks, for all columns alike. */
  readonly seed: number;
  /** null leaves it to each column's recipe. */
  readonly epochs: number | null;
  /** Steps per column, at most; null for no limit. */
  readonly stepLimit: number | null;
  /** Evaluated examples, at most; null for all, 0 for no evaluation. */
  readonly evaluationLimit: number | null;
  /** How many predictions come back, from the first evaluated examples. */
  readonly predictions: number;
  /** Whether onnxruntime-web judges the trained models' outputs. */
  readonly secondOpinion: boolean;
  /** The visitor's choice; null for the fastest engine that works. */
  readonly engine: EngineId | null;
}

/** Where a run stood: all that a later worker needs to go on from there. */
export interface Snapshot {
  readonly columns: readonly {
    /** Steps done. */
    readonly step: number;
    /** The step graph's state by entry name, in its own storage. */
    readonly state: Readonly<Record<string, Float32Array>>;
  }[];
  /** The loss curves that the 1-ulp twin is compared by, column by column and the twin's last; empty without a twin. */
  readonly curves: readonly (readonly CurvePoint[])[];
}

/** A run that goes on after its device was lost. */
export interface Resumption {
  readonly from: EngineId;
  readonly because: string;
  /** null where no snapshot was taken yet: all starts anew. */
  readonly snapshot: Snapshot | null;
  /** By column: the losses already reported, by step (counted from 1). They are not reported twice, but compared. */
  readonly reported: readonly (readonly number[])[];
}
