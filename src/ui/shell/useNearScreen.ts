// Whether an element has come near the screen: heavy parts wait until then, and stay.
import { useEffect, useState, type RefObject } from "react";

export function useNearScreen(element: RefObject<Element | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (near || !element.current) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((e) => e.isIntersecting) && setNear(true),
      { rootMargin: "400px" },
    );
    observer.observe(element.current.parentElement ?? element.current);
    return () => observer.disconnect();
  }, [near, element]);
  return near;
}
