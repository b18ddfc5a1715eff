# Shortcuts that are summed, channels last, weight decay that spares biases, Nesterov momentum and a falling rate.
import numpy as np
from caffe2.python import brew, model_helper, optimizer, workspace


def residual(model, h, prefix, dim_in, dim_out, stride, test):
    short = h
    if stride != 1 or dim_in != dim_out:
        short = brew.conv(model, h, prefix + "_short", dim_in, dim_out, kernel=1, stride=stride, no_bias=1)
    h = brew.conv(model, h, prefix + "_a", dim_in, dim_out, kernel=3, stride=stride, pad=1)
    h = brew.spatial_bn(model, h, prefix + "_bn", dim_out, is_test=test)
    h = brew.relu(model, h, prefix + "_relu")
    h = brew.conv(model, h, prefix + "_b", dim_out, dim_out, kernel=3, pad=1)
    h = brew.sum(model, [h, short], prefix + "_sum")
    return brew.relu(model, h, h)


def network(model, test):
    h = residual(model, "data", "one", 3, 4, 1, test)
    h = residual(model, h, "two", 4, 6, 2, test)
    h = brew.average_pool(model, h, "pool", kernel=4)
    h = brew.fc(model, h, "last", 6, 4)
    return brew.softmax(model, h, "softmax")


scope = {"order": "NHWC", "use_cudnn": False}
train = model_helper.ModelHelper(name="resnet", arg_scope=scope)
loss = train.net.AveragedLoss(train.net.LabelCrossEntropy([network(train, 0), "label"], "xent"), "loss")
train.AddGradientOperators([loss])
optimizer.add_weight_decay(train, 1e-2)
optimizer.build_sgd(train, 0.1, policy="poly", power=2.0, max_iter=100, momentum=0.9)
evaluate = model_helper.ModelHelper(name="resnet_test", arg_scope=scope, init_params=False)
network(evaluate, 1)

workspace.FeedBlob("data", np.random.rand(5, 8, 8, 3).astype(np.float32))
workspace.FeedBlob("label", np.random.randint(0, 4, 5).astype(np.int32))
workspace.RunNetOnce(train.param_init_net)
workspace.CreateNet(train.net)
workspace.RunNet(train.net, 3)
workspace.RunNetOnce(evaluate.net)
print(workspace.FetchBlob("softmax"))
