// The atlas: what every framework does when nobody says, op by op, and what proves it.
import { useState, type ReactElement } from "react";
import {
  atlasEntry,
  atlasFamilies,
  atlasIndex,
  narrowed,
  type AtlasEntry,
  type AtlasListing,
} from "../../atlas.ts";
import "../styles/atlas.css";
import { DialectChips } from "./DialectChips.tsx";
import { EntryTable } from "./EntryTable.tsx";
import { Shows } from "./Shows.tsx";
import { useHiddenDialects } from "./hiddenDialects.ts";
import { useLoaded } from "./useLoaded.ts";

type Index = readonly AtlasListing[];

const loadIndex = (): Promise<Index> => atlasIndex();

export function AtlasView({ entry }: { readonly entry: string }): ReactElement {
  const index = useLoaded("", loadIndex);
  return (
    <div className="atlas">
      <header className="atlas-head">
        <h2>Atlas of defaults</h2>
        <p>
          What each framework does when you say nothing. <b>Executed</b> facts
          were printed by the framework itself; the others rest on its source or
          documents, and say so.
        </p>
      </header>
      {index.kind === "failed" && <p role="alert">{index.message}</p>}
      {index.kind === "loading" && <p role="status">Gathering the facts…</p>}
      {index.kind === "there" && (
        <div className="atlas-body">
          <EntryList
            index={index.value}
            current={entry || firstOf(index.value)}
          />
          <Entry id={entry || firstOf(index.value)} />
        </div>
      )}
    </div>
  );
}

/** What the atlas opens with: convolution is where the frameworks differ most visibly. */
const firstOf = (index: Index): string =>
  index.find(({ id }) => id === "conv")?.id ?? index[0]?.id ?? "";

function EntryList({
  index,
  current,
}: {
  readonly index: Index;
  readonly current: string;
}): ReactElement {
  const [filter, setFilter] = useState("");
  const wanted = filter.trim().toLowerCase();
  const found = index.filter(({ id, title, dialects }) =>
    [id, title, ...dialects].some((text) =>
      text.toLowerCase().includes(wanted),
    ),
  );
  return (
    <nav className="atlas-list" aria-label="Entries of the atlas">
      <input
        type="search"
        aria-label="Find an op, a loss, an optimiser or a framework"
        placeholder="Find…"
        value={filter}
        onChange={(event) => setFilter(event.target.value)}
      />
      {atlasFamilies.map((family) => {
        const own = found.filter((each) => each.family === family);
        return (
          own.length > 0 && (
            <section key={family}>
              <h3>{family}</h3>
              <ul>
                {own.map((listing) => (
                  <li key={listing.id}>
                    <EntryLink
                      listing={listing}
                      current={listing.id === current}
                    />
                  </li>
                ))}
              </ul>
            </section>
          )
        );
      })}
      {found.length === 0 && <p className="empty">Nothing of that name.</p>}
    </nav>
  );
}

function EntryLink({
  listing: { id, title, dialects },
  current,
}: {
  readonly listing: AtlasListing;
  readonly current: boolean;
}): ReactElement {
  return (
    <a
      href={`#atlas/${encodeURIComponent(id)}`}
      aria-current={current ? "page" : undefined}
    >
      {title}
      <small>
        <span className="visually-hidden">in </span>
        {dialects.length}
        <span className="visually-hidden"> frameworks</span>
      </small>
    </a>
  );
}

function Entry({ id }: { readonly id: string }): ReactElement {
  const entry = useLoaded(id, atlasEntry);
  if (entry.kind === "loading")
    return (
      <p className="atlas-entry" role="status">
        Gathering the facts…
      </p>
    );
  if (entry.kind === "failed")
    return (
      <p className="atlas-entry" role="alert">
        {entry.message}
      </p>
    );
  if (!entry.value)
    return (
      <p className="atlas-entry" role="alert">
        The atlas has no entry “{id}”. Choose one from the list.
      </p>
    );
  return <WholeEntry key={id} whole={entry.value} />;
}

/** An entry without the dialects that the reader left out. */
function WholeEntry({ whole }: { readonly whole: AtlasEntry }): ReactElement {
  const [hidden, toggle] = useHiddenDialects();
  const entry = narrowed(whole, (dialect) => !hidden.has(dialect));
  return (
    <section className="atlas-entry" aria-label={whole.title}>
      <EntryTable entry={entry}>
        <DialectChips columns={whole.columns} hidden={hidden} toggle={toggle} />
      </EntryTable>
      {entry.columns.length > 0 && <Shows entry={entry} />}
    </section>
  );
}
