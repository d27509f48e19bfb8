// Work that waits until something comes near the view.

/** Calls `act` once, as soon as the element is in view or about to be; the answer gives it up. */
export function onSeen(element: Element, act: () => void): () => void {
  const watch = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      watch.disconnect();
      act();
    },
    { rootMargin: "200px" },
  );
  watch.observe(element);
  return () => watch.disconnect();
}
