import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it, vi } from "vitest";
import { gunzip, untar, type NamedBytes } from "./archive.ts";
import { cifar10FromAddress, cifar10FromFiles } from "./cifar10.ts";
import { readPickle } from "./pickle.ts";

const fixture = (name: string): NamedBytes => ({
  name,
  bytes: new Uint8Array(
    readFileSync(new URL(`fixtures/${name}`, import.meta.url)),
  ),
});
const text = (value: string) => new TextEncoder().encode(value);
const bin = (
  name: string,
  ...records: (readonly [label: number, pixel: number])[]
): NamedBytes => ({
  name,
  bytes: Uint8Array.from(
    records.flatMap(([label, pixel]) => [
      label,
      ...Array<number>(3072).fill(pixel),
    ]),
  ),
});

describe("CIFAR-10", () => {
  it.each(["binary.tar.gz", "python2.tar.gz", "python3.tar.gz"])(
    "is read from %s",
    async (name) => {
      const data = await cifar10FromFiles([fixture(name)]);
      expect(data).toMatchObject({
        id: "cifar10",
        generated: false,
        featureShape: [3, 32, 32],
        layout: "channelsFirst",
      });
      expect(data.classes).toHaveLength(10);
      expect([data.train.count, data.test.count]).toEqual([10, 2]);
      expect([...data.train.targets]).toEqual([0, 3, 6, 9, 2, 5, 8, 1, 4, 7]);
      expect([...data.test.targets]).toEqual([0, 3]);
      const pixel = (n: number, j: number) =>
        (7 * n + Math.floor(j / 16)) % 256;
      const pictures = Array.from({ length: 10 }, (_, n) =>
        Array.from({ length: 3072 }, (_, j) => pixel(n, j)),
      ).flat();
      expect(data.train.features).toEqual(Uint8Array.from(pictures));
      expect(data.test.features[3072 + 20]).toBe(pixel(11, 20));
    },
  );

  it("is read from a dropped file and from loose batches", async () => {
    const { bytes } = fixture("binary.tar.gz");
    const file = new File([bytes as Uint8Array<ArrayBuffer>], "cifar.tgz");
    expect((await cifar10FromFiles([file])).train.count).toBe(10);
    const loose = [
      bin("test_batch.bin", [7, 1]),
      bin("data_batch_2.bin", [2, 20]),
      bin("data_batch_1.bin", [1, 10], [3, 30]),
    ];
    const { train, test } = await cifar10FromFiles(loose);
    expect([...train.targets]).toEqual([1, 3, 2]);
    expect([
      train.features[0],
      train.features[3072],
      train.features[6144],
    ]).toEqual([10, 30, 20]);
    expect(test.count).toBe(1);
  });

  it("says what was expected and received", async () => {
    const test = bin("test_batch.bin", [7, 1]);
    const reading = (...files: NamedBytes[]) => cifar10FromFiles(files);
    await expect(reading(test)).rejects.toThrow(
      /cifar-10-binary\.tar\.gz.*Received test_batch\.bin, with 0 training batches and 1 test batches/,
    );
    await expect(
      reading(test, { name: "data_batch_1.bin", bytes: new Uint8Array(3072) }),
    ).rejects.toThrow(
      "Expected data_batch_1.bin to hold records of 3073 bytes (10000 × 3073 = 30730000 in CIFAR-10). Received 3072 bytes.",
    );
    await expect(
      reading(test, bin("data_batch_1.bin", [11, 0])),
    ).rejects.toThrow(/labels from 0 to 9 .* Received 11 at picture 0/);
    const { name, bytes } = fixture("binary.tar.gz");
    await expect(
      reading({ name, bytes: bytes.subarray(0, 300) }),
    ).rejects.toThrow(/whole gzip archive\. Received 300 bytes/);
  });
});

describe("from an address", () => {
  afterEach(() => vi.unstubAllGlobals());
  const answering = (answer: () => Promise<Response>) =>
    vi.stubGlobal("fetch", answer);
  const { bytes } = fixture("binary.tar.gz");

  it("is fetched with progress", async () => {
    const body = bytes as Uint8Array<ArrayBuffer>;
    answering(() =>
      Promise.resolve(
        new Response(body, {
          headers: { "content-length": String(body.length) },
        }),
      ),
    );
    const progress: (number | null)[][] = [];
    const data = await cifar10FromAddress(
      "https://data.example/cifar-10-binary.tar.gz",
      {
        onProgress: (...step) => progress.push(step),
      },
    );
    expect(data.train.count).toBe(10);
    expect(progress.at(-1)).toEqual([body.length, body.length]);
  });

  it("says what the server answered, or that it did not", async () => {
    answering(() =>
      Promise.resolve(
        new Response("", { status: 404, statusText: "Not Found" }),
      ),
    );
    await expect(cifar10FromAddress("https://data.example/c")).rejects.toThrow(
      "Received 404 Not Found.",
    );
    answering(() => Promise.reject(new TypeError("Failed to fetch")));
    await expect(cifar10FromAddress("https://data.example/c")).rejects.toThrow(
      /no answer.*drop it here/,
    );
  });
});

describe("a pickle", () => {
  it("that asks for a function is refused and nothing is called", () => {
    const attack = text("\x00\x02cos\nsystem\n(X\x02\x00\x00\x00lstR.");
    attack[0] = 0x80;
    expect(() => readPickle(attack, "data_batch_1")).toThrow(
      /asks for "os\.system", which is never called/,
    );
  });

  it("that breaks off or holds something else is refused with its place", async () => {
    const { name, bytes } = fixture("python2.tar.gz");
    const batch = untar(await gunzip(bytes, name), name).find((file) =>
      file.name.endsWith("data_batch_1"),
    )!.bytes;
    for (const length of [1, 2, 30, 200, 3000, batch.length - 1])
      expect(() => readPickle(batch.subarray(0, length), "cut")).toThrow(
        /pickle cut\. Received/,
      );
    expect(() => readPickle(text("(dp0\n."), "old")).toThrow(
      /protocol 2 or newer/,
    );
    expect(() => readPickle(Uint8Array.of(0x80, 2, 0xff), "odd")).toThrow(
      /Received 0xff/,
    );
  });
});
