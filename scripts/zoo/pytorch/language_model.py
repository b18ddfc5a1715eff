# Weight tying and a loss over all positions with view(-1, vocab).
import torch
from torch import nn
import torch.nn.functional as F


class TiedModel(nn.Module):
    def __init__(self, vocab, dim):
        super().__init__()
        self.encoder = nn.Embedding(vocab, dim)
        self.hidden = nn.Linear(dim, dim)
        self.decoder = nn.Linear(dim, vocab)
        self.decoder.weight = self.encoder.weight
        self.init_weights()

    def init_weights(self):
        initrange = 0.1
        nn.init.uniform_(self.encoder.weight, -initrange, initrange)
        nn.init.zeros_(self.decoder.bias)
        self.hidden.weight.data.normal_(mean=0.0, std=0.02)

    def forward(self, x):
        h = torch.tanh(self.hidden(self.encoder(x)))
        return self.decoder(h)


vocab = 15
model = TiedModel(vocab, 6)
optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
x, y = torch.randint(vocab, (2, 5)), torch.randint(vocab, (2, 5))
logits = model(x)
loss = F.cross_entropy(logits.view(-1, vocab), y.view(-1))
optimizer.zero_grad()
loss.backward()
optimizer.step()
