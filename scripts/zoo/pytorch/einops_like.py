# Views after permutations: patches of an image to tokens as ViT does it, split, stack, unsqueeze.
import torch
from torch import nn
import torch.nn.functional as F


class Patches(nn.Module):
    def __init__(self, size=8, patch=4, dim=6, classes=3):
        super().__init__()
        self.patch = patch
        self.embed = nn.Linear(3 * patch * patch, dim)
        self.pos = nn.Parameter(torch.randn(1, (size // patch) ** 2, dim) * 0.02)
        self.head = nn.Linear(2 * dim, classes)

    def forward(self, x):
        b, c, h, w = x.size()
        p = self.patch
        x = x.reshape(b, c, h // p, p, w // p, p).permute(0, 2, 4, 3, 5, 1).reshape(b, -1, p * p * c)
        x = self.embed(x)
        x = x + self.pos
        first, rest = torch.split(x, [1, x.shape[1] - 1], dim=1)
        x = torch.cat((first.squeeze(1), rest.amax(dim=1)), -1)
        return self.head(F.normalize(x, dim=-1))


model = Patches()
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2, betas=(0.9, 0.95), weight_decay=0.1)
x, y = torch.randn(2, 3, 8, 8), torch.tensor([0, 2])
loss = F.cross_entropy(model(x), y)
optimizer.zero_grad()
loss.backward()
optimizer.step()
