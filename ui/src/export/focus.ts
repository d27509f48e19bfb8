// Keeps the Tab key inside an open dialog, where a webview would lead it out of the page.

const STOPS = "button:not(:disabled), input:not(:disabled), select:not(:disabled), [tabindex='0']";

/** Turns at the last and the first stop. A group of radio buttons is one stop. */
export function keepFocusInside(event: KeyboardEvent, dialog: HTMLElement | undefined): void {
  if (event.key !== "Tab" || !dialog) return;
  const stops = [...dialog.querySelectorAll<HTMLElement>(STOPS)].filter(
    (stop) => !(stop instanceof HTMLInputElement && stop.type === "radio" && !stop.checked),
  );
  const [first, last] = [stops[0], stops.at(-1)];
  const [from, to] = event.shiftKey ? [first, last] : [last, first];
  if (document.activeElement !== from) return;
  event.preventDefault();
  to?.focus();
}
