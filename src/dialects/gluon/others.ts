// Signatures of calls that are no op: blocks, parameters, trainers, loaders. Their meaning reaches the recording as events.
import type { Versioned } from "../version.ts";
import { signaturesOf } from "./signatures.ts";

export const others: Readonly<Record<string, Versioned<string>>> = signaturesOf(
  [
    "mxnet.gluon.Parameter",
    "mxnet.gluon.ParameterDict.get",
    "mxnet.gluon.Block.initialize",
    "mxnet.gluon.ParameterDict.initialize",
    "mxnet.gluon.Parameter.initialize",
    "mxnet.gluon.HybridBlock.hybridize",
    "mxnet.gluon.loss.Loss",
    "mxnet.gluon.Trainer",
    "mxnet.gluon.data.DataLoader",
    "mxnet.gluon.utils.split_and_load",
    "mxnet.gluon.utils.split_data",
    "mxnet.gluon.utils.clip_global_norm",
    "mxnet.autograd.record",
    "mxnet.autograd.pause",
    "mxnet.autograd.backward",
  ],
);
