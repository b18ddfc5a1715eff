// The "layers" view: every row of the spine with its shape and weights in each column.
import { useMemo, type ReactElement } from "react";
import { count } from "../run/time.ts";
import { light, useRosetta, useRosettaStore } from "../state/rosettaStore.ts";
import { hueClass } from "./hues.ts";
import { layerRows, type LayerCell, type LayerRow } from "./layers.ts";

export function LayersTable({
  titles,
}: {
  readonly titles: readonly string[];
}): ReactElement {
  const shown = useRosetta((state) => state.reading.shown);
  const rows = useMemo(() => (shown ? layerRows(shown) : []), [shown]);
  if (!shown || rows.length === 0)
    return (
      <p className="waiting">Layers appear once the code has been read.</p>
    );
  return (
    <div className="layers" tabIndex={0} role="region" aria-label="Layers">
      <table className="grid-table">
        <thead>
          <tr>
            <th scope="col">layer</th>
            {shown.compared.map((i) => (
              <th scope="col" key={i}>
                {titles[i]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <LayersRow key={row.row.id} {...row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LayersRow({ row, cells }: LayerRow): ReactElement {
  const store = useRosettaStore();
  const hue = useRosetta((state) => state.reading.hues[row.id]);
  return (
    <tr
      onMouseEnter={() => light(store, [row.id])}
      onMouseLeave={() => light(store, [])}
    >
      <th
        scope="row"
        className={hue === undefined ? "" : `swatch ${hueClass(hue)}`}
      >
        <button
          type="button"
          className="btn quiet"
          onClick={() => store.setState({ details: [row.id] })}
        >
          {row.title}
        </button>
      </th>
      {cells.map((cell, i) => (
        <td key={i}>{cell ? <LayerFacts cell={cell} /> : "–"}</td>
      ))}
    </tr>
  );
}

function LayerFacts({ cell }: { readonly cell: LayerCell }): ReactElement {
  return (
    <>
      <code>{cell.shape}</code>
      {cell.parameters > 0 && ` · ${count(cell.parameters)} parameters`}
      {cell.calls.length > 0 && <small>{cell.calls.join(" → ")}</small>}
    </>
  );
}
