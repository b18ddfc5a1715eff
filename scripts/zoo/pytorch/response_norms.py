# AlexNet's local response normalisation, and instance normalisation, in one small network.
import torch
import torch.nn as nn

model = nn.Sequential(
    nn.Conv2d(3, 6, 3), nn.ReLU(), nn.LocalResponseNorm(4, alpha=0.5, beta=0.75, k=2.0),
    nn.InstanceNorm2d(6, affine=True), nn.Conv2d(6, 4, 3), nn.InstanceNorm2d(4), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 2),
)
x = torch.randn(4, 3, 8, 8)
y = torch.randint(2, (4,))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
optimizer.zero_grad()
loss = nn.CrossEntropyLoss()(model(x), y)
loss.backward()
optimizer.step()
