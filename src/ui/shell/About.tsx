// The foot of the page: what happens to what is typed here.
import { useSyncExternalStore, type ReactElement } from "react";
import { useOffline, type Offline } from "../state/offline.ts";

export function About(): ReactElement {
  const online = useOnline();
  const kept = useOffline(({ state }) => state);
  return (
    <footer className="footer">
      <span>
        Nothing you type or open leaves this page. Notebooks are kept in this
        browser.
      </span>
      <span>
        Code is read by a dry run in a sandbox without network; training runs on
        your own device.
      </span>
      <span role="status">{offlineText(online, kept)}</span>
    </footer>
  );
}

function useOnline(): boolean {
  return useSyncExternalStore(
    (changed) => {
      window.addEventListener("online", changed);
      window.addEventListener("offline", changed);
      return () => {
        window.removeEventListener("online", changed);
        window.removeEventListener("offline", changed);
      };
    },
    () => navigator.onLine,
  );
}

function offlineText(online: boolean, kept: Offline): string {
  if (!online) return "Offline: all but fetching data works.";
  switch (kept) {
    case "ready":
      return "Kept for use without a network.";
    case "preparing":
      return "Being kept for use without a network…";
    case "failed":
      return "This browser keeps nothing for use without a network.";
    case "unsupported":
      return "";
    default:
      kept satisfies never;
      throw new TypeError("Expected a known state.");
  }
}
