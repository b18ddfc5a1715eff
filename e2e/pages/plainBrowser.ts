// A Chromium as a visitor starts it: its tabs hide each other and may be put to sleep, which the browser of the other tests never lets happen.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium, type BrowserContext, type Page } from "@playwright/test";

export interface PlainBrowser {
  /** Its tabs; a new one hides the others. */
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** Starts a browser with a profile of its own. `executable` is null for Playwright's. */
export async function startPlainBrowser(
  executable: string | null,
  args: readonly string[],
): Promise<PlainBrowser> {
  const profile = await mkdtemp(join(tmpdir(), "rosetta-browser-"));
  const process = spawn(executable ?? chromium.executablePath(), [
    ...args,
    "--remote-debugging-port=0",
    "--no-first-run",
    `--user-data-dir=${profile}`,
    "about:blank",
  ]);
  const browser = await chromium.connectOverCDP(await addressOf(process), {
    noDefaults: true,
  });
  const [context] = browser.contexts();
  if (!context) throw new Error("Expected the browser to have a context.");
  return {
    context,
    async close() {
      await browser.close();
      const ended = once(process, "exit");
      process.kill();
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The browser says on its error output where it listens. */
async function addressOf({ stderr }: ChildProcess): Promise<string> {
  if (!stderr) throw new Error("Expected the browser's error output.");
  for await (const line of createInterface({ input: stderr })) {
    const [, address] = /^DevTools listening on (ws:\S+)/.exec(line) ?? [];
    if (address) return address;
  }
  throw new Error("Expected the browser to listen. It ended instead.");
}

/** Puts a hidden tab to sleep, as browsers do to save memory and power; gives what wakes it. */
export async function sleepOf(page: Page): Promise<() => Promise<void>> {
  const browser = await page.context().newCDPSession(page);
  await browser.send("Page.setWebLifecycleState", { state: "frozen" });
  return async () => {
    await browser.send("Page.setWebLifecycleState", { state: "active" });
  };
}
