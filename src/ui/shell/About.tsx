// The foot of the page: what happens to what is typed here.
import { useSyncExternalStore, type ReactElement } from "react";

export function About(): ReactElement {
  const online = useOnline();
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
      <span role="status">
        {online
          ? "Works offline after the first visit."
          : "Offline: everything but fetching data works."}
      </span>
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
