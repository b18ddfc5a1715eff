# shows: embedding
# input: int 2x2 = 2 0 1 2
# weights: fill
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
table = model.param_init_net.UniformFill([], "table", shape=[3, 2], min=-0.1, max=0.1)
model.AddParameter(table)
model.net.Gather([table, "data"], "rows")
