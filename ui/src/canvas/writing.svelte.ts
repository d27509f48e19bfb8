// What is being written on the map: the title of a thing, or that of a touchpoint which is not there yet.

import type { Called, Placing, Rect } from "../host/types";
import type { MapEditor } from "../map/editor";
import type { Spoken } from "./spoken";

export interface Writing {
  /** Where it stands, in scene units. */
  readonly box: Rect;
  /** What it begins with, selected as a whole; null while it is not known yet. */
  readonly text: string | null;
  /** What somebody has typed to begin with; the rest goes behind it. */
  readonly typed: string;
  /** The thing whose title it is; null for one that is not there yet. */
  readonly thing: Spoken | null;
  /** From here a line leads to a touchpoint that is not there yet. */
  readonly from: Spoken | null;
  /** Writes it down; gives the group that has it then, null where nothing has. */
  keep(text: string): Promise<string | null>;
}

/** The title of a thing that is there, or the label of a way. */
export class Renaming implements Writing {
  text = $state.raw<string | null>(null);
  readonly from = null;
  readonly typed: string;
  readonly #editor: MapEditor;
  readonly #thing: () => Spoken;
  readonly #box: () => Rect;
  readonly #called: Promise<Called | null>;

  /** `thing` gives it as it is drawn now, `box` where it is written; with `typed` this replaces the title. */
  constructor(editor: MapEditor, thing: () => Spoken, box: () => Rect, typed: string) {
    this.#editor = editor;
    this.#thing = thing;
    this.#box = box;
    this.typed = typed;
    this.#called = editor.called(thing().id);
    void this.#called.then((called) => (this.text = called?.text ?? ""));
  }

  get thing(): Spoken {
    return this.#thing();
  }

  get box(): Rect {
    return this.#box();
  }

  async keep(text: string): Promise<string> {
    const { id } = this.thing;
    const called = await this.#called;
    if (called && called.text !== text) await this.#editor.rename(id, called, text);
    return id;
  }
}

/** A touchpoint that comes to be when its title is written. */
export class Draft implements Writing {
  readonly text = "";
  readonly typed = "";
  readonly thing = null;
  /** What it stands beside may not be drawn yet. */
  box = $state.raw<Rect>({ x: 0, y: 0, w: 0, h: 0 });
  from = $state.raw<Spoken | null>(null);
  readonly #editor: MapEditor;
  readonly #placing: Promise<Placing | null>;

  /** Where `placing` comes to be null there is no place for it, and nothing is made. */
  constructor(editor: MapEditor, box: Rect, from: Spoken | null, placing: Promise<Placing | null>) {
    this.#editor = editor;
    this.box = box;
    this.from = from;
    this.#placing = placing;
  }

  async keep(text: string): Promise<string | null> {
    const placing = await this.#placing;
    return placing && text !== "" ? this.#editor.addTouchpoint(text, placing) : null;
  }
}
