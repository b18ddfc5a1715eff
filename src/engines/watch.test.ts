// A WebGPU device that goes, or that refuses work, is noticed.
import { expect, it } from "vitest";
import { watchWebgpu, type WebgpuDevice } from "./watch.ts";

const device = (lost: WebgpuDevice["lost"]): WebgpuDevice =>
  Object.assign(new EventTarget(), { lost, destroy: () => undefined });

it("counts a device that refuses work as lost: its results are old numbers", async () => {
  const refusing = device(new Promise(() => undefined));
  const watch = watchWebgpu(refusing);
  expect(watch.isLost()).toBe(false);
  const error = { message: "type mismatch: expected 'f32', got 'i32'" };
  refusing.dispatchEvent(
    Object.assign(new Event("uncapturederror"), { error }),
  );
  expect(watch.isLost()).toBe(true);
  expect(await watch.lost).toContain(error.message);
});

it("says why a device was lost", async () => {
  const watch = watchWebgpu(
    device(Promise.resolve({ reason: "destroyed", message: "by the test" })),
  );
  expect(await watch.lost).toContain("destroyed: by the test");
  expect(watch.isLost()).toBe(true);
});
