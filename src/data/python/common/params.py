"""The numbers of the CNN notebooks."""

EPOCHS = 10
BATCHSIZE = 64
LR = 0.01
MOMENTUM = 0.9
N_CLASSES = 10
GPU = True
