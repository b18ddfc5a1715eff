# Two dense layers with one weight and biases of their own; logits per token.
import torch
from torch import nn


class Tied(nn.Module):
    def __init__(self, words=100, size=32):
        super().__init__()
        self.embed = nn.Embedding(words, size, padding_idx=0)
        self.norm = nn.LayerNorm(size)
        self.mix = nn.Linear(size, size)
        self.again = nn.Linear(size, size)
        self.out = nn.Linear(size, words, bias=False)
        self.again.weight = self.mix.weight

    def forward(self, tokens):
        x = self.norm(self.embed(tokens))
        x = nn.functional.gelu(self.mix(x), approximate="tanh")
        x = self.again(x)
        return self.out(x)


model = Tied()
print(sum(p.numel() for p in model.parameters() if p.requires_grad))
optimizer = torch.optim.Adam(model.parameters(), betas=(0.9, 0.98), eps=1e-9)
tokens = torch.randint(0, 100, (8, 12))
logits = model(tokens)
loss = nn.functional.cross_entropy(logits.transpose(1, 2), tokens)
loss.backward()
optimizer.step()
