# Sequential with names, batch normalisation, weights drawn anew by apply().
from collections import OrderedDict

import torch
from torch import nn, optim

model = nn.Sequential(OrderedDict([
    ("conv", nn.Conv2d(3, 16, 3, padding=1, bias=False)),
    ("norm", nn.BatchNorm2d(16, momentum=0.05)),
    ("act", nn.LeakyReLU(0.2, inplace=True)),
    ("pool", nn.AvgPool2d(2, ceil_mode=True)),
    ("flat", nn.Flatten()),
    ("drop", nn.Dropout(0.3)),
    ("fc", nn.Linear(16 * 16 * 16, 10)),
]))


def start(layer):
    if isinstance(layer, (nn.Conv2d, nn.Linear)):
        nn.init.kaiming_normal_(layer.weight, mode="fan_out", nonlinearity="relu")
        if layer.bias is not None:
            nn.init.zeros_(layer.bias)


model.apply(start)
loss_fn = nn.CrossEntropyLoss(label_smoothing=0.1)
optimizer = optim.AdamW(model.parameters(), lr=3e-4)
x, y = torch.randn(32, 3, 32, 32), torch.zeros(32, dtype=torch.long)
for _ in range(5):
    optimizer.zero_grad()
    loss_fn(model(x), y).backward()
    optimizer.step()
