// The Service view of the open map: what is asked of it, what is tried out, and what the core has drawn.

import type { ExportView, FixSet, ServiceBase, ServiceDrawing, ServiceSwitch, ServiceWish } from "../host/types";
import { DrawnView } from "./drawn.svelte";

/** What a fix would do is shown when somebody stays on it for this many milliseconds. */
const STAY = 160;

const TRIED: ServiceSwitch["act"][] = ["add", "remove", "complete", "take"];

export class ServiceView extends DrawnView<ServiceDrawing> {
  base = $state<ServiceBase>("starting");
  /** The fixes in hand; null for all that was agreed. */
  set = $state.raw<FixSet | null>(null);
  /** Everything is shown as it would be with them. */
  with = $state(false);
  unfolded = $state(false);
  /** What it would be with one more change, while somebody is on it. */
  tried = $state.raw<ServiceDrawing | null>(null);
  #stay = 0;
  #trying = 0;
  /** The group of the switch that somebody is on. */
  #on: string | null = null;

  /** What is asked of the core; null while the window has no width yet. */
  get wish(): ServiceWish | null {
    const { base, width, bands, set, unfolded } = this;
    return width === 0 ? null : { base, width, bands, set, with: this.with, unfolded };
  }

  /** The same in a file. */
  get exported(): ExportView {
    const { base, set, bands } = this;
    return { kind: "service", base, set, with: this.with, bands };
  }

  /** What is on the screen. */
  get shown(): ServiceDrawing | null {
    return this.tried ?? this.drawn;
  }

  refresh(wish: ServiceWish): Promise<void> {
    this.#forget();
    const { id } = this.sheet;
    return this.draw(() => this.host.service(id, wish), wish.bands ? (done) => this.host.workOutSureness(id, wish, done) : null);
  }

  override leave(): void {
    this.#forget();
    super.leave();
  }

  /** Does what a switch of the view does. */
  press(it: ServiceSwitch): void {
    if (it.act === "unfold" || it.act === "fold") this.unfolded = it.act === "unfold";
    else this.take(after(this.#inHand, it));
  }

  /** The newest set, whether it has been drawn yet or not. */
  get #inHand(): FixSet | null {
    return this.set ?? this.drawn?.set ?? null;
  }

  /** Takes a set in hand and shows what it does. */
  take(set: FixSet): void {
    this.set = set;
    this.with = set.fix.length + set.serve.length > 0;
  }

  /** Somebody is on a switch: shows what it would do, once they stay. Null when they are on none. */
  point(it: ServiceSwitch | null): void {
    // What has just been pressed is not tried the other way round while the pointer is still on it.
    if ((it?.group ?? null) === this.#on) return;
    this.#on = it?.group ?? null;
    window.clearTimeout(this.#stay);
    if (it && TRIED.includes(it.act)) this.#stay = window.setTimeout(() => void this.#try(it), STAY);
    else this.#forget();
  }

  async #try(it: ServiceSwitch): Promise<void> {
    const { wish } = this;
    if (!wish) return;
    const mine = ++this.#trying;
    // Beside today it is tried alone; beside other fixes it shows what pressing it would make of them.
    const set = this.with ? after(this.#inHand, it) : it.set;
    const answer = await this.host.service(this.sheet.id, { ...wish, set, with: true }).catch(() => null);
    if (mine === this.#trying && answer) this.tried = answer;
  }

  #forget(): void {
    this.#trying += 1;
    window.clearTimeout(this.#stay);
    if (this.tried) this.tried = null;
  }
}

/** A set after a switch has been pressed: what it stands for leaves where all of it is there, and joins otherwise. */
export function after(set: FixSet | null, { act, set: its }: ServiceSwitch): FixSet {
  const { fix, serve } = set ?? { fix: [], serve: [] };
  if (act === "take" || act === "taken") return its;
  const without = (ids: string[], gone: string[]): string[] => ids.filter((id) => !gone.includes(id));
  const left = { fix: without(fix, its.fix), serve: without(serve, its.serve) };
  const wasThere = fix.length + serve.length - left.fix.length - left.serve.length;
  if (wasThere === its.fix.length + its.serve.length) return left;
  return { fix: [...left.fix, ...its.fix], serve: [...left.serve, ...its.serve] };
}

/** Whether two sets hold the same fixes. */
export function same(one: FixSet | null, other: FixSet | null): boolean {
  const key = (set: FixSet | null): string => JSON.stringify([[...(set?.fix ?? [])].sort(), [...(set?.serve ?? [])].sort()]);
  return key(one) === key(other);
}
