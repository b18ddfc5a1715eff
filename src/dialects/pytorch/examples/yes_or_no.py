# Two-input model with concatenation, sigmoid outputs and binary cross-entropy; Adagrad.
import torch
from torch import nn


class Match(nn.Module):
    def __init__(self):
        super().__init__()
        self.users = nn.Embedding(50, 8)
        self.items = nn.Embedding(70, 8)
        self.hidden = nn.Linear(16, 16)
        self.out = nn.Linear(16, 1)

    def forward(self, user, item):
        both = torch.cat([self.users(user), self.items(item)], dim=-1)
        return self.out(nn.functional.silu(self.hidden(both))).squeeze(1)


model = Match()
optimizer = torch.optim.Adagrad(model.parameters(), lr=0.1, initial_accumulator_value=0.1)
loss_fn = nn.BCEWithLogitsLoss(reduction="sum")
user, item = torch.randint(50, (32,)), torch.randint(70, (32,))
truth = torch.ones(32)
loss = loss_fn(model(user, item), truth)
loss.backward()
optimizer.step()
