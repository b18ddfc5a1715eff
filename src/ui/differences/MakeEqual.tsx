// The edits that end a difference: which column takes over whose value. With many columns, all that differ at once.
import { DropdownMenu } from "radix-ui";
import { useRef, type ReactElement } from "react";
import type { Difference } from "../../compare/difference.ts";
import { useRosetta } from "../state/rosettaStore.ts";
import { offers, type FixOf, type Offer } from "./offers.ts";

interface Props {
  readonly difference: Difference;
  readonly names: readonly string[];
  readonly onFix: (fix: FixOf) => void;
}

export function MakeEqual({ difference, names, onFix }: Props): ReactElement {
  const all = useRosetta((state) => state.reading.current?.fixes);
  const fixes = all?.filter((fix) => fix.difference === difference.id) ?? [];
  const chosen = useRef<Offer | null>(null);
  // The editor takes the focus with the edit: it can once the menu has let go of it.
  const closed = (event: Event): void => {
    if (!chosen.current) return;
    event.preventDefault();
    chosen.current.fixes.forEach(onFix);
    chosen.current = null;
  };
  if (fixes.length === 0) return <span className="equal" />;
  return (
    <span className="equal">
      <DropdownMenu.Root>
        <DropdownMenu.Trigger className="btn">
          Make equal <span aria-hidden>▾</span>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            className="menu scrolls"
            align="end"
            sideOffset={4}
            collisionPadding={12}
            onCloseAutoFocus={closed}
          >
            {offers(fixes, difference, names).map(({ label, items }) => (
              <DropdownMenu.Group key={label}>
                {label && (
                  <DropdownMenu.Label className="label">
                    {label}
                  </DropdownMenu.Label>
                )}
                {items.map((offer) => (
                  <DropdownMenu.Item
                    key={offer.title}
                    onSelect={() => (chosen.current = offer)}
                  >
                    {offer.title}
                  </DropdownMenu.Item>
                ))}
              </DropdownMenu.Group>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    </span>
  );
}
