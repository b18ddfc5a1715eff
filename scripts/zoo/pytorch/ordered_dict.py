# Sequential from an OrderedDict, named access, early stopping, best weights kept.
import copy
from collections import OrderedDict

import torch
from torch import nn

model = nn.Sequential(OrderedDict([
    ('fc1', nn.Linear(8, 12)),
    ('act1', nn.GELU()),
    ('norm', nn.LayerNorm(12)),
    ('drop', nn.Dropout(p=0.1)),
    ('fc2', nn.Linear(12, 6)),
    ('act2', nn.SiLU()),
    ('output', nn.Linear(6, 1)),
]))
nn.init.xavier_uniform_(model.fc1.weight, gain=nn.init.calculate_gain('relu'))
nn.init.zeros_(model[0].bias)
X, y = torch.randn(20, 8), torch.randn(20, 1)
loss_fn = nn.SmoothL1Loss()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
best_loss, patience, wait = float('inf'), 3, 0
best_weights = copy.deepcopy(model.state_dict())
for epoch in range(10):
    model.train()
    y_pred = model(X)
    loss = loss_fn(y_pred, y)
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1e9)
    optimizer.step()
    model.eval()
    with torch.no_grad():
        val = loss_fn(model(X), y)
    if val < best_loss:
        best_loss, wait = val, 0
        best_weights = copy.deepcopy(model.state_dict())
    else:
        wait += 1
        if wait >= patience:
            break
model.load_state_dict(best_weights)
