// Editing either column: the picture follows, errors say where, the last good picture stays, and a fix ends a difference.
import { tinyNotebook, tinyTorch } from "./pages/files.ts";
import { expect, test } from "./pages/test.ts";

test.describe("on CNN on CIFAR-10", () => {
  test.beforeEach(({ notebook }) => notebook.open("cnn-cifar10"));

  test("another kernel size shows as a difference of shapes", async ({
    notebook,
  }) => {
    await notebook
      .column("Keras")
      .replace(
        'layers.Conv2D(100, 3, padding="same", activation="relu"),\n        layers.MaxPooling2D(2)',
        'layers.Conv2D(100, 5, padding="same", activation="relu"),\n        layers.MaxPooling2D(2)',
      );
    const differences = notebook.differences();
    await expect(differences.effects.first()).toContainText("shape");
    await expect(differences.row("kernel size")).toContainText("5×5");
    await expect(notebook.column("Keras").head).not.toContainText("3,441,592");
    await notebook.column("Keras").undo();
    await expect(differences.row("kernel size")).toHaveCount(0);
    await expect(notebook.column("Keras").head).toContainText("3,441,592");
  });

  test("another drop rate shows as a difference in training", async ({
    notebook,
  }) => {
    await notebook
      .column("PyTorch")
      .replace("self.drop3 = nn.Dropout(0.5)", "self.drop3 = nn.Dropout(0.25)");
    const row = notebook.differences().row("drop rate");
    await expect(row).toContainText("training");
    await expect(row).toContainText("dropout 3");
    await notebook.differences().makeEqual("drop rate");
    await expect(row).toHaveCount(0);
  });

  test("Make equal edits the code, and undo takes it back", async ({
    notebook,
  }) => {
    const keras = notebook.column("Keras");
    const differences = notebook.differences();
    await keras.replace("layers.MaxPooling2D(2)", "layers.MaxPooling2D(4, 2)");
    await expect(differences.effects.first()).toContainText(/shape|values/);
    const row = differences.row("window size");
    await differences.makeEqual("window size", /as PyTorch/);
    await expect(row).toHaveCount(0);
    await keras.undo();
    await expect(row).toBeVisible();
  });

  test("an error of Python's shows its traceback and its line, and the last picture stays", async ({
    notebook,
  }) => {
    const torch = notebook.column("PyTorch");
    await torch.replace(
      "nn.Linear(512, classes)",
      "nn.Linear(hidden, classes)",
    );
    await expect(torch.error).toContainText("NameError");
    await expect(torch.error).toContainText(/line 17/);
    await expect(torch.traceback).toContainText(
      "NameError: name 'hidden' is not defined",
    );
    await expect(torch.marker.first()).toBeVisible();
    await expect(torch.stale).toBeVisible();
    const differences = notebook.differences();
    await expect(differences.summary).toContainText("last good picture");
    await expect(differences.row("kernel initialiser")).toBeVisible();
    await torch.undo();
    await expect(torch.error).toHaveCount(0);
    await expect(torch.stale).toHaveCount(0);
  });

  test("an unknown call is named, with what is known instead", async ({
    notebook,
  }) => {
    const keras = notebook.column("Keras");
    await keras.replace("layers.Flatten()", "layers.Flaten()");
    await expect(keras.error).toContainText("Flaten");
    await expect(keras.error).toContainText("Flatten");
    await expect(keras.error).toContainText(/line \d+/);
  });
});

const torchHead = tinyTorch.slice(0, tinyTorch.indexOf("net ="));
const torchTail = tinyTorch.slice(tinyTorch.indexOf("x_train,"));

const programs: Record<string, { net: string; parameters: string }> = {
  "a layer of one's own with tensor arithmetic": {
    net: `class Scaled(nn.Module):
    def __init__(self):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(4, 1, 1))

    def forward(self, x):
        return x * self.scale + 1.0

net = nn.Sequential(
    nn.Conv2d(3, 4, 3, stride=4), Scaled(), nn.Flatten(), nn.Linear(256, 10)
)
`,
    parameters: "2,686",
  },
  "loops and helper functions": {
    net: `def block(features, filters):
    return [nn.Conv2d(features, filters, 3, stride=2, padding=1), nn.ReLU()]

parts = []
for features, filters in [(3, 4), (4, 8)]:
    parts += block(features, filters)
net = nn.Sequential(*parts, nn.Flatten(), nn.Linear(8 * 8 * 8, 10))
`,
    parameters: "5,538",
  },
  "a layer used twice": {
    net: `class Twice(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(3, 4, 3, stride=4)
        self.same = nn.Conv2d(4, 4, 3, padding=1)
        self.scores = nn.Linear(4 * 8 * 8, 10)

    def forward(self, x):
        x = torch.relu(self.first(x))
        x = x + self.same(self.same(x))
        return self.scores(torch.flatten(x, 1))

net = Twice()
`,
    parameters: "2,830",
  },
};

for (const [what, { net, parameters }] of Object.entries(programs))
  test(`${what} can be read`, async ({ notebook }) => {
    await notebook.open("cnn-cifar10");
    await notebook.openFile(tinyNotebook(torchHead + net + torchTail));
    const torch = notebook.column("PyTorch");
    await expect(torch.head).toContainText(`${parameters} parameters`);
    await expect(torch.error).toHaveCount(0);
    await expect(notebook.differences().differing).not.toHaveCount(0);
  });
