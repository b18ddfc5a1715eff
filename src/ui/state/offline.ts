// Whether the page is kept for use without a network: the service worker keeps all of it, once.
import { create } from "zustand";

export type Offline = "unsupported" | "preparing" | "ready" | "failed";

export const useOffline = create<{ readonly state: Offline }>(() => ({
  state: "unsupported",
}));

/** Starts after the page has loaded; in development nothing is kept. */
export function keepForOffline(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const set = (state: Offline): void => useOffline.setState({ state });
  const start = async (): Promise<void> => {
    set("preparing");
    try {
      await navigator.serviceWorker.register("./service-worker.js");
      await navigator.serviceWorker.ready;
      set("ready");
    } catch {
      // Private windows may deny it; the page works all the same while there is a network, and the footer says so.
      set("failed");
    }
  };
  addEventListener("load", () => void start(), { once: true });
  if (document.readyState === "complete") void start();
}
