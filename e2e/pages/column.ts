// One column of a rosetta cell: its editors, what is drawn over them, and its error.
import { expect, type Locator, type Page } from "@playwright/test";

export class Column {
  readonly region: Locator;

  constructor(
    private readonly page: Page,
    cell: Locator,
    title: string,
  ) {
    this.region = cell.getByRole("region", {
      name: `${title} column`,
      exact: true,
    });
  }

  /** The code host that holds a text, as an editor or before there is one. */
  private host(text: string): Locator {
    return this.region.locator(".code-host").filter({ hasText: text }).first();
  }
  /** Waits until the cell that holds a text can be edited. */
  private async editor(text: string): Promise<Locator> {
    const host = this.host(text);
    await host.scrollIntoViewIfNeeded();
    const editor = host.locator(".monaco-editor").first();
    await expect(editor).toBeVisible();
    return editor;
  }

  /** Puts the cursor into a piece of code; returns where it stands on the screen. */
  async pointAt(text: string): Promise<{ x: number; y: number }> {
    const editor = await this.editor(text);
    const find = async (): Promise<{ x: number; y: number } | null> =>
      editor.evaluate(placeOf, text);
    await expect.poll(find).not.toBeNull();
    const place = await find();
    if (!place) throw new Error(`Expected “${text}” on the screen.`);
    return place;
  }
  async putCursorOn(text: string): Promise<void> {
    const { x, y } = await this.pointAt(text);
    await this.page.mouse.click(x, y);
  }
  async hover(text: string): Promise<void> {
    const { x, y } = await this.pointAt(text);
    await this.page.mouse.move(x, y);
  }

  /** The whole source of the cell that holds a text, as copying it gives. */
  async source(text: string): Promise<string> {
    await this.putCursorOn(text);
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.page.keyboard.press("ControlOrMeta+c");
    return this.page.evaluate(() => navigator.clipboard.readText());
  }
  /** Types over a piece of code. */
  async replace(before: string, after: string): Promise<void> {
    // Ghost text may stand between its words on the screen: its first words find the cell.
    const source = await this.source(
      /^\s*[\w.]+\s?[\w.]*\(?/.exec(before)?.[0] ?? before,
    );
    expect(source).toContain(before);
    await this.paste(source.replace(before, () => after));
  }
  /** Types a new text over a whole cell. */
  async write(anywhere: string, source: string): Promise<void> {
    await this.putCursorOn(anywhere);
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.paste(source);
  }
  /** Typing would indent after each line by itself; pasting takes the text as it is. */
  private async paste(text: string): Promise<void> {
    await this.page.evaluate((t) => navigator.clipboard.writeText(t), text);
    await this.page.keyboard.press("ControlOrMeta+v");
  }
  async undo(): Promise<void> {
    await this.page.keyboard.press("ControlOrMeta+z");
  }

  /** The hue of the layer that a piece of code belongs to. */
  async hueOf(text: string): Promise<string | null> {
    const place = await this.pointAt(text);
    return this.page.evaluate(hueAt, place);
  }
  /** Texts that are lit because the cursor stands on their partners. */
  get lit(): Locator {
    return this.region.locator(".lit");
  }
  get ghosts(): Locator {
    return this.region.locator(".ghost");
  }
  get error(): Locator {
    return this.region.getByRole("alert");
  }
  get traceback(): Locator {
    return this.region.getByLabel("Traceback");
  }
  /** The wavy line under the code that an error stands at. */
  get marker(): Locator {
    return this.region.locator(".squiggly-error");
  }
  get head(): Locator {
    return this.region.locator("header").first();
  }
  get stale(): Locator {
    return this.region.locator(".code-host.stale").last();
  }
}

/** In the page: the middle of a text's first occurrence in an editor. */
function placeOf(
  editor: Element,
  text: string,
): { x: number; y: number } | null {
  const lines = [...editor.querySelectorAll(".view-line")].sort(
    (a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top,
  );
  const nodes: { node: Node; from: number }[] = [];
  let all = "";
  for (const line of lines) {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement?.classList.contains("ghost")) continue;
      nodes.push({ node, from: all.length });
      all += (node.textContent ?? "").replaceAll("\u00a0", " ");
    }
    all += "\n";
  }
  const at = all.indexOf(text);
  const found = nodes.filter(({ from }) => from <= at).at(-1);
  if (at < 0 || !found) return null;
  const range = document.createRange();
  const offset = at - found.from;
  range.setStart(found.node, offset);
  range.setEnd(
    found.node,
    Math.min(offset + text.length, found.node.textContent?.length ?? 0),
  );
  const { left, top, width, height } = range.getBoundingClientRect();
  return { x: left + Math.min(width / 2, 8), y: top + height / 2 };
}

/** In the page: the class of the hue that the text at a place wears. */
function hueAt({ x, y }: { x: number; y: number }): string | null {
  const piece = document
    .elementsFromPoint(x, y)
    .find((each) => each.classList.contains("piece"));
  return (
    [...(piece?.classList ?? [])].find((name) => name.startsWith("hue-")) ??
    null
  );
}
