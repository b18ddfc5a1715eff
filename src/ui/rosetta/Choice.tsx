// One of a few words, chosen by a row of buttons.
import { ToggleGroup } from "radix-ui";
import type { ReactElement } from "react";

interface Props<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly T[];
  readonly onChoose: (value: T) => void;
}

export function Choice<T extends string>({
  label,
  value,
  options,
  onChoose,
}: Props<T>): ReactElement {
  return (
    <ToggleGroup.Root
      type="single"
      className="segmented"
      aria-label={label}
      value={value}
      onValueChange={(next) => next && onChoose(next as T)}
    >
      {options.map((option) => (
        <ToggleGroup.Item key={option} value={option}>
          {option}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
