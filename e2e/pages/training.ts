// The run panel: what is trained, for how long, and what comes of it.
import { expect, type Locator } from "@playwright/test";

export interface RunWords {
  readonly mode?: "own initialisation" | "same weights";
  readonly steps?: number;
  readonly epochs?: number;
  readonly seed?: number;
}

export class Training {
  constructor(private readonly cell: Locator) {}

  get panel(): Locator {
    return this.cell.getByRole("region", { name: "Training" });
  }
  button(name: "Run" | "Run again" | "Pause" | "Go on" | "Stop"): Locator {
    return this.panel.getByRole("button", { name, exact: true });
  }
  get phase(): Locator {
    return this.panel.getByRole("status").first();
  }
  progress(column: string): Locator {
    return this.panel.getByRole("progressbar", { name: `${column}: training` });
  }
  curve(of: "Loss" | "Accuracy"): Locator {
    return this.panel.getByRole("img", { name: new RegExp(`^${of}`) });
  }
  get scores(): Locator {
    return this.panel.locator(".score");
  }
  /** What was simplified before training; its words, once it is opened. */
  get simplified(): Locator {
    return this.panel.locator(".simplified");
  }
  get facts(): Locator {
    return this.panel.locator(".facts li");
  }
  get pictures(): Locator {
    return this.panel.getByRole("img", { name: /^Example/ });
  }

  /** Sets the form; the panel is there before a run. */
  async set({ mode, steps, epochs, seed }: RunWords): Promise<void> {
    if (mode) await this.panel.getByText(mode, { exact: true }).click();
    if (steps !== undefined) await this.fill("steps, at most", steps);
    if (epochs !== undefined) await this.fill("epochs", epochs);
    if (seed !== undefined) await this.fill("seed", seed);
  }
  private async fill(label: string, value: number): Promise<void> {
    await this.panel.getByLabel(label).fill(String(value));
  }
  /** What a run will do, in words. */
  get words(): Locator {
    return this.panel.locator(".run-words");
  }
  /** The same, short, beside the button above the code. */
  get summary(): Locator {
    return this.cell
      .getByRole("toolbar", { name: "Columns and views" })
      .getByRole("button", { name: /^Choose what Run does/ });
  }
  async begin(words: RunWords): Promise<void> {
    await this.set(words);
    await this.panel.getByRole("button", { name: /^Run( again)?$/ }).click();
  }
  async done(timeout = 120_000): Promise<void> {
    await expect(this.panel.getByText(/^(Done|The run failed)\./)).toBeVisible({
      timeout,
    });
    await expect(this.panel.getByText("Done.", { exact: true })).toBeVisible();
  }
}
