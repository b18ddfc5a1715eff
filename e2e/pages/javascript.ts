// A page with nothing but the recorder for JavaScript on it, for the trust tests.
import { browserJavaScript } from "../../src/javascript/browser.ts";
import type { Python } from "../../src/python/client.ts";

declare global {
  interface Window {
    javascript: Python;
  }
}

window.javascript = browserJavaScript([], 2);
