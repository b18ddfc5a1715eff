# Biases that do not decay, a rare optimiser, and yes counting more than no.
import torch
from torch import nn

model = nn.Sequential(nn.Linear(5, 8), nn.Tanh(), nn.Linear(8, 2))
decayed = [w for name, w in model.named_parameters() if name.endswith("weight")]
plain = [w for name, w in model.named_parameters() if name.endswith("bias")]
optimizer = torch.optim.NAdam([{"params": decayed, "weight_decay": 0.1}, {"params": plain, "lr": 0.05}], lr=0.01)
criterion = nn.BCEWithLogitsLoss(pos_weight=torch.tensor([3.0, 0.5]))
x, y = torch.randn(4, 5), torch.randint(0, 2, (4, 2)).float()
loss = criterion(model(x), y)
optimizer.zero_grad()
loss.backward()
optimizer.step()
