# Regression with a schedule that steps down at given updates.
import mxnet as mx
import numpy as np

features, price = np.random.rand(60, 7), np.random.rand(60)
train = mx.io.NDArrayIter(features[:40], price[:40], batch_size=20, shuffle=True, label_name="lin_reg_label")
X = mx.sym.Variable("data")
Y = mx.sym.Variable("lin_reg_label")
hidden = mx.sym.FullyConnected(data=X, name="fc1", num_hidden=9)
hidden = mx.sym.LeakyReLU(hidden, act_type="leaky", slope=0.1)
out = mx.sym.FullyConnected(data=hidden, name="fc2", num_hidden=1)
lro = mx.sym.LinearRegressionOutput(data=out, label=Y, name="lro")
model = mx.mod.Module(symbol=lro, data_names=["data"], label_names=["lin_reg_label"])
model.fit(train, optimizer="sgd", num_epoch=20, eval_metric="mse", optimizer_params={"learning_rate": 0.05, "momentum": 0.9, "lr_scheduler": mx.lr_scheduler.MultiFactorScheduler(step=[30, 50], factor=0.1)})
