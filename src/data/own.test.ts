import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { csvDataset } from "./csv.ts";
import { npzDataset, readNpy } from "./npz.ts";

const lines = (...rows: string[]) => rows.join("\n");

describe("a table", () => {
  const iris = lines(
    "length,width,class",
    ...Array.from(
      { length: 20 },
      (_, i) => `${i},${i / 2},${i % 2 ? "setosa" : "virginica"}`,
    ),
  );

  it("becomes examples, classes and a test split", () => {
    const data = csvDataset(iris, "iris.csv");
    expect(data).toMatchObject({
      title: "iris.csv",
      generated: false,
      featureShape: [2],
      layout: null,
    });
    expect(data.classes).toEqual(["setosa", "virginica"]);
    expect([data.train.count, data.test.count]).toEqual([16, 4]);
    const rows = [data.train, data.test].flatMap(({ features, targets }) =>
      [...targets].map((label, i) => [
        features[2 * i]!,
        features[2 * i + 1]!,
        label,
      ]),
    );
    expect(rows.toSorted((a, b) => a[0]! - b[0]!)).toEqual(
      Array.from({ length: 20 }, (_, i) => [i, i / 2, i % 2 ? 0 : 1]),
    );
    expect(csvDataset(iris, "iris.csv")).toEqual(data);
    expect(csvDataset(iris, "iris.csv", { seed: 1 }).test).not.toEqual(
      data.test,
    );
  });

  it("keeps class numbers, and tells numbers to predict from classes", () => {
    const digits = csvDataset(
      lines(...Array.from({ length: 30 }, (_, i) => `${i % 3},0.5,${i}`)),
      "d",
      { label: 0 },
    );
    expect(digits.classes).toEqual(["0", "1", "2"]);
    expect(digits.train.targets).toBeInstanceOf(Int32Array);
    const prices = csvDataset(
      lines(...Array.from({ length: 10 }, (_, i) => `${i},${i + 0.25}`)),
      "p",
    );
    expect(prices.classes).toEqual([]);
    expect(prices.train.targets).toBeInstanceOf(Float32Array);
  });

  it("finds the label by name", () => {
    const named = csvDataset(
      lines(
        "kind,a",
        ...Array<string>(10).fill("x,1"),
        ...Array<string>(10).fill("y,2"),
      ),
      "n",
      { label: "kind" },
    );
    expect(named.classes).toEqual(["x", "y"]);
  });

  it("says which cell does not fit", () => {
    expect(() =>
      csvDataset(lines("a,b,label", "1,2,0", "1,?,0"), "t.csv"),
    ).toThrow('Expected a number in column b, line 3 of t.csv. Received "?".');
    expect(() => csvDataset(lines("1,2,0", "1,2"), "t.csv")).toThrow(
      "Expected 3 columns in line 2 of t.csv. Received 2.",
    );
    expect(() => csvDataset(lines("1,2", "1,"), "t.csv")).toThrow(
      /Expected a label in line 2/,
    );
    expect(() => csvDataset("1,2", "t.csv")).toThrow(/two examples or more/);
    expect(() => csvDataset(iris, "t.csv", { label: "kind" })).toThrow(
      /length, width, class.*Received kind/,
    );
  });
});

/** An array as numpy.save writes it. */
function npy(
  descr: string,
  shape: readonly number[],
  body: ArrayBufferView,
): Uint8Array {
  const dims = shape.length === 1 ? `${shape[0]},` : shape.join(", ");
  const header =
    `{'descr': '${descr}', 'fortran_order': False, 'shape': (${dims}), }`.padEnd(
      117,
    ) + "\n";
  const head = [
    0x93,
    ...new TextEncoder().encode("NUMPY"),
    1,
    0,
    header.length,
    0,
  ];
  return Uint8Array.from([
    ...head,
    ...new TextEncoder().encode(header),
    ...new Uint8Array(body.buffer, body.byteOffset, body.byteLength),
  ]);
}

describe("an .npz file", () => {
  const pictures = (count: number) =>
    npy(
      "|u1",
      [count, 2, 2, 3],
      Uint8Array.from({ length: count * 12 }, (_, i) => i),
    );

  it("becomes a data set under the names that Keras uses", () => {
    const data = npzDataset(
      zipSync({
        "x_train.npy": pictures(4),
        "y_train.npy": npy("<i8", [4, 1], BigInt64Array.of(0n, 1n, 1n, 0n)),
        "x_test.npy": pictures(2),
        "y_test.npy": npy("<i8", [2, 1], BigInt64Array.of(1n, 0n)),
      }),
      "mine.npz",
    );
    expect(data).toMatchObject({
      featureShape: [2, 2, 3],
      layout: "channelsLast",
      classes: ["0", "1"],
    });
    expect(data.train.targets).toEqual(Int32Array.of(0, 1, 1, 0));
    expect(data.test.features[13]).toBe(13);
  });

  it("gets a test split where it has none, and keeps rows of numbers to predict", () => {
    const data = npzDataset(
      zipSync({
        "x.npy": npy(
          "<f8",
          [10, 2],
          Float64Array.from({ length: 20 }, (_, i) => i),
        ),
        "y.npy": npy(
          "<f4",
          [10, 2],
          Float32Array.from({ length: 20 }, (_, i) => -i),
        ),
      }),
      "r.npz",
    );
    expect([data.train.count, data.test.count, data.classes]).toEqual([
      8,
      2,
      [],
    ]);
    for (const { features, targets } of [data.train, data.test])
      expect(targets).toEqual(Float32Array.from(features, (value) => -value));
  });

  it("says what does not fit", () => {
    expect(() => npzDataset(new Uint8Array(9), "n.npz")).toThrow(
      /n\.npz to be an \.npz file/,
    );
    expect(() =>
      npzDataset(zipSync({ "a.npy": pictures(1) }), "n.npz"),
    ).toThrow(/x and y\. Received a\./);
    expect(() =>
      npzDataset(
        zipSync({
          "x.npy": pictures(3),
          "y.npy": npy("|u1", [2], Uint8Array.of(1, 0)),
        }),
        "n.npz",
      ),
    ).toThrow(/\(3, 2, 2, 3\) and 2 labels/);
    expect(() => readNpy(npy("<c8", [1], new Float64Array(1)), "c")).toThrow(
      /Received \{'descr': '<c8'/,
    );
    expect(() => readNpy(npy("<f4", [3], new Float32Array(2)), "s")).toThrow(
      "Expected s to hold 3 numbers of 4 bytes. Received 8 bytes.",
    );
  });
});
