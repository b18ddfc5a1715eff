# VGG from a list of channels and 'M', with batch norm, and a classifier over view(size(0), -1).
import torch
import torch.nn as nn

cfg = {'VGG5': [4, 'M', 6, 'M', 8, 8, 'M']}


class VGG(nn.Module):
    def __init__(self, vgg_name):
        super(VGG, self).__init__()
        self.features = self._make_layers(cfg[vgg_name])
        self.classifier = nn.Linear(32, 10)

    def forward(self, x):
        out = self.features(x)
        out = out.view(out.size(0), -1)
        out = self.classifier(out)
        return out

    def _make_layers(self, cfg):
        layers = []
        in_channels = 3
        for x in cfg:
            if x == 'M':
                layers += [nn.MaxPool2d(kernel_size=2, stride=2)]
            else:
                layers += [nn.Conv2d(in_channels, x, kernel_size=3, padding=1),
                           nn.BatchNorm2d(x),
                           nn.ReLU(inplace=True)]
                in_channels = x
        layers += [nn.AvgPool2d(kernel_size=1, stride=1)]
        return nn.Sequential(*layers)


net = VGG('VGG5')
criterion = nn.CrossEntropyLoss(weight=None, reduction='mean')
optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9, dampening=0.1, weight_decay=5e-4)
inputs, targets = torch.randn(2, 3, 16, 16), torch.tensor([3, 7])
optimizer.zero_grad()
outputs = net(inputs)
loss = criterion(outputs, targets)
loss.backward()
optimizer.step()
_, predicted = outputs.max(1)
acc = predicted.eq(targets).sum().item() / targets.size(0)
