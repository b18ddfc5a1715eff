// Asks whether an opened notebook stands alone or beside the one on the page.
import { Dialog } from "radix-ui";
import type { ReactElement } from "react";
import { useBeside } from "../state/beside.ts";

export function BesideDialog(): ReactElement | null {
  const question = useBeside((state) => state.question);
  if (!question) return null;
  const { opened, current, answer } = question;
  return (
    <Dialog.Root open onOpenChange={(open) => !open && answer("neither")}>
      <Dialog.Portal>
        <Dialog.Overlay className="sheet-veil" />
        <Dialog.Content className="dialog">
          <Dialog.Title>Open “{opened}”</Dialog.Title>
          <Dialog.Description>
            Put it beside “{current}” to compare the two as columns of one
            notebook, or open it alone. The notebook on the page is kept either
            way.
          </Dialog.Description>
          <div className="dialog-actions">
            <button
              type="button"
              className="btn primary"
              onClick={() => answer("beside")}
            >
              Put beside
            </button>
            <button
              type="button"
              className="btn"
              onClick={() => answer("alone")}
            >
              Open alone
            </button>
            <Dialog.Close className="btn quiet">Cancel</Dialog.Close>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
