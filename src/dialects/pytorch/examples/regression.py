# Regression on rows of numbers: MSE, Adam, a frozen first layer, late initialisers.
import torch
import torch.nn as nn

net = nn.Sequential(nn.Linear(13, 64), nn.ReLU(), nn.Linear(64, 64), nn.Softplus(), nn.Linear(64, 1))
with torch.no_grad():
    net[0].weight.uniform_(-0.1, 0.1)
    net[0].bias.fill_(0.01)
nn.init.xavier_uniform_(net[2].weight, gain=nn.init.calculate_gain("relu"))
net[4].weight.data.normal_(0, 0.02)
for parameter in net[0].parameters():
    parameter.requires_grad = False

x, y = torch.rand(20, 13), torch.rand(20, 1)
optimizer = torch.optim.Adam([p for p in net.parameters() if p.requires_grad], lr=0.01, weight_decay=0.001)
for step in range(100):
    prediction = net(x)
    loss = nn.MSELoss()(prediction, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 20 == 0:
        print(step, loss.item())
