// Convolutions and their kernel gradients as calls: by Winograd's filtering where it applies, as products of laid-out windows elsewhere.
import type { Attributes, Pair, Ref, StepNodeFor } from "../step/primitives.ts";
import { blockPixels, blockTiles } from "./codes.ts";
import { placeOf, type Planner } from "./planner.ts";
import type { Argument, Place } from "./program.ts";

const upTo = (n: number, step: number): number => Math.ceil(n / step) * step;

type Quad = readonly [number, number, number, number];

interface Geometry {
  readonly image: Quad;
  readonly output: Quad;
  readonly kernel: Pair;
  readonly options: Pick<
    Attributes["conv2d"],
    "strides" | "dilation" | "before"
  >;
}

/** Few channels spend more on the transforms than the filtering saves. */
const fewestChannels = 8;
/** Numbers that a tile of 4 × 4 outputs becomes. */
const planes = 36;
/** The most products that the filtering may take, as a share of the direct way's: tiles that reach far over the border save nothing. */
const mostProducts = 0.7;

function isWinograd({ image, output, kernel, options }: Geometry): boolean {
  return (
    kernel[0] === 3 &&
    kernel[1] === 3 &&
    [...options.strides, ...options.dilation].every((n) => n === 1) &&
    Math.min(image[3], output[3]) >= fewestChannels &&
    planes * tilesOf(output) <= mostProducts * 9 * output[1] * output[2]
  );
}

const tilesOf = ([, height, width]: Quad): number =>
  Math.ceil(height / 4) * Math.ceil(width / 4);

const winogradScratch = ({ image, output }: Geometry): number => {
  const [c, o] = [upTo(image[3], 4), upTo(output[3], 8)];
  return planes * blockTiles * (c + o) + (planes + 1) * Math.max(c, o) + 16;
};

const windowScratch = ({ image, output, kernel }: Geometry): number =>
  blockPixels * (kernel[0] * kernel[1] * image[3] + upTo(output[3], 8)) + 64;

const tilesGeometry = ({ image, output, options }: Geometry): number[] => [
  ...image,
  output[1],
  output[2],
  output[3],
  ...options.before,
];

const windowGeometry = ({ image, output, kernel, options }: Geometry) => [
  image[1],
  image[2],
  image[3],
  output[1],
  output[2],
  output[3],
  ...kernel,
  ...options.strides,
  ...options.dilation,
  ...options.before,
];

const pixels = ({ output }: Geometry): number =>
  output[0] * output[1] * output[2];

/** Scratch memory for every thread: its place, and bytes per thread. */
function scratch(planner: Planner, numbers: number): [Place, number] {
  const each = upTo(numbers, 16);
  const buffer = planner.temporary(each * planner.options.threads);
  return [{ buffer, offset: 0 }, each * 4];
}

export function emitConvolution(
  planner: Planner,
  node: StepNodeFor<"conv2d">,
  ref: Ref,
): void {
  const [imageRef, kernelRef, bias] = node.inputs as readonly [Ref, Ref, Ref?];
  const kernel = planner.view(kernelRef);
  const geometry: Geometry = {
    image: planner.shape(imageRef) as unknown as Quad,
    output: planner.shape(ref) as unknown as Quad,
    kernel: [kernel.shape[0] ?? 1, kernel.shape[1] ?? 1],
    options: node.attributes,
  };
  const [, , c, o] = kernel.shape as unknown as Quad;
  const image = planner.dense(imageRef);
  const epilogue: Argument[] = [
    bias === undefined ? 0 : planner.dense(bias),
    node.attributes.activation === "relu" ? 1 : 0,
  ];
  const strides = kernel.strides.map((n) => 4 * n);
  if (isWinograd(geometry)) {
    const u = { buffer: planner.temporary(planes * c * upTo(o, 8)), offset: 0 };
    planner.call("winogradKernel", [placeOf(kernel), u, ...strides, c, o]);
    const room = scratch(planner, winogradScratch(geometry));
    const to = planner.result(ref);
    planner.call("winograd", [
      image,
      u,
      to,
      ...tilesGeometry(geometry),
      ...epilogue,
      ...room,
    ]);
    return;
  }
  const taps = geometry.kernel[0] * geometry.kernel[1];
  const panels = {
    buffer: planner.temporary(taps * c * upTo(o, 8)),
    offset: 0,
  };
  planner.call("packKernel", [
    placeOf(kernel),
    panels,
    ...strides,
    ...geometry.kernel,
    c,
    o,
  ]);
  const room = scratch(planner, windowScratch(geometry));
  const to = planner.result(ref);
  planner.call("convolution", [
    image,
    panels,
    to,
    pixels(geometry),
    ...windowGeometry(geometry),
    ...epilogue,
    ...room,
  ]);
}

export function emitKernelGradient(
  planner: Planner,
  node: StepNodeFor<"conv2dKernelGradient">,
  ref: Ref,
): void {
  const [imageRef, gradientRef] = node.inputs as readonly [Ref, Ref];
  const geometry: Geometry = {
    image: planner.shape(imageRef) as unknown as Quad,
    output: planner.shape(gradientRef) as unknown as Quad,
    kernel: node.attributes.kernel,
    options: node.attributes,
  };
  const { threads } = planner.options;
  const c = geometry.image[3];
  const o = geometry.output[3];
  const [image, gradient] = [
    planner.dense(imageRef),
    planner.dense(gradientRef),
  ];
  if (isWinograd(geometry)) {
    const plane = upTo(c, 6) * upTo(o, 8);
    const sums = {
      buffer: planner.temporary(threads * planes * plane),
      offset: 0,
    };
    const room = scratch(planner, winogradScratch(geometry));
    planner.call("winogradGradient", [
      image,
      gradient,
      sums,
      ...tilesGeometry(geometry),
      ...room,
    ]);
    const to = planner.result(ref);
    planner.call("winogradKernelGradient", [sums, to, c, o, threads]);
    return;
  }
  const size = geometry.kernel[0] * geometry.kernel[1] * c * o;
  const sums = { buffer: planner.temporary(threads * size), offset: 0 };
  const room = scratch(planner, windowScratch(geometry));
  planner.call("kernelGradient", [
    image,
    gradient,
    sums,
    pixels(geometry),
    ...windowGeometry(geometry),
    ...room,
  ]);
  const to = planner.result(ref);
  planner.call("reduce", [sums, to, 0, size, 1, 1, size, 4, threads, 4 * size]);
}
