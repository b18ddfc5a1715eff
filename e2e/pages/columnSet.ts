// The columns of a rosetta cell as a set: their order, their widths, which are shown, and what is done with them.
import { expect, type Locator, type Page } from "@playwright/test";

export class ColumnSet {
  constructor(
    private readonly page: Page,
    private readonly cell: Locator,
  ) {}

  /** Titles of the columns that stand side by side, from left to right. */
  get titles(): Locator {
    return this.cell.locator(".column-head h2");
  }
  /** The chips of all columns, hidden ones among them. */
  get chips(): Locator {
    return this.cell.getByRole("list", { name: "Columns" }).getByRole("button");
  }
  chip(title: string): Locator {
    return this.chips.filter({ hasText: title });
  }
  region(title: string): Locator {
    return this.cell.getByRole("region", {
      name: `${title} column`,
      exact: true,
    });
  }
  grip(title: string): Locator {
    return this.cell.getByRole("button", { name: `Move ${title}:` });
  }
  border(left: string, right: string): Locator {
    return this.cell.getByRole("separator", {
      name: `Border between ${left} and ${right}`,
    });
  }
  get told(): Locator {
    return this.cell.locator(".told, .visually-hidden").getByRole("status");
  }
  get undo(): Locator {
    return this.cell.getByRole("button", { name: "Undo" });
  }
  async width(title: string): Promise<number> {
    return (await this.region(title).boundingBox())?.width ?? 0;
  }

  async choose(title: string, item: string | RegExp): Promise<void> {
    await this.cell
      .getByRole("button", { name: `${title}: move, hide, remove` })
      .click();
    await this.page
      .getByRole("menuitem", { name: item })
      .or(this.page.getByRole("menuitemcheckbox", { name: item }))
      .click();
  }
  /** Opens the form that adds a column. */
  async adding(): Promise<Locator> {
    await this.cell
      .getByRole("button", { name: "Column", exact: true })
      .click();
    const dialog = this.page.getByRole("dialog", { name: "Add a column" });
    await expect(dialog).toBeVisible();
    return dialog;
  }
  /** The button that says how many are shown, and what it opens. */
  get chooser(): Locator {
    return this.cell.getByRole("button", { name: /shown$/ });
  }
  item(title: string): Locator {
    return this.page.getByRole("menuitemcheckbox", {
      name: title,
      exact: true,
    });
  }
}
