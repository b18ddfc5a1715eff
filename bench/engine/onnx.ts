// An ONNX file in onnxruntime-web on wasm threads: what is timed for inference, and for the plain matrix product.
import script from "onnxruntime-web/ort-wasm-simd-threaded.mjs?url";
import binary from "onnxruntime-web/ort-wasm-simd-threaded.wasm?url";
import * as ort from "onnxruntime-web/wasm";
import { OnnxBuilder, valueInfo } from "../../src/engines/onnx/builder.ts";
import { encodeModel, irVersion, opset } from "../../src/engines/onnx/proto.ts";
import { offer } from "./contestant.ts";
import { productFlops, productSize } from "./sizes.ts";

const whole = (path: string): string => new URL(path, location.href).href;

offer(async ({ work, batch, threads, file }) => {
  ort.env.wasm.numThreads = threads;
  ort.env.wasm.wasmPaths = { mjs: whole(script), wasm: whole(binary) };
  ort.env.logLevel = "error";
  const bytes = file ? await fetched(file) : productFile();
  const session = await ort.InferenceSession.create(bytes, {
    executionProviders: ["wasm"],
    graphOptimizationLevel: "all",
    logSeverityLevel: 3,
  });
  const feeds = Object.fromEntries(
    session.inputMetadata.map((input) => [input.name, noise(input, batch)]),
  );
  return {
    about: {
      library: "onnxruntime-web",
      backend: "wasm",
      device: `${threads} threads, SIMD`,
      flops: work === "product" ? productFlops : null,
    },
    async once() {
      await session.run(feeds);
    },
  };
});

async function fetched(file: string): Promise<Uint8Array> {
  const answer = await fetch(file);
  if (!answer.ok)
    throw new Error(
      `Expected ${file} to be served. Received ${answer.status}.`,
    );
  return new Uint8Array(await answer.arrayBuffer());
}

/** A plain product of two matrices, neither known beforehand. */
function productFile(): Uint8Array {
  const b = new OnnxBuilder();
  const shape = [productSize, productSize];
  const c = b.op("MatMul", ["a", "b"]);
  return encodeModel({
    irVersion,
    producerName: "rosetta-notebook bench",
    graph: {
      name: "product",
      node: b.nodes,
      initializer: b.initializers,
      input: ["a", "b"].map((name) => valueInfo(name, shape, "float32")),
      output: [valueInfo(c, shape, "float32")],
    },
    opsetImport: [{ domain: "", version: opset }],
  });
}

type Metadata = ort.InferenceSession.ValueMetadata;

/** Random numbers of an input's shape; what the file leaves open is the batch. */
function noise(input: Metadata, batch: number): ort.Tensor {
  if (!input.isTensor || input.type !== "float32")
    throw new Error(`Expected ${input.name} to be a tensor of float32.`);
  const dims = input.shape.map((dim) =>
    typeof dim === "number" ? dim : batch,
  );
  const size = dims.reduce((all, n) => all * n, 1);
  const data = Float32Array.from({ length: size }, Math.random);
  return new ort.Tensor("float32", data, dims);
}
