// The network of the first notebook in many columns: PyTorch and Keras, each in the styles their users write.
import { code, ipynb, prose } from "./files.ts";
import type { GivenFile } from "./notebook.ts";

const torchLoop = `
x_train, x_test, y_train, y_test = cifar_for_library(channel_first=True)
optimizer = torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9)
criterion = nn.CrossEntropyLoss()
net.train()
for epoch in range(10):
    for images, labels in yield_mb(x_train, y_train, 64, shuffle=True):
        optimizer.zero_grad()
        loss = criterion(net(torch.from_numpy(images)), torch.from_numpy(labels).long())
        loss.backward()
        optimizer.step()
`;

const torchModule = `import torch
import torch.nn.functional as F
from torch import nn
from common.utils import *


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 50, 3, padding=1)
        self.conv2 = nn.Conv2d(50, 50, 3, padding=1)
        self.conv3 = nn.Conv2d(50, 100, 3, padding=1)
        self.conv4 = nn.Conv2d(100, 100, 3, padding=1)
        self.dense = nn.Linear(100 * 8 * 8, 512)
        self.scores = nn.Linear(512, 10)

    def forward(self, x):
        x = F.relu(self.conv1(x))
        x = F.relu(F.max_pool2d(self.conv2(x), 2))
        x = F.dropout(x, 0.25, self.training)
        x = F.relu(self.conv3(x))
        x = F.relu(F.max_pool2d(self.conv4(x), 2))
        x = F.dropout(x, 0.25, self.training)
        x = torch.flatten(x, 1)
        x = F.dropout(F.relu(self.dense(x)), 0.5, self.training)
        return self.scores(x)


net = Net()
${torchLoop}`;

const torchSequential = `import torch
from torch import nn
from common.utils import *

net = nn.Sequential(
    nn.Conv2d(3, 50, 3, padding=1),
    nn.ReLU(),
    nn.Conv2d(50, 50, 3, padding="same"),
    nn.MaxPool2d(2),
    nn.ReLU(),
    nn.Dropout(0.25),
    nn.Conv2d(50, 100, 3, padding=1),
    nn.ReLU(),
    nn.Conv2d(100, 100, 3, padding="same"),
    nn.MaxPool2d(2),
    nn.ReLU(),
    nn.Dropout(0.25),
    nn.Flatten(),
    nn.Linear(100 * 8 * 8, 512),
    nn.ReLU(),
    nn.Dropout(0.5),
    nn.Linear(512, 10),
)
${torchLoop}`;

const torchBlocks = `import torch
from torch import nn
from common.utils import *


def block(channels, filters):
    return nn.Sequential(
        nn.Conv2d(channels, filters, 3, padding=1),
        nn.ReLU(),
        nn.Conv2d(filters, filters, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Dropout(0.25),
    )


net = nn.Sequential(
    block(3, 50),
    block(50, 100),
    nn.Flatten(),
    nn.Linear(6400, 512),
    nn.ReLU(),
    nn.Dropout(0.5),
    nn.Linear(512, 10),
)
${torchLoop}`;

const kerasFit = `
x_train, x_test, y_train, y_test = cifar_for_library(channel_first=False, one_hot=True)
model.compile(
    optimizer=keras.optimizers.SGD(learning_rate=0.01, momentum=0.9),
    loss="categorical_crossentropy",
    metrics=["accuracy"],
)
model.fit(x_train, y_train, batch_size=64, epochs=10)
`;

const kerasSequential = `import keras
from keras import layers
from common.utils import *

model = keras.Sequential([
    keras.Input(shape=(32, 32, 3)),
    layers.Conv2D(50, 3, padding="same", activation="relu"),
    layers.Conv2D(50, 3, padding="same", activation="relu"),
    layers.MaxPooling2D(2),
    layers.Dropout(0.25),
    layers.Conv2D(100, 3, padding="same", activation="relu"),
    layers.Conv2D(100, 3, padding="same", activation="relu"),
    layers.MaxPooling2D(2),
    layers.Dropout(0.25),
    layers.Flatten(),
    layers.Dense(512, activation="relu"),
    layers.Dropout(0.5),
    layers.Dense(10, activation="softmax"),
])
${kerasFit}`;

const kerasFunctional = `import keras
from keras import layers
from common.utils import *

inputs = keras.Input(shape=(32, 32, 3))
x = inputs
for filters in (50, 100):
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.MaxPooling2D()(x)
    x = layers.Dropout(0.25)(x)
x = layers.Flatten()(x)
x = layers.Dense(512, activation="relu")(x)
x = layers.Dropout(0.5)(x)
outputs = layers.Dense(10, activation="softmax")(x)
model = keras.Model(inputs, outputs)
${kerasFit}`;

const kerasAdd = `import keras
from keras.layers import Conv2D, Dense, Dropout, Flatten, MaxPooling2D
from common.utils import *

model = keras.Sequential()
model.add(keras.Input(shape=(32, 32, 3)))
model.add(Conv2D(50, (3, 3), padding="same", activation="relu"))
model.add(Conv2D(50, (3, 3), padding="same", activation="relu"))
model.add(MaxPooling2D((2, 2)))
model.add(Dropout(0.25))
model.add(Conv2D(100, (3, 3), padding="same", activation="relu"))
model.add(Conv2D(100, (3, 3), padding="same", activation="relu"))
model.add(MaxPooling2D((2, 2)))
model.add(Dropout(0.25))
model.add(Flatten())
model.add(Dense(512, activation="relu"))
model.add(Dropout(0.5))
model.add(Dense(10, activation="softmax"))
${kerasFit}`;

/** Each column with a change that sets it apart from the others. */
const columns: readonly (readonly [string, string])[] = [
  ["pytorch", torchModule],
  ["keras", kerasSequential],
  ["pytorch", torchSequential.replaceAll("0.5", "0.25")],
  ["keras", kerasFunctional],
  ["pytorch", torchBlocks],
  ["keras", kerasAdd],
  ["pytorch", torchModule.replace("lr=0.01", "lr=0.1")],
  ["keras", kerasSequential.replace("learning_rate=0.01", "learning_rate=0.1")],
  ["pytorch", torchBlocks.replace("momentum=0.9", "momentum=0.8")],
  ["keras", kerasFunctional.replace("batch_size=64", "batch_size=128")],
  [
    "keras",
    kerasAdd.replace(
      'Dense(512, activation="relu")',
      'Dense(512, activation="relu", kernel_initializer="he_normal")',
    ),
  ],
];

/** The same network in `count` columns of one cell, up to eleven. */
export function manyColumns(count: number): GivenFile {
  return ipynb(`The same network in ${count} columns`, [
    prose(
      `# The same network in ${count} columns\n\nOne network as several people wrote it. What sets them apart stands below the code.`,
    ),
    ...columns.slice(0, count).map(([dialect, source], i) =>
      code(source, {
        rosetta: { group: "many", column: `${dialect}-${i + 1}`, dialect },
      }),
    ),
  ]);
}
