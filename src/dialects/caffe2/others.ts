// Signatures of calls that make no part of a model: models, the workspace, operators that count, print or save.
import { netSignature } from "./calls.ts";
import { fillSignature } from "./initializers.ts";

export const others: Readonly<Record<string, string>> = {
  "caffe2.python.model_helper.ModelHelper":
    "name=None, init_params=True, allow_not_known_ops=True, skip_sparse_optim=False, param_model=None, arg_scope=None",
  "caffe2.python.model_helper.ModelHelper.AddGradientOperators": "loss",
  "caffe2.python.workspace.FetchBlob": "name",
  "caffe2.python.workspace.RunNetOnce": "net",
  "caffe2.python.workspace.CreateNet": "net, overwrite=False, input_blobs=None",
  "caffe2.python.workspace.RunNet": "name, num_iter=1, allow_fail=False",
  "caffe2.python.brew.accuracy":
    "model, blob_in, blob_out, *, top_k=None, device_option=None",
  "caffe2.python.core.Net.GivenTensorIntFill": fillSignature(["values"]),
  "caffe2.python.core.Net.Accuracy": netSignature(["top_k"]),
  "caffe2.python.core.Net.Iter": netSignature([]),
  "caffe2.python.core.Net.WeightedSum": netSignature([]),
  "caffe2.python.core.Net.StopGradient": netSignature([]),
  "caffe2.python.core.Net.Print": netSignature(["to_file", "limit"]),
  "caffe2.python.core.Net.Summarize": netSignature(["to_file"]),
  "caffe2.python.core.Net.Checkpoint": netSignature(["db", "db_type", "every"]),
  "caffe2.python.core.Net.Save": netSignature([
    "db",
    "db_type",
    "absolute_path",
  ]),
  "caffe2.python.brew.iter": "model, blob_out, *, device_option=None",
};
