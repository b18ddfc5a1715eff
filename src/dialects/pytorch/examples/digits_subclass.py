# A small network for digits: a subclass, functional activations, a loop over a DataLoader.
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(7)
images = torch.randn(1000, 1, 28, 28)
labels = torch.randint(0, 10, (1000,))
loader = DataLoader(TensorDataset(images, labels), batch_size=50, shuffle=True)


class Digits(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(1, 8, 5)
        self.second = nn.Conv2d(8, 16, 3, stride=2, padding="valid")
        self.out = nn.Linear(16 * 5 * 5, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.first(x)), 2)
        x = F.dropout(torch.tanh(self.second(x)), training=self.training)
        return self.out(torch.flatten(x, 1))


model = Digits()
optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9, weight_decay=1e-4)
for epoch in range(3):
    model.train()
    for x, y in loader:
        optimizer.zero_grad()
        loss = F.cross_entropy(model(x), y)
        loss.backward()
        optimizer.step()
    print(epoch, f"{loss.item():.3f}")
model.eval()
with torch.no_grad():
    right = 0
    for x, y in loader:
        right += (model(x).argmax(dim=1) == y).sum().item()
print(right / len(loader.dataset))
