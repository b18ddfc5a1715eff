# shows: activation.alpha
# input: 1x5 = -3 -0.5 0.25 1 4
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.Elu(model.net.LeakyRelu("data", "leaky", alpha=0.2), "elu", alpha=0.5)
