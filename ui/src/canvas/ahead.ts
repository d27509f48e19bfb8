// What is typed while a field is still opening. The core has to answer before some fields can open; keys
// that are pressed meanwhile wait, and go into the field in their order once it has the keyboard.

import { WRITTEN } from "../shared/typing";

/** A field that has not come after so many milliseconds does not come: keys are keys again. */
const PATIENCE = 2000;
/** What opens to be written in: a field, or a dialog, which hears its keys itself. */
const OPENED = `${WRITTEN}, [role=dialog]`;
/** The keys that are no letters and that a field knows what to do with. */
const OF_FIELDS = new Set(["Enter", "Tab", "Backspace", "Escape"]);

type Key = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey">;

export class Ahead {
  readonly #settled: () => Promise<void>;
  #keys: Key[] = [];
  /** The number of the opening that keys wait for; null while none is under way. */
  #waits: number | null = null;
  #turn = 0;
  #timer = 0;
  /** What has waited is going into the field. */
  #giving = false;
  /** A key that has waited is being pressed. */
  #pressing = false;

  /** `settled` comes when what a key has changed is on the screen. */
  constructor(settled: () => Promise<void>) {
    this.#settled = settled;
  }

  /** Keys wait from now on, until a field has the keyboard; no longer where `opening` says that none comes. */
  async during<T>(opening: Promise<T>, comes: (answer: T) => boolean): Promise<T> {
    const mine = ++this.#turn;
    this.#waits = mine;
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#giveUp(mine), PATIENCE);
    try {
      const answer = await opening;
      if (!comes(answer)) this.#giveUp(mine);
      return answer;
    } catch (thrown) {
      this.#giveUp(mine);
      throw thrown;
    }
  }

  /** Somebody pressed elsewhere: no field is waited for. */
  pressed(): void {
    this.#giveUp(this.#waits);
  }

  /** True where a key waits: then it is for nobody else. */
  keeps(event: KeyboardEvent): boolean {
    if (this.#pressing || (this.#waits === null && !this.#giving)) return false;
    const { key, shiftKey, ctrlKey, metaKey } = event;
    const isCommand = ctrlKey || metaKey;
    if (event.altKey || event.isComposing || (isCommand ? key !== "Enter" : key.length !== 1 && !OF_FIELDS.has(key))) return false;
    this.#keys.push({ key, shiftKey, ctrlKey, metaKey });
    return true;
  }

  /** Something has got the keyboard. */
  focused(target: EventTarget | null): void {
    if (target instanceof Element && target.closest(OPENED)) this.came();
  }

  /** What was waited for is there. */
  came(): void {
    if (this.#waits === null) return;
    window.clearTimeout(this.#timer);
    this.#waits = null;
    void this.#give();
  }

  /** Nothing comes: what was typed for it is for nothing else either. */
  #giveUp(opening: number | null): void {
    if (opening === null || opening !== this.#waits) return;
    window.clearTimeout(this.#timer);
    this.#waits = null;
    this.#keys = [];
  }

  /** Gives what has waited to what has the keyboard, which a key may hand on to the next field. */
  async #give(): Promise<void> {
    if (this.#giving) return;
    this.#giving = true;
    for (let key = this.#keys.shift(); key; key = this.#keys.shift()) {
      await this.#settled();
      this.#pressing = true;
      press(document.activeElement ?? document.body, key);
      this.#pressing = false;
      await this.#settled();
      // It has opened something that is not there yet: the rest is for that.
      if (this.#waits !== null) break;
    }
    this.#giving = false;
  }
}

/** Presses a key as the keyboard does: who hears of it comes first, then what is written. */
function press(target: Element, pressed: Key): void {
  const { key } = pressed;
  const heard = new KeyboardEvent("keydown", { ...pressed, bubbles: true, cancelable: true });
  if (!target.dispatchEvent(heard) || !isField(target)) return;
  const [start, end] = [target.selectionStart ?? target.value.length, target.selectionEnd ?? target.value.length];
  if (key === "Backspace") target.setRangeText("", start === end ? Math.max(0, start - 1) : start, end, "end");
  else if (key.length === 1) target.setRangeText(key, start, end, "end");
  else if (key === "Enter" && !pressed.ctrlKey && target instanceof HTMLTextAreaElement) target.setRangeText("\n", start, end, "end");
  else return;
  target.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

function isField(target: Element): target is HTMLInputElement | HTMLTextAreaElement {
  return target.matches(WRITTEN);
}
