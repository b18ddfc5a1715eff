// Normalisation of each example over groups of channels; one group per channel is instance normalisation.
import { values, speedOnly, type Op } from "../op.ts";
import { axesOf, IrError, staticDim, type Layout } from "../shape.ts";

export interface GroupNormOptions {
  groups: number;
  epsilon: number;
  center: boolean;
  scale: boolean;
  layout: Layout;
}

export const groupNorm: Op<GroupNormOptions> = {
  title: "Group normalisation",
  says: "Normalises each example over groups of channels and all places.",
  options: {
    groups: values("Into how many groups the channels are split."),
    epsilon: values(
      "A small number added to the variance before the square root.",
    ),
    center: values("Whether a learned shift is added."),
    scale: values("Whether a learned factor is applied."),
    layout: speedOnly("Where the channels stand."),
  },
  shape([input], { groups, layout }) {
    const channels = staticDim(
      input?.[axesOf(layout, input.length).channel],
      "the channels of groupNorm",
    );
    if (!input || channels % groups !== 0)
      throw new IrError(
        `Expected groups to divide the channels. Received groups=${groups}, channels=${channels}.`,
      );
    return [input];
  },
  roles([input], { center, scale, layout }) {
    const channels = staticDim(
      input?.[axesOf(layout, input.length).channel],
      "the channels of groupNorm",
    );
    const one = {
      shape: [channels],
      fans: { fanIn: channels, fanOut: channels },
      state: false,
    };
    return { ...(scale && { scale: one }), ...(center && { shift: one }) };
  },
};
