// A view of figures that the core draws: what is asked for, and how sure it is, which is worked out afterwards.

import { sentenceOf, type Host } from "../host/host";
import type { Sheet } from "../map/sheet.svelte";

/** How sure figures are is asked when nothing has changed for this many milliseconds. */
const PAUSE = 600;
/** While a window is drawn larger or smaller its width is taken when it has been still for this many milliseconds. */
const CALM = 250;

/** Works out how sure figures are; false where a newer question was asked meanwhile. It tells the part that is done. */
type WorkOut = (done: (part: number) => void) => Promise<boolean>;

export class DrawnView<Drawing extends { is_sure: boolean }> {
  protected readonly host: Host;
  readonly sheet: Sheet;
  bands = $state(true);
  as = $state<"picture" | "tables">("picture");
  width = $state(0);
  drawn = $state.raw<Drawing | null>(null);
  /** The figures are of an older state until the new ones are there. */
  old = $state(false);
  /** Why there is nothing newer to show. */
  trouble = $state("");
  /** The part that is done of working out how sure the figures are; null when nobody does. */
  part = $state<number | null>(null);
  /** Where the page was scrolled to, and what had the keyboard. */
  readonly at: { top: number; focus: string | null } = { top: 0, focus: null };
  #turn = 0;
  #pause = 0;

  constructor(host: Host, sheet: Sheet) {
    this.host = host;
    this.sheet = sheet;
  }

  /**
   * Draws anew what `ask` asks for: until the answer is there the old one is greyed, and of several only the last
   * counts. Once it is there, `workOut` is to say how sure it is, where that is wanted.
   */
  protected async draw(ask: () => Promise<Drawing>, workOut: WorkOut | null): Promise<void> {
    const mine = ++this.#turn;
    window.clearTimeout(this.#pause);
    this.old = true;
    await this.#unlessPassed(mine, async () => {
      const answer = await ask();
      if (mine !== this.#turn) return;
      this.drawn = answer;
      [this.trouble, this.old] = ["", false];
      if (workOut && !answer.is_sure) this.#pause = window.setTimeout(() => void this.#sureness(ask, workOut, mine), PAUSE);
    });
  }

  /** Works out how sure the figures are, and shows them again with that. */
  async #sureness(ask: () => Promise<Drawing>, workOut: WorkOut, mine: number): Promise<void> {
    this.part = 0;
    await this.#unlessPassed(mine, async () => {
      const isDone = await workOut((part) => {
        if (mine === this.#turn && this.part !== null) this.part = part;
      });
      if (!isDone || mine !== this.#turn) return;
      this.part = null;
      const answer = await ask();
      if (mine === this.#turn) this.drawn = answer;
    });
    if (mine === this.#turn) this.part = null;
  }

  /** Says what went wrong, unless something newer is asked for by then. */
  async #unlessPassed(mine: number, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      if (mine === this.#turn) this.trouble = sentenceOf(thrown);
    }
  }

  /** Says no more how sure the figures are. */
  stopSureness(): void {
    this.part = null;
    this.bands = false;
    this.host.stopSureness().catch((thrown: unknown) => (this.trouble = sentenceOf(thrown)));
  }

  /** Is as wide as an element: another width is taken at once, of many that follow each other the last. Gives what ends it. */
  follow(element: HTMLElement): () => void {
    let [timer, last] = [0, -CALM];
    const sizes = new ResizeObserver(() => {
      const now = performance.now();
      window.clearTimeout(timer);
      timer = window.setTimeout(() => (this.width = element.clientWidth), now - last < CALM ? CALM : 0);
      last = now;
    });
    sizes.observe(element);
    return () => {
      window.clearTimeout(timer);
      sizes.disconnect();
      this.leave();
    };
  }

  /** Nobody looks any more. */
  leave(): void {
    this.#turn += 1;
    window.clearTimeout(this.#pause);
    if (this.part !== null) void this.host.stopSureness().catch(() => {});
    this.part = null;
  }
}
