// Columns that scroll sideways: which of them are on the screen, how one is brought there, and how wide each is.
import { useEffect, useLayoutEffect, useRef, type RefObject } from "react";
import type { GroupImperativeHandle } from "react-resizable-panels";
import {
  useRosetta,
  useRosettaStore,
  type RosettaStore,
} from "../state/rosettaStore.ts";

type Scroller = RefObject<HTMLElement | null>;

/** Gives panels their kept widths when columns come, go or move; dragging sets them by itself. */
export function useLayout(
  group: RefObject<GroupImperativeHandle | null>,
  order: string,
  layout: Readonly<Record<string, number>>,
): void {
  const latest = useRef(layout);
  useLayoutEffect(() => {
    latest.current = layout;
  });
  const first = useRef(true);
  useLayoutEffect(() => {
    // The group learns of its panels in effects of its own, right after this one.
    if (!first.current)
      queueMicrotask(() => {
        const wanted = { ...latest.current };
        const known = Object.keys(group.current?.getLayout() ?? {});
        const fits = known.length === Object.keys(wanted).length;
        if (fits && known.every((id) => id in wanted))
          group.current?.setLayout(wanted);
      });
    first.current = false;
  }, [group, order]);
}

/** Keeps the store and the scroller in step, in both directions. */
export function useSideways(
  scroller: Scroller,
  order: string,
  panelId: (column: string) => string,
): void {
  const store = useRosettaStore();
  useInView(scroller, order, store);
  useGoal(scroller, store, panelId);
}

const panels = (scroller: HTMLElement): HTMLElement[] => [
  ...scroller.querySelectorAll<HTMLElement>("[data-column]"),
];

/** Tells the store which columns can be seen, and the scroller on which sides there is more. */
function useInView(
  scroller: Scroller,
  order: string,
  store: RosettaStore,
): void {
  useEffect(() => {
    const root = scroller.current;
    if (!root) return;
    const seen = new Set<string>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, intersectionRatio } of entries) {
          const id = (target as HTMLElement).dataset["column"] ?? "";
          if (intersectionRatio > 0.5) seen.add(id);
          else seen.delete(id);
        }
        const inView = order.split("\n").filter((id) => seen.has(id));
        store.setState({ inView });
      },
      // Columns are higher than the screen: only sideways counts.
      { root, rootMargin: "100000px 0px", threshold: [0.25, 0.5, 0.75, 1] },
    );
    for (const panel of panels(root)) observer.observe(panel);
    const edges = (): void => {
      const { scrollLeft, scrollWidth, clientWidth } = root;
      root.parentElement?.toggleAttribute("data-more-left", scrollLeft > 2);
      root.parentElement?.toggleAttribute(
        "data-more-right",
        scrollLeft < scrollWidth - clientWidth - 2,
      );
    };
    const resize = new ResizeObserver(edges);
    resize.observe(root);
    if (root.firstElementChild) resize.observe(root.firstElementChild);
    root.addEventListener("scroll", edges, { passive: true });
    return () => {
      observer.disconnect();
      resize.disconnect();
      root.removeEventListener("scroll", edges);
    };
  }, [scroller, order, store]);
}

/** Scrolls to the column that was asked for. */
function useGoal(
  scroller: Scroller,
  store: RosettaStore,
  panelId: (column: string) => string,
): void {
  const goal = useRosetta((state) => state.goal);
  const idOf = useRef(panelId);
  useEffect(() => {
    idOf.current = panelId;
  });
  // A goal of before this cell was drawn (the tabs of a narrow window) has been reached.
  const reached = useRef(store.getState().goal?.count ?? 0);
  useEffect(() => {
    const root = scroller.current;
    if (!root || !goal || goal.count === reached.current) return;
    reached.current = goal.count;
    const panel = document.getElementById(idOf.current(goal.column));
    if (panel) bringInto(root, panel);
  }, [goal, scroller]);
}

function bringInto(root: HTMLElement, panel: HTMLElement): void {
  const pinned = root.querySelector<HTMLElement>("[data-pinned]");
  if (panel === pinned) return;
  const view = root.getBoundingClientRect();
  const box = panel.getBoundingClientRect();
  const left = view.left + (pinned?.offsetWidth ?? 0);
  const by =
    box.left < left
      ? box.left - left
      : box.right > view.right
        ? Math.min(box.right - view.right, box.left - left)
        : 0;
  if (by === 0) return;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  root.scrollBy({ left: by, behavior: still ? "instant" : "smooth" });
}
