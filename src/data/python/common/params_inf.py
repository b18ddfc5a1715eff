"""The numbers of the inference notebooks."""

BATCH_SIZE = 32
RESNET_FEATURES = 2048
BATCHES_GPU = 40
