// What floats above the map keeps its own presses: the map hears of them otherwise.

import type { Attachment } from "svelte/attachments";

/** Keeps presses and the wheel on an element from whatever lies around it. */
export const shield: Attachment<HTMLElement> = (element) => {
  const keep = (event: Event): void => event.stopPropagation();
  element.addEventListener("pointerdown", keep);
  element.addEventListener("wheel", keep);
  return () => {
    element.removeEventListener("pointerdown", keep);
    element.removeEventListener("wheel", keep);
  };
};
