// A run kept in the browser: found by what was asked for, one at a time, and only for the same examples.
import "fake-indexeddb/auto";
import { expect, it } from "vitest";
import { askedIdentity, dataIdentity, RunKeeper } from "./keptRuns.ts";
import { noisePictures } from "./modelFixtures.ts";
import type { Snapshot } from "./plan.ts";

const snapshot = (step: number): Snapshot => ({
  columns: [{ step, state: { w: Float32Array.of(0.1, -0, NaN, 1e-45) } }],
  curves: [[{ epoch: 1, batch: 0, examples: 8, loss: 2 }]],
});
const run = (id: string, step: number) =>
  ({ id, step, engine: "tfjs-wasm", data: "d" }) as const;

it("keeps the last run alone, to the bit, until it is forgotten", async () => {
  const keeper = await RunKeeper.open("kept alone");
  expect(await keeper.list()).toEqual([]);
  await keeper.keep(run("first", 3), snapshot(3));
  await keeper.keep(run("second", 5), snapshot(5));
  expect(await keeper.list()).toEqual([run("second", 5)]);
  expect(await keeper.resumption("second", "d")).toMatchObject({
    from: "tfjs-wasm",
    snapshot: snapshot(5),
    reported: [],
  });
  await expect(keeper.resumption("first", "d")).rejects.toThrow(
    "Another run has taken its place",
  );
  await keeper.forget("second");
  expect(await keeper.list()).toEqual([]);
  keeper.close();
});

it("copies a snapshot before its arrays move away", async () => {
  const keeper = await RunKeeper.open("copies");
  const moving = snapshot(1);
  const kept = keeper.keep(run("moving", 1), moving);
  structuredClone(moving, {
    transfer: [moving.columns[0]?.state["w"]?.buffer as ArrayBuffer],
  });
  await kept;
  const { snapshot: read } = await keeper.resumption("moving", "d");
  expect(read).toEqual(snapshot(1));
  keeper.close();
});

it("goes on from no other examples than those learnt from", async () => {
  const keeper = await RunKeeper.open("examples");
  await keeper.keep(run("one", 1), snapshot(1));
  await expect(keeper.resumption("one", "e")).rejects.toThrow(
    "Expected the examples that the kept run learnt from",
  );
  keeper.close();
  const set = noisePictures(4, 2, 4);
  const features = set.train.features.slice();
  features[5] = (features[5] ?? 0) ^ 1;
  const other = { ...set, train: { ...set.train, features } };
  expect(await dataIdentity(set)).toBe(
    await dataIdentity(structuredClone(set)),
  );
  expect(await dataIdentity(other)).not.toBe(await dataIdentity(set));
});

it("names a run by what was asked for", async () => {
  const name = await askedIdentity([{ seed: 1 }, "generated"]);
  expect(name).toMatch(/^[0-9a-f]{64}$/);
  expect(await askedIdentity([{ seed: 2 }, "generated"])).not.toBe(name);
});
