import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { datasetFromFiles } from "./open.ts";

describe("datasetFromFiles", () => {
  it("reads a table, and says of other files what it expected", async () => {
    const rows = Array.from({ length: 10 }, (_, i) => `${i}\t${i % 2}`);
    const table = await datasetFromFiles([
      new File([rows.join("\n")], "points.TSV"),
    ]);
    expect([table.title, table.classes]).toEqual(["points.TSV", ["0", "1"]]);
    const empty = zipSync({});
    await expect(
      datasetFromFiles([new File([empty], "mine.npz")]),
    ).rejects.toThrow(/mine\.npz to hold the arrays/);
    await expect(
      datasetFromFiles([new File(["hello"], "notes.txt")]),
    ).rejects.toThrow(/Expected CIFAR-10.*Received notes\.txt/);
    await expect(datasetFromFiles([])).rejects.toThrow(/Received no file/);
  });
});
