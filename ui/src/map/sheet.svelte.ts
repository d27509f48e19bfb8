// The map that lies open in this window: its facts, its drawing, and what is done with it.

import { redrawn, type Redrawn } from "../canvas/redrawing";
import { RefusedError, sentenceOf, type Host } from "../host/host";
import type { Carried } from "../library/taken";
import { Selection } from "./selection.svelte";
import { rememberedView, rememberView } from "./view";
import type { Command, MapFacts, PictureFile, Scene, SceneView, WayOut, Where } from "../host/types";

/** An earlier state that is looked at. */
export interface Looking {
  number: number;
  /** When that state came about. */
  time: string;
  /** What had just happened, or what the version is called. */
  what: string;
  /** Where on the map that was, and by whom; null for a version. */
  place: { at: Where; who: string } | null;
  scene: Scene;
}

/** A place of the map that somebody wants to get to. */
export interface Aim {
  group: string;
  /** The group to be shown where that one is not drawn. */
  near: string;
  /** It is only brought into view; the selection and the keyboard stay. */
  glance: boolean;
  /** From then on nobody waits for it any longer, as time since the window opened. */
  until: number;
}

/** So long a place that is not drawn yet is waited for, in milliseconds. */
const PATIENCE = 3000;

export class Sheet {
  readonly #host: Host;
  facts = $state.raw<MapFacts>({} as MapFacts);
  shown = $state.raw<Redrawn>({} as Redrawn);
  /** How this window looks at the map. */
  view = $state.raw<SceneView>({} as SceneView);
  looking = $state.raw<Looking | null>(null);
  /** Where to go as soon as the map is on the screen. */
  aim = $state.raw<Aim | null>(null);
  /** The sentence that says why the last changes are not on the disk; null once they are. */
  notSaved = $state<string | null>(null);
  /** What the file that the map came from had and the map has not. */
  readonly carried: Carried | null;
  /** Why the last thing was not done; "" where it was. */
  refusal = $state("");
  /** What could be done instead. */
  waysOut = $state.raw<WayOut[]>([]);
  /** A picture that was let go over the window, until somebody takes it. */
  dropped = $state.raw<{ picture: PictureFile; x: number; y: number } | null>(null);
  readonly selection = new Selection();
  #revision: number;
  /** How the window looked at the map when it got its last drawing. */
  #drawn: SceneView;
  #redrawing: Promise<void> | null = null;
  #again = false;
  #turn = 0;

  private constructor(host: Host, facts: MapFacts, carried: Carried | null, view: SceneView, scene: Scene, revision: number) {
    this.#host = host;
    this.carried = carried;
    this.facts = facts;
    [this.view, this.#drawn] = [view, view];
    this.shown = { scene, before: null, dirty: null, fresh: scene.groups };
    this.#revision = revision;
  }

  /** Draws a map that has been opened. */
  static async of(host: Host, facts: MapFacts, carried: Carried | null): Promise<Sheet> {
    const view = rememberedView(facts.id);
    const { scene, revision } = await host.scene(facts.id, view);
    return new Sheet(host, facts, carried, view, scene, revision);
  }

  get id(): string {
    return this.facts.id;
  }

  /** How the window looks at the map in the drawing that it has. */
  get drawn(): SceneView {
    return this.#drawn;
  }

  /** The map has changed: shows it as it is now. Changes that come meanwhile are shown together. */
  changed(notSaved: string | null): Promise<void> {
    this.notSaved = notSaved;
    this.#again = true;
    this.#redrawing ??= this.#redraw().finally(() => (this.#redrawing = null));
    return this.#redrawing;
  }

  /** Looks at the map otherwise; nothing is changed by it. */
  see(otherwise: Partial<SceneView>): Promise<void> {
    this.view = { ...this.view, ...otherwise };
    rememberView(this.id, this.view);
    return this.changed(this.notSaved);
  }

  /** True while the map is drawn as customers see it: then nothing on it can be worked on. */
  get forCustomers(): boolean {
    return this.view.audience === "customer";
  }

  /** Goes to a place of the map, or only shows it. */
  goTo(group: string, near = group, glance = false): void {
    this.aim = { group, near, glance, until: performance.now() + PATIENCE };
  }

  async #redraw(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      await this.#tried(async () => {
        await this.#draw();
        this.selection.keep((wanted) => this.shown.scene.groups.some(({ id }) => id === wanted));
        this.facts = await this.#host.facts(this.id);
      });
    }
  }

  /** Draws what differs; all of it where this window looks at the map otherwise than at its last drawing. */
  async #draw(): Promise<void> {
    const { view } = this;
    if (view === this.#drawn) {
      const told = await this.#host.redraw(this.id, view, this.#revision);
      this.#revision = told.revision;
      this.shown = redrawn(this.shown.scene, told);
      return;
    }
    const { scene, revision } = await this.#host.scene(this.id, view);
    [this.#revision, this.#drawn] = [revision, view];
    this.shown = { scene, before: null, dirty: null, fresh: scene.groups };
  }

  undo(): Promise<void> {
    return this.#tried(() => this.#host.undo(this.id));
  }

  redo(): Promise<void> {
    return this.#tried(() => this.#host.redo(this.id));
  }

  /** Does what somebody asks. */
  run(command: Command): Promise<void> {
    return this.#tried(() => this.#host.run(this.id, command));
  }

  rename(title: string): Promise<void> {
    return this.run({ set: { of: "map", path: ["title"], value: title } });
  }

  retry(): Promise<void> {
    return this.#tried(() => this.#host.retry());
  }

  /** Looks at the state after a change; nothing is changed by it. */
  look(number: number, time: string, what: string, place: Looking["place"] = null): Promise<void> {
    const mine = ++this.#turn;
    return this.#tried(async () => {
      const { scene } = await this.#host.stateDrawing(this.id, number, this.view);
      if (mine === this.#turn) this.looking = { number, time, what, place, scene };
    });
  }

  backToNow(): void {
    this.#turn += 1;
    this.looking = null;
  }

  /** Makes the state that is looked at the newest one, as a change. */
  async restore(): Promise<void> {
    const { looking } = this;
    if (!looking) return;
    await this.#tried(async () => {
      await this.#host.restore(this.id, looking.number);
      this.backToNow();
    });
  }

  /** Asks for something that may be refused; null where it is, and then `refusal` says why. */
  async asked<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      const answer = await work();
      [this.refusal, this.waysOut] = ["", []];
      return answer;
    } catch (thrown) {
      this.refusal = sentenceOf(thrown);
      this.waysOut = thrown instanceof RefusedError ? thrown.waysOut : [];
      return null;
    }
  }

  async #tried(work: () => Promise<void>): Promise<void> {
    await this.asked(work);
  }
}
