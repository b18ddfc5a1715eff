// Where CIFAR-10 is fetched from, when it was not dropped: an address the visitor gives.
import { useState, type ReactElement } from "react";
import { fetchData, keptAddress } from "../state/datasets.ts";
import { tell } from "../state/notices.ts";

export function DataAddress(): ReactElement {
  const [address, setAddress] = useState(keptAddress);
  const [busy, setBusy] = useState(false);
  const [loaded, setLoaded] = useState("");
  const get = (): void => {
    setBusy(true);
    fetchData(address, (bytes, total) => setLoaded(megabytes(bytes, total)))
      .then((text) => tell(text, false))
      .catch((error: unknown) =>
        tell(error instanceof Error ? error.message : String(error)),
      )
      .finally(() => setBusy(false));
  };
  return (
    <label className="field">
      address of cifar-10-binary.tar.gz, or drop the file on the page
      <span style={{ display: "flex", gap: 6 }}>
        <input
          type="url"
          size={34}
          value={address}
          placeholder="https://…"
          onChange={({ target }) => setAddress(target.value)}
        />
        <button
          type="button"
          className="btn"
          disabled={busy || address === ""}
          onClick={get}
        >
          {busy ? `Fetching ${loaded}…` : "Fetch"}
        </button>
      </span>
    </label>
  );
}

function megabytes(bytes: number, total: number | null): string {
  const of = total === null ? "" : ` of ${(total / 1e6).toFixed(0)}`;
  return `${(bytes / 1e6).toFixed(0)}${of} MB`;
}
