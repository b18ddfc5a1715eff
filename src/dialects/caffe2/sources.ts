// Where the facts of this folder were read: the release of PyTorch that carries Caffe2. What was seen to happen stands in truth.json.
import type { Source } from "../../ir/index.ts";

/** The release of PyTorch whose Caffe2 was read and run: Caffe2 has had no version of its own since it moved there. */
export const release = "1.4.0";

/** A place in the source, such as `caffe2/operators/conv_pool_op_base.h · ConvPoolOpBase`. */
export function inSource(at: string): Source {
  const path = at.split(" ")[0] ?? at;
  return {
    at,
    url: `https://github.com/pytorch/pytorch/blob/v${release}/${path}`,
    standing: "read in source",
    version: release,
  };
}
