// What every spec of the page starts from: the open page, and a list of its errors that must stay empty.
import { test as base, type Page } from "@playwright/test";
import { NotebookPage } from "./notebook.ts";

export { expect } from "@playwright/test";

interface Fixtures {
  readonly notebook: NotebookPage;
}

/** Fails the spec that wrote an error to the console, or threw one that nobody caught. */
export function hearErrors(page: Page, errors: string[]): void {
  page.on("pageerror", (error) => errors.push(String(error.stack ?? error)));
  page.on("console", (message) => {
    if (message.type() === "error")
      errors.push(`${message.text()} (${message.location().url})`);
  });
}

export const test = base.extend<Fixtures>({
  notebook: async ({ page }, provide) => {
    const errors: string[] = [];
    hearErrors(page, errors);
    page.context().on("page", (other) => hearErrors(other, errors));
    await page
      .context()
      .grantPermissions(["clipboard-read", "clipboard-write"]);
    const notebook = new NotebookPage(page);
    await provide(notebook);
    const unexpected = errors.filter(
      (error) => !notebook.tolerated.some((pattern) => pattern.test(error)),
    );
    base.expect(unexpected, "errors on the console").toEqual([]);
  },
});
