// A whole number that may be left open; what then holds stands in the empty field.
import type { ReactElement } from "react";

interface Props {
  readonly label: string;
  readonly value: number | null;
  readonly hint: string;
  readonly least?: number;
  readonly onChange: (value: number | null) => void;
}

export function NumberField({
  label,
  value,
  hint,
  least = 1,
  onChange,
}: Props): ReactElement {
  return (
    <label className="field">
      {label}
      <input
        type="number"
        min={least}
        step={1}
        value={value ?? ""}
        placeholder={hint}
        onChange={({ target }) =>
          onChange(
            target.value === ""
              ? null
              : Math.max(least, Math.floor(target.valueAsNumber)),
          )
        }
      />
    </label>
  );
}
