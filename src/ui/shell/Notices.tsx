// What the page has to say above the notebook, until it is dismissed.
import type { ReactElement, ReactNode } from "react";
import type { Notice } from "../../notebook/session.ts";
import { dismiss, useNotices } from "../state/notices.ts";
import { openNotebook, session, useSession } from "../state/session.ts";

export function Notices(): ReactElement {
  const list = useNotices((state) => state.list);
  const { notice, failure } = useSession((state) => state.run);
  return (
    <div className="notices">
      {failure && (
        <Line bad onClose={() => session.dismiss()}>
          {failure.message}
        </Line>
      )}
      {notice && <SessionNotice notice={notice} />}
      {list.map(({ id, text, bad }) => (
        <Line key={id} bad={bad} onClose={() => dismiss(id)}>
          {text}
        </Line>
      ))}
    </div>
  );
}

function SessionNotice({ notice }: { readonly notice: Notice }): ReactElement {
  const close = (): void => session.dismiss();
  switch (notice.kind) {
    case "kept both":
      return (
        <Line onClose={close}>
          Another tab saved this notebook meanwhile. Both versions are kept: you
          go on in yours, the other one is{" "}
          <Open id={notice.other.id}>{notice.other.title}</Open>.
        </Line>
      );
    case "changed elsewhere":
      return (
        <Line onClose={close}>
          {notice.deleted
            ? "Another tab deleted this notebook. It is kept again as soon as you change it here."
            : "Another tab saved this notebook. If you go on here, both versions are kept."}{" "}
          {!notice.deleted && (
            <Open id={session.getState().document.id}>
              Show the other version
            </Open>
          )}
        </Line>
      );
    case "recovered":
      return (
        <Line onClose={close}>
          Text from {new Date(notice.writtenAt).toLocaleString()} that was not
          saved yet is back.
          {notice.others.length > 0 &&
            ` ${notice.others.length} older unsaved versions stand under My notebooks.`}
        </Line>
      );
    default:
      notice satisfies never;
      throw new TypeError("Expected a known notice.");
  }
}

function Open({
  id,
  children,
}: {
  readonly id: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <button
      type="button"
      className="btn quiet"
      onClick={() => void openNotebook(id)}
    >
      {children}
    </button>
  );
}

interface LineProps {
  readonly bad?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

function Line({ bad = false, onClose, children }: LineProps): ReactElement {
  return (
    <div
      className={`notice${bad ? " bad" : ""}`}
      role={bad ? "alert" : "status"}
    >
      <span>{children}</span>
      <button type="button" className="btn quiet" onClick={onClose}>
        Dismiss
      </button>
    </div>
  );
}
