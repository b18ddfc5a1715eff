// Shape arithmetic shared by the ops that slide a window: convolutions and pools.
import { windowOutput, type Padding, type Window } from "../padding.ts";
import {
  axesOf,
  IrError,
  printShape,
  staticDim,
  type Dim,
  type Layout,
  type Shape,
} from "../shape.ts";

/** Channels and spatial sizes of an image-like input; throws when the rank does not fit the window. */
export function imageOf(
  input: Shape | undefined,
  layout: Layout,
  rank: number,
  op: string,
): { channels: number; spatial: number[]; batch: Dim } {
  if (!input || input.length !== rank + 2) {
    throw new IrError(
      `Expected ${op} to receive an input of rank ${rank + 2}. Received ${input ? printShape(input) : "none"}.`,
    );
  }
  const axes = axesOf(layout, input.length);
  return {
    batch: input[0] as Dim,
    channels: staticDim(input[axes.channel], "the channels"),
    spatial: axes.spatial.map((axis) =>
      staticDim(input[axis], "a spatial axis"),
    ),
  };
}

export function image(
  batch: Dim,
  channels: number,
  spatial: readonly number[],
  layout: Layout,
): Shape {
  return layout === "channelsFirst"
    ? [batch, channels, ...spatial]
    : [batch, ...spatial, channels];
}

/** Shape of a pooled image. */
export function pooled(
  input: Shape | undefined,
  layout: Layout,
  padding: Padding,
  window: Window,
  rounding: "floor" | "ceil",
  op: string,
): Shape {
  const { batch, channels, spatial } = imageOf(
    input,
    layout,
    window.size.length,
    op,
  );
  return image(
    batch,
    channels,
    windowOutput(padding, spatial, window, rounding),
    layout,
  );
}
