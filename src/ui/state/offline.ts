// Whether the page is kept for use without a network: the service worker keeps all of it, once.
import { create } from "zustand";

export type Offline = "unsupported" | "preparing" | "ready" | "failed";

export const useOffline = create<{ readonly state: Offline }>(() => ({
  state: "unsupported",
}));

/**
 * Whether loading the page once more gives it several threads: its host does not send the headers that isolate a page, but the service
 * worker, which now answers in the host's place, does.
 */
export function reloadIsolates(state: Offline): boolean {
  return (
    state === "ready" &&
    !crossOriginIsolated &&
    navigator.serviceWorker.controller !== null
  );
}

/** How long keeping waits for Python at most, in milliseconds: what a visitor waits for comes first. */
const patience = 20_000;

/** Resolves when Python is up, or after a while without it. */
function whenPythonIsUp(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, patience);
    const observer = new PerformanceObserver((marks) => {
      if (marks.getEntriesByName("rosetta:python-ready").length === 0) return;
      observer.disconnect();
      clearTimeout(timer);
      resolve();
    });
    observer.observe({ type: "mark", buffered: true });
  });
}

/** Resolves when the service worker answers for this page, too. */
async function controlled(): Promise<void> {
  const { serviceWorker } = navigator;
  await serviceWorker.ready;
  if (serviceWorker.controller) return;
  await new Promise<void>((resolve) => {
    serviceWorker.addEventListener("controllerchange", () => resolve(), {
      once: true,
    });
  });
}

/** Starts when the visitor has what they came for; in development nothing is kept. */
export function keepForOffline(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const set = (state: Offline): void => useOffline.setState({ state });
  const start = async (): Promise<void> => {
    set("preparing");
    try {
      await navigator.serviceWorker.register("./service-worker.js");
      await controlled();
      set("ready");
    } catch {
      // Private windows may deny it; the page works all the same while there is a network, and the footer says so.
      set("failed");
    }
  };
  void whenPythonIsUp().then(start);
}
