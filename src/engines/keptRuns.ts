// Keeps the last snapshot of a run in the browser's IndexedDB, so that a run outlives its page. Called from the training worker and from the page.
import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { Dataset } from "../data/dataset.ts";
import { EngineError, type EngineId } from "./engine.ts";
import type { Resumption, Snapshot } from "./plan.ts";

/** What is known of a kept run without reading its numbers. */
export interface KeptRun {
  /** What was asked for: `askedIdentity`. */
  readonly id: string;
  readonly engine: EngineId;
  /** Steps done by the first column. */
  readonly step: number;
  /** SHA-256 of all examples and targets. */
  readonly data: string;
}

interface Schema extends DBSchema {
  runs: { key: string; value: KeptRun };
  snapshots: { key: string; value: Snapshot };
}

export class RunKeeper {
  private constructor(private readonly database: IDBPDatabase<Schema>) {}

  static async open(name = "rosetta-runs"): Promise<RunKeeper> {
    const database = await openDB<Schema>(name, 1, {
      upgrade(fresh) {
        fresh.createObjectStore("runs", { keyPath: "id" });
        fresh.createObjectStore("snapshots");
      },
    });
    return new RunKeeper(database);
  }

  list(): Promise<readonly KeptRun[]> {
    return this.database.getAll("runs");
  }

  /** Keeps this run in place of any other: states are large. The snapshot is copied before the call returns. */
  async keep(run: KeptRun, snapshot: Snapshot): Promise<void> {
    const work = this.database.transaction(["runs", "snapshots"], "readwrite");
    const [runs, snapshots] = [
      work.objectStore("runs"),
      work.objectStore("snapshots"),
    ];
    await Promise.all([
      runs.clear(),
      snapshots.clear(),
      runs.put(run),
      snapshots.put(snapshot, run.id),
      work.done,
    ]);
  }

  /** How the kept run goes on. Throws where it is gone, or where it learnt from other examples. */
  async resumption(id: string, data: string): Promise<Resumption> {
    const work = this.database.transaction(["runs", "snapshots"]);
    const [run, snapshot] = await Promise.all([
      work.objectStore("runs").get(id),
      work.objectStore("snapshots").get(id),
    ]);
    if (!run || !snapshot)
      throw new EngineError(
        "Expected the run that was kept in this browser. Another run has taken its place: press Run to start anew.",
      );
    if (run.data !== data)
      throw new EngineError(
        "Expected the examples that the kept run learnt from. Received others under the same name: press Run to start anew.",
      );
    const because = "This run was kept when it was left.";
    return { from: run.engine, because, snapshot, reported: [] };
  }

  async forget(id: string): Promise<void> {
    const work = this.database.transaction(["runs", "snapshots"], "readwrite");
    await Promise.all([
      work.objectStore("runs").delete(id),
      work.objectStore("snapshots").delete(id),
      work.done,
    ]);
  }

  close(): void {
    this.database.close();
  }
}

/** SHA-256 of a plain value that says what was asked for. */
export const askedIdentity = (asked: unknown): Promise<string> =>
  sha256([JSON.stringify(asked)]);

/** SHA-256 of all examples and targets. */
export const dataIdentity = ({ train, test }: Dataset): Promise<string> =>
  sha256(
    [train, test].flatMap(({ features, targets }) => [
      features as BlobPart,
      targets as BlobPart,
    ]),
  );

async function sha256(parts: BlobPart[]): Promise<string> {
  const bytes = await new Blob(parts).arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );
}
