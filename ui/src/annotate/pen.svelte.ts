// Pen: draws with ink, and rubs it out again. One stroke is one change, and so is one rubbing.

import type { Surface } from "../canvas/surface.svelte";
import type { Point } from "../host/types";
import type { Pointed, Tool, ToolKind } from "../tools/tool";
import { Stroke, inkAt } from "./ink";
import PenOverlay from "./PenOverlay.svelte";

/** The bit of a pen's other end among the buttons that are held. */
const OTHER_END = 32;
/** How near a line has to be to be rubbed out, in CSS pixels. */
const REACH = 8;
/** The pressure of what has none: a mouse, and fingers that tell nothing. */
const EVEN = 0.5;

export const PEN_TOOL: ToolKind = { id: "pen", name: "Pen", key: "P", icon: "pen", on: (surface) => new Pen(surface) };

export class Pen implements Tool {
  readonly overlay = PenOverlay;
  /** What it draws with. */
  end = $state<"pen" | "eraser">("pen");
  /** The stroke that is being drawn, as an outline in scene units, and how wide it is there. */
  drawn = $state.raw<{ outline: string; width: number } | null>(null);
  /** The strokes that are kept but not shown yet, so that none flickers. */
  waiting = $state.raw<readonly { outline: string; width: number }[]>([]);
  /** The groups that have been rubbed out since the press. */
  rubbed = $state.raw<readonly string[]>([]);
  readonly #surface: Surface;
  #stroke: Stroke | null = null;
  #last: Point | null = null;

  constructor(surface: Surface) {
    this.#surface = surface;
  }

  get cursor(): string {
    return this.end === "pen" ? "crosshair" : "cell";
  }

  stop(): void {
    this.cancel();
    this.end = "pen";
  }

  down(at: Pointed): boolean {
    const rubs = this.end === "eraser" || (at.event.buttons & OTHER_END) !== 0;
    if (rubs) this.#rub(at);
    else {
      this.#stroke = new Stroke(this.#surface.look.camera.z);
      this.#draw(at);
    }
    return true;
  }

  move(at: Pointed, held: boolean): void {
    if (!held) return;
    if (this.#stroke) this.#draw(at);
    else if (this.#last) this.#rub(at);
  }

  up(): void {
    const [stroke, rubbed] = [this.#stroke, this.rubbed];
    const { drawn } = this;
    this.cancel();
    if (stroke && drawn) void this.#keep(stroke, drawn);
    else if (rubbed.length > 0) void this.#surface.annotating.erase(rubbed);
  }

  leave(): void {
    this.cancel();
  }

  cancel(): boolean {
    const begun = this.#stroke !== null || this.#last !== null;
    [this.#stroke, this.#last, this.drawn, this.rubbed] = [null, null, null, []];
    return begun;
  }

  key(event: KeyboardEvent): boolean {
    if (event.key.toLowerCase() !== "e" || event.ctrlKey || event.metaKey || event.altKey) return false;
    this.end = this.end === "pen" ? "eraser" : "pen";
    return true;
  }

  async #keep(stroke: Stroke, drawn: { outline: string; width: number }): Promise<void> {
    stroke.end();
    this.waiting = [...this.waiting, drawn];
    await this.#surface.annotating.draw(stroke);
    // It is drawn by now, or was refused.
    setTimeout(() => (this.waiting = this.waiting.filter((one) => one !== drawn)), 120);
  }

  #draw(at: Pointed): void {
    const stroke = this.#stroke;
    if (!stroke) return;
    // The events between two frames are there too, where the device tells them.
    const between = at.event.getCoalescedEvents?.() ?? [];
    for (const event of between.length > 0 ? between : [at.event]) {
      const { x, y } = this.#surface.look.onMap(at.px + event.clientX - at.event.clientX, at.py + event.clientY - at.event.clientY);
      stroke.add({ x, y, pressure: event.pointerType === "mouse" || event.pressure === 0 ? EVEN : event.pressure });
    }
    this.drawn = { outline: stroke.outline(), width: stroke.width() };
  }

  #rub(at: Pointed): void {
    const from = this.#last ?? at;
    this.#last = { x: at.x, y: at.y };
    const met = inkAt(this.#surface.scene.groups, from, at, REACH / this.#surface.look.camera.z);
    if (met.length > 0) this.rubbed = [...new Set([...this.rubbed, ...met])];
  }
}
