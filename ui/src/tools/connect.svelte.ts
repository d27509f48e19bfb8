// Connect: from card to card by two clicks or a drag, or by Tab and Enter; on empty ground it makes the next card.

import type { Component } from "svelte";
import type { Surface } from "../canvas/surface.svelte";
import ConnectToolOverlay from "./ConnectToolOverlay.svelte";
import { Connecting } from "./connecting.svelte";
import type { Pointed, Tool, ToolKind } from "./tool";

export const CONNECT: ToolKind = { id: "connect", name: "Connect", key: "C", icon: "workflow", on: (surface, done) => new Connect(surface, done) };

export class Connect implements Tool {
  readonly overlay: Component<{ tool: Connect; surface: Surface }> = ConnectToolOverlay;
  readonly cursor = "crosshair";
  /** The arrow that is being drawn. */
  connecting = $state.raw<Connecting | null>(null);
  readonly #surface: Surface;
  readonly #done: () => void;
  /** The source has just been pressed: letting go on it leaves it chosen. */
  #fresh = false;

  constructor(surface: Surface, done: () => void) {
    this.#surface = surface;
    this.#done = done;
  }

  start(): void {
    const { selected } = this.#surface;
    this.connecting = selected?.kind === "touchpoint" ? new Connecting(this.#surface, selected) : null;
  }

  stop(): void {
    this.connecting?.cancel();
    this.connecting = null;
  }

  down(at: Pointed): void {
    const card = at.things.find(({ kind }) => kind === "touchpoint");
    if (this.connecting) return this.connecting.move(at);
    this.#fresh = card !== undefined;
    if (card) this.connecting = new Connecting(this.#surface, card);
  }

  move(at: Pointed): void {
    if (this.connecting) return this.connecting.move(at);
    this.#surface.hovered = at.things.find(({ kind }) => kind === "touchpoint") ?? null;
  }

  up(at: Pointed): void {
    const { connecting } = this;
    if (!connecting) return;
    connecting.move(at);
    const fresh = this.#fresh;
    this.#fresh = false;
    if (fresh && !connecting.to) return;
    if (connecting.exists) return;
    connecting.end(at);
    this.connecting = null;
    this.#done();
  }

  key(event: KeyboardEvent): boolean {
    const { connecting } = this;
    if (!connecting || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === "Tab") connecting.step(event.shiftKey ? -1 : 1);
    else if (event.key === "Enter" && connecting.target && !connecting.exists) {
      connecting.finish();
      this.connecting = null;
      this.#done();
    } else return event.key === "Enter";
    return true;
  }

  /** The source is given up first, then the tool. */
  cancel(): boolean {
    const { connecting } = this;
    this.stop();
    return connecting !== null && this.#surface.selected === null;
  }
}
