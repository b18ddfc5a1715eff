// Draws the rows of the engine bench as bench/engine.svg, in the browser that measured them.
import { writeFileSync } from "node:fs";

const file = new URL("./engine.svg", import.meta.url);

/** Writes the picture of all rows that have a ratio and an aim. */
export async function draw(browser, address, rows) {
  const page = await browser.newPage();
  await page.goto(`${address}picture.html`);
  await page.waitForFunction(() => typeof window.picture === "function");
  const svg = await page.evaluate((given) => window.picture(given), rows);
  await page.close();
  writeFileSync(file, `${svg}\n`);
}
