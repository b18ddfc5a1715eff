# Pictures are their own truth; RMSprop.
import numpy as np
from caffe2.python import brew, model_helper, optimizer, workspace

model = model_helper.ModelHelper(name="autoencoder")
code = "data"
sizes = [20, 12, 4]
for i, (n, m) in enumerate(zip(sizes, sizes[1:])):
    code = brew.fc(model, code, "encode%d" % i, n, m, weight_init=("GaussianFill", {"std": 0.1}))
    code = model.net.Sigmoid(code, "code%d" % i)
for i, (n, m) in enumerate(zip(sizes[::-1], sizes[-2::-1])):
    code = brew.fc(model, code, "decode%d" % i, n, m, weight_init=("GaussianFill", {"std": 0.1}), bias_init=("ConstantFill", {"value": 0.1}))
    if i == 0:
        code = model.net.LeakyRelu(code, "decoded%d" % i, alpha=0.1)
xent = model.net.SigmoidCrossEntropyWithLogits([code, "data"], "xent")
loss = model.net.AveragedLoss(xent, "loss")
model.AddGradientOperators([loss])
optimizer.build_rms_prop(model, base_learning_rate=0.005, decay=0.95, epsilon=1e-3)

data = np.random.rand(24, 20).astype(np.float32)
workspace.RunNetOnce(model.param_init_net)
workspace.FeedBlob("data", data[:6])
workspace.CreateNet(model.net)
for epoch in range(2):
    for start in range(0, 24, 6):
        workspace.FeedBlob("data", data[start:start + 6])
        workspace.RunNet(model.net)
    print(epoch, workspace.FetchBlob("loss"))
