# Transfer learning's shape: a frozen backbone, a new head, filter() in the optimiser.
import torch
import torch.nn as nn
import torch.nn.functional as F

backbone = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten())
for param in backbone.parameters():
    param.requires_grad = False
model = nn.Sequential(backbone, nn.Linear(4, 5), nn.ReLU(), nn.Linear(5, 2))
model[1].bias.requires_grad_(False)
optimizer = torch.optim.Adam(filter(lambda p: p.requires_grad, model.parameters()), lr=1e-3)
x, y = torch.randn(4, 3, 8, 8), torch.tensor([0, 1, 1, 0])
model.train()
loss = F.cross_entropy(model(x), y)
optimizer.zero_grad()
loss.backward()
optimizer.step()
