# Pre-activation residual units with a projection where the size changes, as the model zoo's symbols write them.
import mxnet as mx


def residual_unit(data, num_filter, stride, dim_match, name):
    bn1 = mx.sym.BatchNorm(data=data, fix_gamma=False, eps=2e-5, momentum=0.9, name=name + "_bn1")
    act1 = mx.sym.Activation(data=bn1, act_type="relu", name=name + "_relu1")
    conv1 = mx.sym.Convolution(data=act1, num_filter=num_filter, kernel=(3, 3), stride=stride, pad=(1, 1), no_bias=True, name=name + "_conv1")
    bn2 = mx.sym.BatchNorm(data=conv1, fix_gamma=False, eps=2e-5, momentum=0.9, name=name + "_bn2")
    act2 = mx.sym.Activation(data=bn2, act_type="relu", name=name + "_relu2")
    conv2 = mx.sym.Convolution(data=act2, num_filter=num_filter, kernel=(3, 3), stride=(1, 1), pad=(1, 1), no_bias=True, name=name + "_conv2")
    shortcut = data if dim_match else mx.sym.Convolution(data=act1, num_filter=num_filter, kernel=(1, 1), stride=stride, no_bias=True, name=name + "_sc")
    return conv2 + shortcut


def resnet(classes):
    data = mx.sym.Variable(name="data")
    data = mx.sym.BatchNorm(data=data, fix_gamma=True, eps=2e-5, momentum=0.9, name="bn_data")
    body = mx.sym.Convolution(data=data, num_filter=8, kernel=(3, 3), stride=(1, 1), pad=(1, 1), no_bias=True, name="conv0")
    body = residual_unit(body, 8, (1, 1), True, name="stage1_unit1")
    body = residual_unit(body, 12, (2, 2), False, name="stage2_unit1")
    body = mx.sym.BatchNorm(data=body, fix_gamma=False, eps=2e-5, momentum=0.9, name="bn1")
    body = mx.sym.Activation(data=body, act_type="relu", name="relu1")
    pool = mx.sym.Pooling(data=body, global_pool=True, kernel=(4, 4), pool_type="avg", name="pool1")
    fc = mx.sym.FullyConnected(data=mx.sym.Flatten(data=pool), num_hidden=classes, name="fc1")
    return mx.sym.SoftmaxOutput(data=fc, name="softmax")


it = mx.io.NDArrayIter(mx.nd.random.uniform(shape=(16, 3, 8, 8)), mx.nd.array([i % 4 for i in range(16)]), batch_size=8)
mod = mx.mod.Module(resnet(4), context=[mx.cpu()])
mod.fit(it, num_epoch=2, initializer=mx.init.Xavier(rnd_type="gaussian", factor_type="in", magnitude=2), optimizer="adam", optimizer_params={"learning_rate": 0.01})
