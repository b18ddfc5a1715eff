// Notebooks of our own, made as files: small ones that train fast everywhere.
import type { GivenFile } from "./notebook.ts";

interface FileCell {
  readonly cell_type: "code" | "markdown";
  readonly source: string;
  readonly metadata: object;
}

export function code(source: string, metadata: object = {}): FileCell {
  return { cell_type: "code", source, metadata };
}
export function prose(source: string): FileCell {
  return { cell_type: "markdown", source, metadata: {} };
}

/** A notebook file; metadata that nobody knows goes in to see whether it comes out. */
export function ipynb(
  title: string,
  cells: readonly FileCell[],
  metadata: object = {},
): GivenFile {
  const text = JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { title, ...metadata },
    cells: cells.map((cell, i) => ({
      id: `cell-${i}`,
      ...cell,
      ...(cell.cell_type === "code" && { outputs: [], execution_count: null }),
    })),
  });
  return { name: `${title}.ipynb`, text };
}

export const tinyTorch = `import torch
from torch import nn
from common.utils import *

net = nn.Sequential(
    nn.Conv2d(3, 4, 3, stride=4),
    nn.ReLU(),
    nn.Flatten(),
    nn.Linear(4 * 8 * 8, 10),
)
x_train, x_test, y_train, y_test = cifar_for_library(channel_first=True)
optimizer = torch.optim.SGD(net.parameters(), lr=0.01)
for images, labels in yield_mb(x_train, y_train, 48, shuffle=True):
    optimizer.zero_grad()
    loss = nn.functional.cross_entropy(net(torch.from_numpy(images)), torch.from_numpy(labels).long())
    loss.backward()
    optimizer.step()
`;

export const tinyKeras = `import keras
from keras import layers
from common.utils import *

model = keras.Sequential([
    keras.Input(shape=(32, 32, 3)),
    layers.Conv2D(4, 3, strides=4, activation="relu"),
    layers.Flatten(),
    layers.Dense(10),
])
x_train, x_test, y_train, y_test = cifar_for_library(channel_first=True)
model.compile(
    optimizer=keras.optimizers.SGD(learning_rate=0.01),
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
)
model.fit(x_train.transpose(0, 2, 3, 1), y_train, batch_size=48, epochs=1)
`;

/** The tiny network in two columns of one cell. */
export function tinyNotebook(
  torch: string = tinyTorch,
  keras: string = tinyKeras,
): GivenFile {
  const column = (dialect: string) => ({
    rosetta: { group: "tiny", column: dialect, dialect, part: "model" },
  });
  return ipynb("A tiny network", [
    prose("# A tiny network"),
    code(torch, column("pytorch")),
    code(keras, column("keras")),
  ]);
}

export const plainTorch = ipynb("Torch alone", [code(tinyTorch)]);
export const plainKeras = ipynb("Keras alone", [code(tinyKeras)]);
