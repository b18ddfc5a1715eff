// Axe over the page as it stands; a violation is told by rule, place and text.
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

export async function expectAccessible(page: Page): Promise<void> {
  // Half-way through a change of colours none is the right one.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(
          ({ effect }) => effect?.getComputedTiming().endTime !== Infinity,
        )
        .map(({ finished }) => finished),
    ).then(() => undefined),
  );
  const { violations } = await new AxeBuilder({ page })
    // Monaco's own elements are its makers' matter.
    .exclude(".monaco-editor")
    .analyze();
  const told = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, html }) =>
        `${id}: ${help} at ${target.join(" ")} ${html.slice(0, 160)}`,
    ),
  );
  expect(told).toEqual([]);
}
