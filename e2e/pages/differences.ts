// The list of differences below the code.
import { expect, type Locator, type Page } from "@playwright/test";

type List =
  "equal here, not everywhere" | "the same in other words" | "not modelled";

export class Differences {
  constructor(
    readonly region: Locator,
    private readonly page: Page,
  ) {}

  get summary(): Locator {
    return this.region.getByRole("status").first();
  }
  /** Titles of what differs, in the order of the page. */
  get differing(): Locator {
    return this.region.locator(":scope > .difference-list .what");
  }
  get effects(): Locator {
    return this.region.locator(":scope > .difference-list .pill");
  }
  /** A row by its title; the layer's kind may stand before it. */
  row(title: string): Locator {
    return this.region.getByRole("listitem").filter({
      has: this.page
        .locator(".what")
        .getByText(new RegExp(`^(.*: )?${title}$`)),
    });
  }
  folded(list: List): Locator {
    return this.region.locator("details").filter({
      has: this.page.locator("summary").getByText(list),
    });
  }
  async unfold(list: List): Promise<Locator> {
    const details = this.folded(list);
    await details.locator("summary").click();
    await expect(details).toHaveAttribute("open", "");
    return details;
  }
  /** Applies the first (or the named) edit that ends a difference. */
  async makeEqual(title: string, fix: RegExp = /./): Promise<void> {
    await this.row(title)
      .getByRole("button", { name: /Make equal/ })
      .click();
    await this.page.getByRole("menuitem", { name: fix }).first().click();
  }
}
