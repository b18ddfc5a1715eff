import mxnet as mx


def unit(data, filters, name):
    bn = mx.sym.BatchNorm(data, fix_gamma=False, momentum=0.9, eps=2e-5, name=name + "_bn")
    act = mx.sym.Activation(bn, act_type="relu", name=name + "_relu")
    conv = mx.sym.Convolution(act, num_filter=filters, kernel=(3, 3), pad=(1, 1), no_bias=True, name=name + "_conv")
    return conv + data


data = mx.sym.Variable("data")
body = mx.sym.Convolution(data, num_filter=16, kernel=(3, 3), stride=(2, 2), pad=(1, 1), name="conv0")
for i in range(2):
    body = unit(body, 16, "unit%d" % i)
body = mx.sym.Pooling(body, global_pool=True, kernel=(7, 7), pool_type="avg", name="pool")
body = mx.sym.FullyConnected(body, num_hidden=10, name="fc")
net = mx.sym.SoftmaxOutput(body, name="softmax")

mod = mx.mod.Module(net)
mod.bind(data_shapes=[("data", (32, 3, 32, 32))], label_shapes=[("softmax_label", (32,))])
mod.init_params(mx.init.Xavier(rnd_type="gaussian", factor_type="in", magnitude=2))
mod.init_optimizer(optimizer="adam", optimizer_params={"learning_rate": 0.001})
for _ in range(3):
    batch = mx.io.DataBatch([mx.nd.random.uniform(shape=(32, 3, 32, 32))], [mx.nd.zeros((32,))])
    mod.forward(batch)
    mod.backward()
    mod.update()
