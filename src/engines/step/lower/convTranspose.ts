// Transposed convolution: a plain one over the input spread apart by the stride, with the kernel stored turned round.
import { transposedOutput } from "../../../ir/ops/convTranspose.ts";
import { paddingAmounts } from "../../../ir/padding.ts";
import { at, dimAt, sizeAt } from "../dims.ts";
import type { Ref } from "../primitives.ts";
import { transposedKernelStorage } from "../storage.ts";
import { asImage, type Call, type Lower } from "./call.ts";
import { correlate } from "./correlate.ts";

export const convTranspose: Lower<"convTranspose"> = (call) => {
  const { graph, options, inputs, parameter, has } = call;
  const { ref, placed } = asImage(graph, inputs[0], options.layout);
  const { image, before, after } = surrounded(call, ref);
  const out = correlate(graph, image, kernel(call), {
    strides: options.strides.map(() => 1),
    dilation: options.dilation,
    before,
    after,
    groups: options.groups,
  });
  return placed(has("bias") ? graph.add(out, parameter("bias")) : out);
};

/** The spread image and its border, such that the output has the right size; where more is cropped than the kernel reaches, the image itself is cut. */
function surrounded(
  { graph, options }: Call<"convTranspose">,
  ref: Ref,
): { image: Ref; before: number[]; after: number[] } {
  const spread = graph.dilate(ref, [1, ...options.strides, 1]);
  const shape = graph.shape(spread);
  const outputs = options.strides.map((_, axis) =>
    transposedOutput(sizeAt(graph.shape(ref), axis + 1), axis, options),
  );
  const window = {
    size: options.kernelSize,
    strides: options.strides,
    dilation: options.dilation,
  };
  const crop = paddingAmounts(options.crop, outputs, window);
  const reach = options.kernelSize.map(
    (k, axis) => at(options.dilation, axis) * (k - 1),
  );
  const before = reach.map((n, axis) => n - at(crop.before, axis));
  const after = reach.map(
    (n, axis) =>
      at(outputs, axis) + n - sizeAt(shape, axis + 1) - at(before, axis),
  );
  const cut = (amounts: number[], axis: number): number =>
    Math.max(-at(amounts, axis), 0);
  const kept = outputs.map(
    (_, axis) => sizeAt(shape, axis + 1) - cut(before, axis) - cut(after, axis),
  );
  return {
    image: graph.slice(
      spread,
      [0, ...kept.map((_, axis) => cut(before, axis)), 0],
      [dimAt(shape, 0), ...kept, dimAt(shape, shape.length - 1)],
    ),
    before: before.map((n) => Math.max(n, 0)),
    after: after.map((n) => Math.max(n, 0)),
  };
}

/** Stored space…, in, out / groups. With groups, a correlation wants space…, in / groups, out. */
function kernel({ graph, options, parameter }: Call<"convTranspose">): Ref {
  const rank = options.kernelSize.length;
  const stored = parameter("kernel", transposedKernelStorage(rank));
  if (options.groups === 1) return stored;
  const perGroup = sizeAt(graph.shape(stored), rank) / options.groups;
  const parts = Array.from({ length: options.groups }, (_, group) =>
    graph.part(stored, rank, group * perGroup, perGroup),
  );
  return graph.concat(parts, rank + 1);
}
