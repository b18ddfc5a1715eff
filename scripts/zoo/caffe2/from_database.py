# Batches from a database that the net reads itself.
from caffe2.python import brew, model_helper, optimizer, workspace

model = model_helper.ModelHelper(name="mnist", arg_scope={"order": "NCHW"})
data, label = brew.db_input(model, blobs_out=["data_uint8", "label"], batch_size=64, db="mnist-train-nchw-lmdb", db_type="lmdb")
scores = brew.fc(model, data, "scores", 784, 10)
_, loss = model.net.SoftmaxWithLoss([scores, label], ["chances", "loss"])
model.AddGradientOperators([loss])
optimizer.build_sgd(model, 0.1)
workspace.RunNetOnce(model.param_init_net)
workspace.RunNetOnce(model.net)
