// The page as a person sees it: its header, its list of notebooks, and the parts of its rosetta cell.
import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page } from "@playwright/test";
import type { EngineId } from "../../src/engines/engine.ts";
import { engineName } from "../../src/engines/names.ts";
import { Column } from "./column.ts";
import { ColumnSet } from "./columnSet.ts";
import { Differences } from "./differences.ts";
import { Training } from "./training.ts";

/** A file as a person picks it or drops it. */
export interface GivenFile {
  readonly name: string;
  readonly text: string;
}

export class NotebookPage {
  /** Errors of the page that a spec provokes on purpose. */
  readonly tolerated: RegExp[] = [];

  constructor(readonly page: Page) {}

  /** Opens the page, at a notebook that comes with it. */
  async open(name = "cnn-cifar10"): Promise<void> {
    await this.page.goto(`/#${name}`);
    await expect(this.cell).toBeVisible();
    await expect(this.differences().differing).not.toHaveCount(0);
  }

  /** The rosetta cell; the first one where there are several. */
  get cell(): Locator {
    return this.page.getByRole("region", { name: /^Rosetta cell/ }).first();
  }
  column(title: string): Column {
    return new Column(this.page, this.cell, title);
  }
  columns(): ColumnSet {
    return new ColumnSet(this.page, this.cell);
  }
  differences(): Differences {
    return new Differences(
      this.cell.getByRole("region", { name: "Differences" }),
      this.page,
    );
  }
  training(): Training {
    return new Training(this.cell);
  }
  get heading(): Locator {
    return this.page.getByRole("heading", { level: 1 }).first();
  }
  get details(): Locator {
    return this.cell.getByRole("region", { name: "Options of the layer" });
  }
  get layers(): Locator {
    return this.cell.getByRole("region", { name: "Layers" });
  }
  get saveState(): Locator {
    return this.page.locator(".save-state");
  }
  get deviceBadge(): Locator {
    return this.page.getByRole("button", { name: /^Device:/ });
  }

  /** Waits until the newest text has been read. */
  async read(): Promise<void> {
    await expect(this.cell.getByText("reading the code…")).toHaveCount(0);
  }
  async showDefaults(mode: "differing" | "all" | "none"): Promise<void> {
    await this.cell
      .getByRole("radiogroup", { name: "Defaults shown" })
      .or(this.cell.getByRole("group", { name: "Defaults shown" }))
      .getByText(mode, { exact: true })
      .click();
  }
  async show(view: "code" | "layers"): Promise<void> {
    await this.cell
      .getByRole("radiogroup", { name: "View" })
      .or(this.cell.getByRole("group", { name: "View" }))
      .getByText(view, { exact: true })
      .click();
  }
  async chooseTheme(theme: "light" | "dark" | "system"): Promise<void> {
    await this.page.getByRole("button", { name: /^Theme:/ }).click();
    await this.page.getByRole("menuitemradio", { name: theme }).click();
  }
  async chooseEngine(engine: EngineId): Promise<void> {
    await this.deviceBadge.click();
    await this.page
      .getByRole("radio", { name: engineName(engine), exact: true })
      .check();
    await this.page.keyboard.press("Escape");
  }
  async chooseVersion(title: string, version: string): Promise<void> {
    await this.versionChip(title).click();
    await this.page
      .getByRole("menuitemradio", { name: version, exact: true })
      .click();
  }
  versionChip(title: string): Locator {
    return this.cell.getByRole("button", {
      name: new RegExp(`^${title} .*Choose the version`),
    });
  }

  async pick(...files: GivenFile[]): Promise<void> {
    await this.page
      .getByLabel("Open a notebook or a data archive")
      .setInputFiles(
        files.map(({ name, text }) => ({
          name,
          mimeType: "application/json",
          buffer: Buffer.from(text),
        })),
      );
  }
  /** Drags files from outside onto the page. */
  async drop(file: GivenFile): Promise<void> {
    const transfer = await this.page.evaluateHandle(({ name, text }) => {
      const data = new DataTransfer();
      data.items.add(new File([text], name, { type: "application/json" }));
      return data;
    }, file);
    const target = this.page.locator("body");
    await target.dispatchEvent("dragover", { dataTransfer: transfer });
    await expect(this.page.getByText(/^Drop a notebook/)).toBeVisible();
    await target.dispatchEvent("drop", { dataTransfer: transfer });
  }
  async answer(choice: "Put beside" | "Open alone"): Promise<void> {
    await this.page
      .getByRole("dialog")
      .getByRole("button", { name: choice })
      .click();
  }
  /** Opens a notebook of our own in place of the one that stands there. */
  async openFile(file: GivenFile): Promise<void> {
    await this.pick(file);
    await this.answer("Open alone");
    await expect(this.page.getByRole("dialog")).toHaveCount(0);
  }
  async saved(): Promise<void> {
    await expect(this.saveState).toHaveText("saved in this browser");
  }
  /** What “Save as…” downloads. */
  async download(): Promise<{ name: string; text: string }> {
    const waiting = this.page.waitForEvent("download");
    await this.page.getByRole("button", { name: "Save as…" }).click();
    const download = await waiting;
    return {
      name: download.suggestedFilename(),
      text: await readFile(await download.path(), "utf8"),
    };
  }
}
