// Who takes part in a measurement: a page in a browser or a program in Python, each ready to do its work once at a time.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";

/**
 * A contestant is `{ name, about, once, held, close }`: `once` resolves with the seconds of one go. One that cannot take part is
 * `{ name, refused }`, with the reason.
 */

/** A page of bench/engine. A context of its own gives it a process of its own. */
export async function openPage({ browser, address }, page, asked) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const troubles = [];
  tab.on("pageerror", ({ message }) => troubles.push(message));
  await tab.goto(`${address}${page}.html`);
  await tab.waitForFunction(() => typeof window.prepare === "function");
  const about = await tab.evaluate((given) => window.prepare(given), asked);
  if ("refused" in about) {
    await context.close();
    return { name: page, refused: [about.refused, ...troubles].join(" · ") };
  }
  return {
    name: page,
    about,
    tab,
    once: () => tab.evaluate(() => window.once()),
    held: () => tab.evaluate(() => window.held()),
    close: () => context.close(),
  };
}

/** The work once; one that takes longer than this many seconds is given up, and said to be. */
export async function onceWithin(contestant, seconds) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`more than ${seconds} s`)),
      seconds * 1000,
    );
  });
  try {
    return await Promise.race([contestant.once(), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Which environment variable names the interpreter of each PyTorch. */
const interpreters = { 2: "ROSETTA_PYTORCH_2", 1: "ROSETTA_PYTORCH_1" };

/** A script of bench/rivals, run by the Python that has this major version of PyTorch. */
export async function openPython(major, script, words) {
  const name = `PyTorch ${major}`;
  const variable = interpreters[major];
  const python = process.env[variable];
  if (!python || !existsSync(python))
    return {
      name,
      refused: `not measured: set ${variable} to a Python that has PyTorch ${major === 2 ? "2.13" : "1.13"}`,
    };
  const path = new URL(`./rivals/${script}`, import.meta.url).pathname;
  const child = spawn(python, [path, ...words.map(String)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[
    Symbol.asyncIterator
  ]();
  const hear = async () => {
    const { value, done } = await lines.next();
    if (done)
      throw new Error(
        `Expected ${script} under ${python} to answer. It ended.`,
      );
    return JSON.parse(value);
  };
  const about = await hear();
  return {
    name: about.library,
    about,
    once: async () => {
      child.stdin.write("\n");
      return (await hear()).seconds;
    },
    close: async () => {
      child.stdin.end();
      await new Promise((resolve) => child.once("exit", resolve));
    },
  };
}
