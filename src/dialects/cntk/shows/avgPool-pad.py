# shows: avgPool.countPadding avgPool.padding avgPool.strides avgPool.poolSize avgPool.layout
# input: 1x1x1x4 = 1 2 3 4
# Padded positions are left out of the mean.
from cntk.layers import AveragePooling

model = AveragePooling((1, 3), pad=True)
