// The parts of the window, and the way from one to the next.

const PANES = ["header", ".rows[role=tree]", ".stage[role=group]", "main", "aside", "[role=search]"];
const TAKES_KEYS = "button:not(:disabled), input:not(:disabled), select, textarea, [tabindex='0'], a[href]";

/** Gives the keyboard to the next part of the window, or the one before. */
export function nextPane(by: 1 | -1): void {
  const panes = PANES.flatMap((selector) => [...document.querySelectorAll<HTMLElement>(selector)]).filter((pane) => pane.matches("[tabindex='0']") || pane.querySelector(TAKES_KEYS));
  const outer = panes.filter((pane) => !panes.some((other) => other !== pane && other.contains(pane)));
  const at = outer.findIndex((pane) => pane.contains(document.activeElement));
  const next = outer[(at + by + outer.length) % outer.length];
  const first = next?.matches("[tabindex='0']") ? next : next?.querySelector<HTMLElement>("[tabindex='0']") ?? next?.querySelector<HTMLElement>(TAKES_KEYS);
  first?.focus();
}
