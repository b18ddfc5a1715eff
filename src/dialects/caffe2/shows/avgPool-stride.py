# shows: avgPool.strides avgPool.padding avgPool.rounding avgPool.layout
# input: 1x1x3x3 = 1 2 3 4 5 6 7 8 9
from caffe2.python import model_helper

model = model_helper.ModelHelper(name="show")
model.net.AveragePool("data", "pool", kernel=2)
