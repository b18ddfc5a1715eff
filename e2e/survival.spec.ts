// A run survives a lost device, a killed worker and a tab put to sleep: it ends on the same bits as a run left alone on that engine.
import { expect, test, type JSHandle, type Page } from "@playwright/test";
import type { EngineId, Progress } from "../src/engines/engine.ts";
import type { Engines } from "./pages/engines.ts";
import {
  sleepOf,
  startPlainBrowser,
  type PlainBrowser,
} from "./pages/plainBrowser.ts";
import { servePage, type Served } from "./pages/serve.ts";
import type { Ended } from "./pages/survivors.ts";

let served: Served;
test.beforeAll(async () => {
  served = await servePage("engines");
});
test.afterAll(async () => {
  await served.close();
});

declare const engines: Engines;

/** Steps of a whole run, and where it is disturbed; emulated GPUs take a second for each. */
const scripts = {
  "onnx-webgpu": { steps: 8, disturbed: [3, 6] },
  "tfjs-webgpu": { steps: 8, disturbed: [3, 6] },
  "tfjs-webgl": { steps: 8, disturbed: [3, 6] },
  "tfjs-wasm": { steps: 150, disturbed: [20, 40] },
  "onnx-wasm": { steps: 150, disturbed: [20, 40] },
  "simd-wasm": { steps: 2000, disturbed: [20, 40] },
} as const;

class Survivor {
  private constructor(
    private readonly page: Page,
    private readonly engine: EngineId,
    private readonly steps: number,
  ) {}
  static async on(
    page: Page,
    engine: EngineId,
    steps: number,
  ): Promise<Survivor> {
    await page.goto(served.url);
    await page.waitForFunction(() => "engines" in globalThis);
    return new Survivor(page, engine, steps);
  }
  async begin(): Promise<void> {
    await this.page.evaluate(
      ([engine, most]) => engines.survivors.begin(engine, most),
      [this.engine, this.steps] as const,
    );
  }
  async end(): Promise<Ended> {
    const ended = await this.page.evaluate(() => engines.survivors.end());
    if (!ended) throw new Error("Expected a run that was begun.");
    return ended;
  }
  /** Waits until so many steps of the first column were told. */
  async at(step: number): Promise<void> {
    await this.page.waitForFunction(
      (least) => engines.survivors.steps() >= least,
      step,
      // A hidden tab draws no frames to poll by.
      { polling: 20 },
    );
  }
  told(): Promise<number> {
    return this.page.evaluate(() => engines.survivors.steps());
  }
}

const resumedOf = ({ progress }: Ended) =>
  progress.filter(
    (each): each is Extract<Progress, { kind: "resumed" }> =>
      each.kind === "resumed",
  );
const lossesOf = ({ progress }: Ended): [string, number][] =>
  progress
    .flatMap((each) => (each.kind === "steps" ? each.reports : []))
    .map(({ column, step, loss }): [string, number] => [
      `column ${column}, step ${step}`,
      loss,
    ])
    .sort(([a], [b]) => a.localeCompare(b));

/** Every loss was told once, and all numbers are those of the run left alone. */
function expectSameBits(survived: Ended, alone: Ended): void {
  expect(lossesOf(survived)).toEqual(lossesOf(alone));
  expect(survived.digest).toBe(alone.digest);
  const tested = ({ progress }: Ended) =>
    progress.filter(({ kind }) => kind === "evaluated");
  expect(tested(survived)).toEqual(tested(alone));
}

for (const engine of Object.keys(scripts) as (keyof typeof scripts)[])
  test.describe(`on ${engine}`, () => {
    const { steps, disturbed } = scripts[engine];
    let run: Survivor;
    let alone: Ended;
    let browser: PlainBrowser | null = null;
    test.beforeAll(async ({ browser: usual }) => {
      const page = await usual.newPage();
      run = await Survivor.on(page, engine, steps);
      await run.begin();
      alone = await run.end();
      expect(alone.progress.at(-1)).toEqual({ kind: "done", stopped: false });
      expect(lossesOf(alone).length % steps).toBe(0);
      await page.close();
    });
    test.afterEach(async () => {
      await browser?.close();
      browser = null;
    });

    test(`a run survives the loss of its device, twice`, async ({ page }) => {
      run = await Survivor.on(page, engine, steps);
      await run.begin();
      for (const step of disturbed) {
        await run.at(step);
        await page.evaluate(() => engines.survivors.lose());
      }
      const survived = await run.end();
      expect(resumedOf(survived)).toHaveLength(2);
      for (const { from, to, step, deviation } of resumedOf(survived)) {
        expect([from, to, deviation]).toEqual([engine, engine, 0]);
        expect(step).toBeGreaterThan(0);
      }
      expectSameBits(survived, alone);
    });

    test(`a run survives its worker, which ends without a word`, async ({
      page,
    }) => {
      run = await Survivor.on(page, engine, steps);
      await run.begin();
      await run.at(disturbed[0]);
      // Its threads end with it.
      for (const worker of trainingWorkers(page))
        await worker.evaluate(() => {
          setTimeout(() => {
            close();
          });
        });
      const survived = await run.end();
      const because = "The training worker died.";
      expect(resumedOf(survived)).toMatchObject([
        { from: engine, to: engine, because, deviation: 0 },
      ]);
      expectSameBits(survived, alone);
    });

    test(`a run survives the sleep of its tab`, async ({ launchOptions }) => {
      const { executablePath = null, args = [] } = launchOptions;
      browser = await startPlainBrowser(executablePath, args);
      const tab = await browser.context.newPage();
      run = await Survivor.on(tab, engine, steps);
      const events = await heard(tab, ["freeze", "resume"]);
      // A second tab hides the first: only hidden ones are put to sleep.
      const second = await browser.context.newPage();
      const other = await Survivor.on(second, engine, steps);
      await run.begin();
      await run.at(disturbed[0]);
      const wake = await sleepOf(tab);
      // Another tab does a whole run meanwhile: one awake would have ended, too.
      await other.begin();
      expect((await other.end()).digest).toBe(alone.digest);
      expect(await run.told()).toBeLessThan(steps);
      await wake();
      const survived = await run.end();
      expect(await events.jsonValue()).toEqual(["freeze", "resume"]);
      expect(resumedOf(survived)).toEqual([]);
      expectSameBits(survived, alone);
    });
  });

const trainingWorkers = (page: Page) =>
  page.workers().filter((worker) => /\/worker-/.test(worker.url()));

/** The events of these names that the page's document hears from now on. */
function heard(page: Page, names: string[]): Promise<JSHandle<string[]>> {
  return page.evaluateHandle((each) => {
    const events: string[] = [];
    for (const name of each)
      document.addEventListener(name, () => events.push(name));
    return events;
  }, names);
}
