// What runs training, what was refused and why, and the visitor's choice.
import { Popover } from "radix-ui";
import type { ReactElement } from "react";
import type { DeviceReport } from "../../engines/engine.ts";
import { engineName } from "../../engines/names.ts";
import { chooseEngine, usePage } from "../state/page.ts";
import { deviceText, engineChoices } from "./device.ts";

export function DeviceBadge(): ReactElement {
  const device = usePage((state) => state.device);
  const engine = usePage((state) => state.engine);
  const look = !device
    ? "dot off"
    : device.device.software
      ? "dot software"
      : "dot";
  return (
    <Popover.Root>
      <Popover.Trigger
        className="chip"
        aria-label={`Device: ${deviceText(device, engine)}. Choose`}
      >
        <span className={look} aria-hidden />
        <span className="device-text">{deviceText(device, engine)}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="popover"
          align="end"
          sideOffset={6}
          aria-label="Device"
        >
          <Choices />
          {device && <Refusals report={device} />}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Choices(): ReactElement {
  const chosen = usePage((state) => state.engine);
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <legend className="label">Training runs on</legend>
      {engineChoices.map(({ id, words }) => (
        <label key={id} style={{ display: "flex", gap: 8, padding: "2px 0" }}>
          <input
            type="radio"
            name="engine"
            checked={chosen === id}
            onChange={() => chooseEngine(id)}
          />
          {words}
        </label>
      ))}
      <small>Holds from the next run on.</small>
    </fieldset>
  );
}

function Refusals({ report }: { readonly report: DeviceReport }): ReactElement {
  const { device, because, refused } = report;
  return (
    <div style={{ marginTop: 10 }}>
      <div>
        Last run: {engineName(device.engine)} ({device.name}).{" "}
        {device.software &&
          "A graphics processor emulated in software: right, but slow. "}
        {because}
      </div>
      {refused.length > 0 && (
        <>
          <div className="label" style={{ marginTop: 8 }}>
            Not taken
          </div>
          <ul style={{ margin: "2px 0 0", paddingLeft: 18 }}>
            {refused.map(({ engine, reason }) => (
              <li key={engine}>
                {engineName(engine)}: {reason}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
