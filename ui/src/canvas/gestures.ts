// From wheel, pointer and keys to movements of the camera.

/** What a gesture asks of the map. */
export interface Moves {
  /** Moves the look by CSS pixels. */
  pan(dx: number, dy: number): void;
  /** Zooms by 5 % steps at a point of the element. */
  step(steps: number, x: number, y: number): void;
}

/** This much turning of a wheel, in pixels, is one step of zoom for a pinch; a notch is always one. */
const PINCH = 4;
const NOTCH = 50;
const LINE = 16;

/** Follows the wheel and pinches over an element; the answer ends it. */
export function followWheel(element: HTMLElement, moves: Moves): () => void {
  let turned = 0;
  const onWheel = (event: WheelEvent): void => {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1;
    const dx = event.deltaX * unit;
    const dy = event.deltaY * unit;
    if (!event.ctrlKey && !event.metaKey) {
      const sideways = event.shiftKey && dx === 0;
      moves.pan(sideways ? dy : dx, sideways ? 0 : dy);
      return;
    }
    const box = element.getBoundingClientRect();
    if (Math.abs(dy) >= NOTCH) turned = -Math.sign(dy) * PINCH;
    else turned -= dy;
    const steps = Math.trunc(turned / PINCH);
    turned -= steps * PINCH;
    if (steps !== 0) moves.step(steps, event.clientX - box.left, event.clientY - box.top);
  };
  element.addEventListener("wheel", onWheel, { passive: false });
  return () => element.removeEventListener("wheel", onWheel);
}

/** A drag begins when the pointer has moved by so many pixels; until then it is a press. */
export const SLOP = 4;

const CONTROLS = "button, input, textarea, select, [role=dialog], [role=menu]";

/** Who hears of the pointer over an element. */
export interface Hand {
  /** The first button went down. False where the drag shall pan. */
  down(event: PointerEvent): boolean;
  move(event: PointerEvent, held: boolean): void;
  up(event: PointerEvent): void;
  /** The pointer has left the element, or the press has been taken away. */
  leave(): void;
  /** Whether a press pans whatever is under it. */
  pans(event: PointerEvent): boolean;
  /** Whether the map is being panned. */
  panning(yes: boolean): void;
}

/**
 * Follows the pointer over an element; the answer ends it. The middle button pans; the first one belongs
 * to the hand, and pans where that does not want it.
 */
export function followPointer(element: HTMLElement, moves: Moves, hand: Hand): () => void {
  let held: { id: number; pans: boolean; x: number; y: number; from: [number, number]; far: boolean } | null = null;
  const onDown = (event: PointerEvent): void => {
    // What stands on the map and is a control takes its own presses.
    if (held || event.button > 1 || (event.target instanceof Element && event.target.closest(CONTROLS))) return;
    event.preventDefault();
    element.setPointerCapture(event.pointerId);
    const { clientX: x, clientY: y } = event;
    const pans = event.button === 1 || hand.pans(event) || !hand.down(event);
    held = { id: event.pointerId, pans, x, y, from: [x, y], far: false };
    if (pans) hand.panning(true);
  };
  const onMove = (event: PointerEvent): void => {
    if (held && held.id !== event.pointerId) return;
    if (!held?.pans) return hand.move(event, held !== null);
    const far = held.far || Math.hypot(event.clientX - held.from[0], event.clientY - held.from[1]) > SLOP;
    if (!far) return;
    moves.pan(held.x - event.clientX, held.y - event.clientY);
    held = { ...held, x: event.clientX, y: event.clientY, far };
  };
  const onUp = (event: PointerEvent): void => {
    if (held?.id !== event.pointerId) return;
    const { pans } = held;
    held = null;
    if (pans) hand.panning(false);
    else if (event.type === "pointerup") hand.up(event);
    else hand.leave();
  };
  const onLeave = (): void => {
    if (!held) hand.leave();
  };
  const listeners = { pointerdown: onDown, pointermove: onMove, pointerup: onUp, pointercancel: onUp, pointerleave: onLeave };
  const all = Object.entries(listeners) as [keyof typeof listeners, (event: PointerEvent) => void][];
  for (const [name, listener] of all) element.addEventListener(name, listener);
  return () => {
    for (const [name, listener] of all) element.removeEventListener(name, listener);
  };
}

/** What a key asks of the map; null where it asks nothing. */
export type KeyMove =
  | { kind: "pan"; dx: number; dy: number }
  | { kind: "rung"; direction: 1 | -1 }
  | { kind: "true_scale" }
  | { kind: "fit" }
  | { kind: "selection" };

const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Pixels of one press of an arrow key; four times as many with Shift. */
const PRESS = 64;

export function keyMove(event: KeyboardEvent): KeyMove | null {
  if (event.altKey) return null;
  const arrow = ARROWS[event.key];
  const command = event.ctrlKey || event.metaKey;
  if (arrow && !command) {
    const far = event.shiftKey ? 4 * PRESS : PRESS;
    return { kind: "pan", dx: arrow[0] * far, dy: arrow[1] * far };
  }
  if (event.key === "+" || event.key === "=") return { kind: "rung", direction: 1 };
  if (event.key === "-" || event.key === "_") return { kind: "rung", direction: -1 };
  if (event.code === "Digit1" && event.shiftKey) return { kind: "fit" };
  if (event.code === "Digit2" && event.shiftKey) return { kind: "selection" };
  if (event.key === "0") return { kind: "true_scale" };
  return null;
}
