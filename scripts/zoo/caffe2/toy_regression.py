# A line through points: operators on blobs alone, gradient descent by hand with a rate that falls.
import numpy as np
from caffe2.python import core, model_helper, workspace

model = model_helper.ModelHelper(name="toy_regression")
init, net = model.param_init_net, model.net
W = init.UniformFill([], "W", shape=[1, 2], min=-1.0, max=1.0)
B = init.ConstantFill([], "B", shape=[1], value=0.0)
ONE = init.ConstantFill([], "ONE", shape=[1], value=1.0)
ITER = init.ConstantFill([], "ITER", shape=[1], value=0, dtype=core.DataType.INT64)
for each in (W, B):
    model.AddParameter(each)

Y_pred = net.FC(["X", W, B], "Y_pred")
dist = net.SquaredL2Distance([Y_pred, "Y"], "dist")
loss = net.AveragedLoss(dist, "loss")
model.AddGradientOperators([loss])
net.Iter(ITER, ITER)
LR = net.LearningRate(ITER, "LR", base_lr=-0.1, policy="inv", gamma=0.01, power=0.75)
for each in (W, B):
    net.WeightedSum([each, ONE, model.param_to_grad[each], LR], each)

X = np.random.randn(16, 2).astype(np.float32)
Y = (X.dot(np.array([[2.0], [1.5]])) + 0.5).astype(np.float32)
workspace.FeedBlob("X", X)
workspace.FeedBlob("Y", Y)
workspace.RunNetOnce(init)
workspace.CreateNet(net)
for i in range(5):
    workspace.RunNet(net)
print(workspace.FetchBlob("W"), workspace.FetchBlob("B"))
