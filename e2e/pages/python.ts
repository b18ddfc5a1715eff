// A page with nothing but Python on it, for the trust tests.
import { browserPython } from "../../src/python/browser.ts";
import type { Python } from "../../src/python/client.ts";

declare global {
  interface Window {
    python: Python;
  }
}

window.python = browserPython([]);
