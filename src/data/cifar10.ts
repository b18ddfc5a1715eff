// CIFAR-10 (Krizhevsky, 2009) from its binary or its Python archive, dropped on the page or fetched from an address:
// 32×32 colour pictures, stored as they come: a byte per number, red before green before blue.
import { gunzip, isGzip, isTar, untar, type NamedBytes } from "./archive.ts";
import { DataError } from "./dataError.ts";
import type { Dataset, Split } from "./dataset.ts";
import { readPickle } from "./pickle.ts";
import { isKind, type PickleArray } from "./pickleArrays.ts";

export const cifar10Classes: readonly string[] = [
  "airplane",
  "automobile",
  "bird",
  "cat",
  "deer",
  "dog",
  "frog",
  "horse",
  "ship",
  "truck",
];

const pixels = 3 * 32 * 32;
const archives =
  "cifar-10-binary.tar.gz, cifar-10-python.tar.gz, or the files data_batch_1 … data_batch_5 and test_batch in them";

/** Reads dropped files: one archive, or the batch files themselves, with or without `.bin`. */
export async function cifar10FromFiles(
  files: readonly (File | NamedBytes)[],
): Promise<Dataset> {
  const unpacked = await Promise.all(files.map(unpack));
  return cifar10Of(unpacked.flat());
}

export interface FetchOptions {
  readonly signal?: AbortSignal;
  /** Called as bytes arrive; `total` is null when the server does not say. */
  readonly onProgress?: (loaded: number, total: number | null) => void;
}

/** Fetches an archive from an address that lets this page read it. */
export async function cifar10FromAddress(
  address: string,
  { signal, onProgress }: FetchOptions = {},
): Promise<Dataset> {
  const name = address.split("/").at(-1) || address;
  let response: Response;
  try {
    response = await fetch(address, signal ? { signal } : {});
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new DataError(
      `Expected ${address} to answer with CIFAR-10. Received no answer: there is no network, or that server does not let other pages read it. Download the archive and drop it here.`,
    );
  }
  if (!response.ok) {
    throw new DataError(
      `Expected ${address} to answer with CIFAR-10. Received ${response.status} ${response.statusText}.`,
    );
  }
  return cifar10FromFiles([
    { name, bytes: await received(response, onProgress) },
  ]);
}

async function received(
  response: Response,
  onProgress: FetchOptions["onProgress"],
): Promise<Uint8Array> {
  const length = response.headers.get("content-length");
  const total = length === null ? null : Number(length);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let loaded = 0;
  const reader = response.body?.getReader();
  for (
    let next = await reader?.read();
    next && !next.done;
    next = await reader?.read()
  ) {
    chunks.push(next.value);
    loaded += next.value.length;
    onProgress?.(loaded, total);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

async function unpack(file: File | NamedBytes): Promise<NamedBytes[]> {
  const { name } = file;
  const given =
    file instanceof Blob
      ? new Uint8Array(await file.arrayBuffer())
      : file.bytes;
  const bytes = isGzip(given) ? await gunzip(given, name) : given;
  return isTar(bytes) ? untar(bytes, name) : [{ name, bytes }];
}

function cifar10Of(files: readonly NamedBytes[]): Dataset {
  const batches = files
    .map((file) => ({ ...file, base: baseName(file.name) }))
    .filter(({ base }) => /^(data_batch_\d+|test_batch)(\.bin)?$/.test(base))
    .toSorted((a, b) => a.base.localeCompare(b.base));
  const of = (start: string) =>
    batches.filter(({ base }) => base.startsWith(start)).map(readBatch);
  const [train, test] = [of("data_batch"), of("test_batch")];
  if (train.length === 0 || test.length === 0) {
    const names = files
      .map(({ name }) => name)
      .slice(0, 8)
      .join(", ");
    throw new DataError(
      `Expected CIFAR-10: ${archives}. Received ${names || "no file"}, with ${train.length} training batches and ${test.length} test batches.`,
    );
  }
  return {
    id: "cifar10",
    title: "CIFAR-10",
    generated: false,
    featureShape: [3, 32, 32],
    layout: "channelsFirst",
    classes: cifar10Classes,
    train: joined(train),
    test: joined(test),
  };
}

const baseName = (path: string) => path.split("/").at(-1);

interface Batch {
  readonly labels: ArrayLike<number>;
  /** One after the other, 3072 bytes each. */
  readonly pictures: Uint8Array;
}

function readBatch({ name, bytes }: NamedBytes): Batch {
  const batch =
    bytes[0] === 0x80 ? pickledBatch(bytes, name) : binaryBatch(bytes, name);
  for (let i = 0; i < batch.labels.length; i++) {
    const label = batch.labels[i] as number;
    if (Number.isInteger(label) && label >= 0 && label < 10) continue;
    throw new DataError(
      `Expected labels from 0 to 9 in ${name}. Received ${label} at picture ${i}. Is it CIFAR-100?`,
    );
  }
  return batch;
}

/** A record is the label's byte and 3072 of the picture. */
function binaryBatch(bytes: Uint8Array, name: string): Batch {
  const record = 1 + pixels;
  const count = bytes.length / record;
  if (!Number.isInteger(count) || count === 0) {
    throw new DataError(
      `Expected ${name} to hold records of ${record} bytes (10000 × ${record} = ${10_000 * record} in CIFAR-10). Received ${bytes.length} bytes.`,
    );
  }
  const labels = new Uint8Array(count);
  const pictures = new Uint8Array(count * pixels);
  for (let i = 0; i < count; i++) {
    labels[i] = bytes[i * record] as number;
    pictures.set(bytes.subarray(i * record + 1, (i + 1) * record), i * pixels);
  }
  return { labels, pictures };
}

function pickledBatch(bytes: Uint8Array, name: string): Batch {
  const batch = readPickle(bytes, name);
  const fields = batch instanceof Map ? batch : new Map<string, never>();
  const data = fields.get("data");
  const labels = fields.get("labels");
  if (!isKind(data, "array") || !Array.isArray(labels)) {
    const keys = [...fields.keys()].join(", ");
    throw new DataError(
      `Expected ${name} to hold a dictionary with \`data\` and \`labels\`. Received ${keys ? `one with ${keys}` : "something else"}.`,
    );
  }
  const [count, width] = data.shape;
  const fits =
    data.dtype.endsWith("u1") &&
    data.shape.length === 2 &&
    width === pixels &&
    count === labels.length;
  if (!fits || data.bytes.length !== labels.length * pixels) {
    throw new DataError(
      `Expected \`data\` of ${name} to be uint8 of shape (${labels.length}, ${pixels}), a row per label. Received ${data.dtype} of shape (${data.shape.join(", ")}) in ${data.bytes.length} bytes.`,
    );
  }
  return { labels: labels as number[], pictures: rows(data) };
}

/** The array's bytes row by row; Fortran order has them column by column. */
function rows({ bytes, fortran, shape }: PickleArray): Uint8Array {
  if (!fortran) return bytes;
  const count = shape[0] as number;
  return Uint8Array.from(bytes, (_, i) => {
    const row = Math.floor(i / pixels);
    return bytes[(i % pixels) * count + row] as number;
  });
}

function joined(batches: readonly Batch[]): Split {
  const count = batches.reduce((sum, { labels }) => sum + labels.length, 0);
  const features = new Uint8Array(count * pixels);
  const targets = new Int32Array(count);
  let at = 0;
  for (const { labels, pictures } of batches) {
    features.set(pictures, at * pixels);
    targets.set(labels, at);
    at += labels.length;
  }
  return { count, features, targets };
}
