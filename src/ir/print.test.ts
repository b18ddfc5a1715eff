// The text form of a model: stable, and different where models differ.
import { expect, it } from "vitest";
import { kerasCnn, torchCnn } from "./fixtures.ts";
import { printModel } from "./print.ts";

it("prints the whole model", async () => {
  await expect(printModel(torchCnn())).toMatchFileSnapshot(
    "goldens/torchCnn.ir.txt",
  );
  await expect(printModel(kerasCnn("channelsLast"))).toMatchFileSnapshot(
    "goldens/kerasCnn.ir.txt",
  );
});
