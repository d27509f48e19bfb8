// Light or dark: as the system has it, until somebody chooses; the choice is remembered.

import type { Theme } from "../canvas/theme";

const KEY = "throughline.theme";

function remembered(): Theme | null {
  const kept = localStorage.getItem(KEY);
  return kept === "light" || kept === "dark" ? kept : null;
}

/** What the window wears now. */
export class Wear {
  #system = $state<Theme>("light");
  #chosen = $state<Theme | null>(null);

  constructor() {
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    this.#system = dark.matches ? "dark" : "light";
    dark.addEventListener("change", (event) => (this.#system = event.matches ? "dark" : "light"));
    this.#chosen = remembered();
    this.#dress();
  }

  get theme(): Theme {
    return this.#chosen ?? this.#system;
  }

  /** Changes to the other; choosing what the system has means following it again. */
  toggle(): void {
    const wanted: Theme = this.theme === "light" ? "dark" : "light";
    this.#chosen = wanted === this.#system ? null : wanted;
    if (this.#chosen) localStorage.setItem(KEY, this.#chosen);
    else localStorage.removeItem(KEY);
    this.#dress();
  }

  #dress(): void {
    const root = document.documentElement;
    if (this.#chosen) root.dataset["theme"] = this.#chosen;
    else delete root.dataset["theme"];
  }
}
