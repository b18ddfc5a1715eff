# Batch normalisation, dropout, Adam; a net of its own for evaluation.
import numpy as np
from caffe2.python import brew, core, model_helper, optimizer, workspace
from caffe2.proto import caffe2_pb2

BATCH, STEPS = 4, 3


class Network:
    def __init__(self, model, test):
        self.model, self.test = model, test

    def block(self, h, name, dim_in, dim_out):
        h = brew.conv(self.model, h, name, dim_in, dim_out, 3, pad=1, no_bias=True, weight_init=("MSRAFill", {}))
        h = brew.spatial_bn(self.model, h, name + "_bn", dim_out, epsilon=1e-3, momentum=0.95, is_test=self.test)
        return brew.relu(self.model, h, h)

    def build(self, data):
        h = self.block(data, "conv1", 3, 6)
        h = brew.max_pool(self.model, h, "pool1", kernel=3, stride=2, pad=1)
        h = self.block(h, "conv2", 6, 8)
        h = brew.average_pool(self.model, h, "pool2", global_pooling=True)
        h = brew.dropout(self.model, h, "drop", ratio=0.4, is_test=self.test)
        return brew.fc(self.model, h, "scores", 8, 5)


with core.DeviceScope(core.DeviceOption(caffe2_pb2.CPU, 0)):
    train = model_helper.ModelHelper("train")
    scores = Network(train, False).build("images")
    _, loss = train.net.SoftmaxWithLoss([scores, "classes"], ["probabilities", "loss"])
    train.AddGradientOperators([loss])
    optimizer.build_adam(train, base_learning_rate=0.01)
    test = model_helper.ModelHelper("test", init_params=False)
    test.net.Softmax(Network(test, True).build("images"), "probabilities")

images = np.random.rand(STEPS * BATCH, 3, 9, 9).astype(np.float32)
classes = np.random.randint(0, 5, STEPS * BATCH).astype(np.int32)
workspace.FeedBlob("images", images[:BATCH])
workspace.FeedBlob("classes", classes[:BATCH])
workspace.RunNetOnce(train.param_init_net)
workspace.CreateNet(train.net)
workspace.CreateNet(test.net)
for step in range(STEPS):
    workspace.FeedBlob("images", images[step * BATCH:(step + 1) * BATCH])
    workspace.FeedBlob("classes", classes[step * BATCH:(step + 1) * BATCH])
    workspace.RunNet(train.net)
workspace.RunNet(test.net)
print(workspace.FetchBlob("probabilities").argmax(axis=1))
