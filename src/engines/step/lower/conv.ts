// Convolution: channels last, kernel stored space…, in, out.
import { paddingAmounts } from "../../../ir/padding.ts";
import { kernelStorage } from "../storage.ts";
import { bordered } from "./border.ts";
import { asImage, type Lower } from "./call.ts";
import { correlate } from "./correlate.ts";

const borderMode = {
  reflect: "reflect",
  replicate: "replicate",
  circular: "circular",
} as const;

export const conv: Lower<"conv"> = ({
  graph,
  options,
  inputs,
  parameter,
  has,
}) => {
  const { ref, placed } = asImage(graph, inputs[0], options.layout);
  const window = {
    size: options.kernelSize,
    strides: options.strides,
    dilation: options.dilation,
  };
  const amounts = paddingAmounts(
    options.padding,
    graph.shape(ref).slice(1, -1) as number[],
    window,
  );
  const zeros = options.paddingMode === "zeros";
  const none = amounts.before.map(() => 0);
  const image =
    options.paddingMode === "zeros"
      ? ref
      : bordered(
          graph,
          ref,
          [0, ...amounts.before, 0],
          [0, ...amounts.after, 0],
          borderMode[options.paddingMode],
          0,
        );
  const out = correlate(
    graph,
    image,
    parameter("kernel", kernelStorage(options.kernelSize.length)),
    {
      strides: options.strides,
      dilation: options.dilation,
      before: zeros ? amounts.before : none,
      after: zeros ? amounts.after : none,
      groups: options.groups,
    },
  );
  return placed(has("bias") ? graph.add(out, parameter("bias")) : out);
};
