// What is being written or put onto the map that lies on the screen.

import type { Spoken } from "../canvas/spoken";
import type { Surface } from "../canvas/surface.svelte";
import type { Host } from "../host/host";
import type { Anchor, Called, Cell, Command, Counts, FirstInRow, Path, PictureFile, Point, Rect, SceneView, Thread, UnsortedPoint, Where, Which } from "../host/types";
import { whichOf } from "../map/editor";
import type { Sheet } from "../map/sheet.svelte";
import { cellAt, emptyOnes, feltWords } from "./cells";
import type { EmotionDrag, NoteDrag } from "./dragging.svelte";
import type { Cause } from "./causes";
import type { Stroke } from "./ink";
import type { InsightKind } from "./insights";

/** What is open above the map; places are those of the drawing. */
export type Open =
  | { kind: "cell"; cell: Cell; next: Cell | null; back: Cell | null }
  | { kind: "picture"; cell: Cell; picture: PictureFile | null }
  | { kind: "service"; touchpoint: string; name: string; at: Rect }
  | { kind: "sort"; points: readonly UnsortedPoint[]; number: number }
  | { kind: "thread"; id: string }
  | { kind: "comment"; on: Where; at: Rect }
  | { kind: "note"; id: string | null; text: string; at: Point; width: number }
  | { kind: "insight"; on: Where; name: string; at: Rect };

/** Where the keyboard goes when a cell has been written: it stays there, somebody took it elsewhere, or to another cell. */
export type GoOn = "stay" | "leave" | "next" | "back";

/** Where the map itself is meant. */
export const WHOLE: Where = { touchpoint: null, stage: null, service_point: null, step: null, persona: null, transition: null, lane: null };

export class Annotating {
  readonly surface: Surface;
  open = $state.raw<Open | null>(null);
  /** What the pointer is dragging. */
  dragging = $state.raw<EmotionDrag | NoteDrag | null>(null);
  /** The empty cell under the pointer, and how high in it the pointer is. */
  over = $state.raw<{ cell: Cell; y: number } | null>(null);
  /** The cells in view, also the empty ones. */
  cells = $state.raw<readonly Cell[]>([]);
  threads = $state.raw<readonly Thread[]>([]);
  unsorted = $state.raw<readonly UnsortedPoint[]>([]);
  /** Resolved comments show their pins. */
  resolvedShown = $state(false);
  /** What has just been done, for who cannot see it. */
  said = $state("");
  /** Until the cells are known as they are drawn; null once they are. */
  seeing: Promise<void> | null = null;
  #ghosts = $state(true);
  #turn = 0;
  /** What was open when a comment was sent that is not known yet. */
  #sent: { open: Open; id: string } | null = null;

  constructor(surface: Surface) {
    this.surface = surface;
  }

  /** The cells that nothing is drawn in, as the layer of named elements has them. */
  readonly empty: readonly Spoken[] = $derived.by(() => emptyOnes(this.cells, this.surface.names));

  /** The look has come to rest, or the map was drawn anew: what is in view is asked for again. */
  see(): Promise<void> {
    const seen = this.#see().finally(() => {
      if (this.seeing === seen) this.seeing = null;
    });
    this.seeing = seen;
    return seen;
  }

  async #see(): Promise<void> {
    const mine = ++this.#turn;
    const { camera, view } = this.surface.look;
    const within = { x: camera.x, y: camera.y, w: view.w / camera.z, h: view.h / camera.z };
    const told = await this.#ask((host, map, view) => Promise.all([host.cells(map, view, within), host.threads(map, view), host.unsorted(map)]));
    if (!told || mine !== this.#turn) return;
    [this.cells, this.threads, this.unsorted] = told;
    this.#follow();
  }

  /** What is open stays where its thing stands now, and goes when that is gone. */
  #follow(): void {
    const { open } = this;
    if (open?.kind === "cell") {
      const now = (cell: Cell | null): Cell | null => this.cells.find(({ group }) => group === cell?.group) ?? cell;
      this.open = { ...open, cell: { ...open.cell, bounds: now(open.cell)?.bounds ?? open.cell.bounds }, next: now(open.next), back: now(open.back) };
    }
    // Until the comment is known its field stays, so that the keyboard has a place.
    const sent = this.#sent;
    if (sent && this.threads.some(({ id }) => id === sent.id)) {
      this.#sent = null;
      if (open === sent.open) this.open = { kind: "thread", id: sent.id };
      return;
    }
    if (open?.kind === "thread" && !this.threads.some(({ id }) => id === open.id)) this.open = null;
  }

  /** The cell of a group among those in view. */
  cell(group: string): Cell | null {
    return this.cells.find((cell) => cell.group === group) ?? null;
  }

  cellAt(at: Point): Cell | null {
    return cellAt(this.cells, at);
  }

  close(): void {
    this.open = null;
  }

  /** Closes and gives the keyboard back to what was written on. */
  back(group: string | null): void {
    this.open = null;
    const thing = this.surface.thing(group);
    if (thing) this.surface.go(thing);
    else this.surface.leave();
  }

  // Cells.

  /** Begins to write or put something into a cell. */
  async write(cell: Cell): Promise<void> {
    switch (cell.content.kind) {
      case "text":
      case "measure":
        this.#begin(cell);
        return;
      case "picture":
        this.open = { kind: "picture", cell, picture: null };
        return;
      case "emotion":
        if (cell.content.value === null) await this.feel(cell, 0);
        return;
      case "step":
        await this.addStep(cell.at);
        return;
      case "service":
        this.serve(cell.at.touchpoint, cell.bounds);
    }
  }

  #begin(cell: Cell): void {
    this.surface.look.reveal(cell.bounds);
    this.surface.selection.only(cell.group);
    this.open = { kind: "cell", cell, next: null, back: null };
    const beside = (back: boolean): Promise<Cell | null> => this.#ask((host, map, view) => host.nextCell(map, view, cell.group, back));
    void Promise.all([beside(false), beside(true)]).then(([next, back]) => {
      if (this.open?.kind === "cell" && this.open.cell.group === cell.group) this.open = { ...this.open, next, back };
    });
  }

  /** Puts a text into the cell that is open, and goes on as somebody asks. */
  async wrote(text: string, way: GoOn): Promise<void> {
    const { open } = this;
    if (open?.kind !== "cell") return;
    const { cell } = open;
    const was = cell.content.kind === "text" ? cell.content.text : "";
    const { lane } = cell.at;
    const kept = text === was || lane === null ? null : this.run({ set: { of: ofCell(cell), path: ["cells", lane], value: text === "" ? null : text } });
    await this.#goOn(cell, way, kept);
  }

  /** Puts a measure into the cell that is open; null takes away what is there. */
  async measured(measure: { value: number; target: number | null } | null, way: GoOn): Promise<void> {
    const { open } = this;
    if (open?.kind !== "cell" || open.cell.content.kind !== "measure") return;
    const { cell } = open;
    const { value, target } = open.cell.content;
    const same = (measure?.value ?? null) === value && (measure?.target ?? null) === target;
    const { lane } = cell.at;
    const kept = same || lane === null ? null : this.run({ set: { of: ofCell(cell), path: ["measures", lane], value: measure } });
    await this.#goOn(cell, way, kept);
  }

  async #goOn(cell: Cell, way: GoOn, kept: Promise<unknown> | null): Promise<void> {
    const open = this.open?.kind === "cell" ? this.open : null;
    const known = way === "next" ? open?.next : way === "back" ? open?.back : null;
    if (known) return this.#begin(known);
    if (way === "leave") {
      this.open = null;
      return;
    }
    if (way !== "stay") {
      // The next one is not known yet: somebody was quicker than the answer.
      const asked = this.#ask((host, map, view) => host.nextCell(map, view, cell.group, way === "back"));
      const found = await this.surface.ahead.during(asked, (next) => next !== null);
      if (found) return this.#begin(found);
    }
    this.back(cell.group);
    await kept;
  }

  /** A table goes into the cells from this one on, to the right and down. */
  async paste(cell: Cell, text: string): Promise<void> {
    const { touchpoint, lane } = cell.at;
    this.back(cell.group);
    if (touchpoint !== null && lane !== null) await this.run({ paste_cells: { text, lane, from: touchpoint } });
  }

  /** Takes away what is in a cell. */
  async clear(cell: Cell): Promise<void> {
    const { lane } = cell.at;
    if (lane === null) return;
    const key = { text: "cells", measure: "measures", picture: "images" }[cell.content.kind as string];
    if (key) await this.run({ set: { of: ofCell(cell), path: [key, lane], value: null } });
  }

  // Pictures.

  choosePicture(): Promise<PictureFile | null> {
    return this.#asked((host) => host.choosePicture());
  }

  /** A picture that was dropped or pasted at a place: its words are asked for. False where no cell takes it. */
  async offer(picture: PictureFile, at: Point | null): Promise<boolean> {
    const there = at ? (await this.anchor(at))?.touchpoint : (this.#touchpoint ?? null);
    const cells = this.cells.filter(({ content }) => content.kind === "picture");
    const cell = cells.find(({ group }) => group === this.surface.focused?.id) ?? cells.find((one) => there !== null && one.at.touchpoint === there);
    if (cell) this.open = { kind: "picture", cell, picture };
    else if (this.sheet) {
      const add: Command = { add: { kind: "lane", fields: { title: "Pictures", zone: "evidence", kind: "image" }, before: null } };
      this.sheet.refusal = "No lane of pictures is in view here: a picture goes into a cell of one.";
      this.sheet.waysOut = [{ label: "Add a lane of pictures", command: add }];
    }
    return cell !== undefined;
  }

  /** The touchpoint that is selected. */
  get #touchpoint(): string | null {
    const group = this.surface.focused?.id ?? this.surface.selection.one ?? "";
    return group.startsWith("card/") ? group.slice("card/".length) : (this.cell(group)?.at.touchpoint ?? null);
  }

  async place(picture: PictureFile, alt: string): Promise<void> {
    const { open } = this;
    if (open?.kind !== "picture") return;
    const { touchpoint, lane } = open.cell.at;
    this.back(open.cell.group);
    const { media_type, data } = picture;
    if (touchpoint !== null && lane !== null) await this.run({ place_image: { media_type, alt, data, at: { cell: { touchpoint, lane } } } });
  }

  // Emotions.

  /** Says how somebody feels; null takes it back. */
  async feel(cell: Cell, value: number | null): Promise<void> {
    const { content } = cell;
    if (content.kind !== "emotion" || content.value === value) return;
    const done = await this.#asked((host, map) => host.feel(map, ofCell(cell), content.persona, value).then(() => true));
    if (done) this.said = value === null ? `${cell.name}: nothing said` : `${cell.name}: ${feltWords(value)}`;
  }

  /** The curve of an emotion as it would be with another value. */
  curveWith(cell: Cell, value: number): Promise<Path | null> {
    return this.#ask((host, map, view) => host.feltCurve(map, view, cell.group, value));
  }

  // Service.

  /** Begins a service point at a touchpoint. */
  serve(touchpoint: string | null, at: Rect): void {
    if (touchpoint === null) return;
    const card = this.surface.thing(`card/${touchpoint}`);
    // The name of a card goes on with its channels.
    void this.#called(`card/${touchpoint}`).then((called) => {
      this.open = { kind: "service", touchpoint, name: called?.text || "Untitled", at: card?.bounds ?? at };
    });
  }

  async addServicePoint(touchpoint: string, title: string, cause: Cause | null): Promise<void> {
    this.open = null;
    const id = await this.add({ add: { kind: "service_point", fields: { touchpoint, title, ...(cause && { cause }) }, before: null } });
    if (id) this.surface.awaits(`mark/${id}`);
  }

  /** Sorts this service point, or all that are not sorted yet. */
  sort(id: string | null): void {
    const points = id === null ? this.unsorted : this.unsorted.filter((point) => point.id === id);
    if (points.length > 0) this.open = { kind: "sort", points, number: 0 };
  }

  /** The service point that is being sorted was caused by this; null skips it. */
  async sorted(cause: Cause | null): Promise<void> {
    const { open } = this;
    const point = open?.kind === "sort" ? open.points[open.number] : undefined;
    if (open?.kind !== "sort" || !point) return;
    const last = open.number + 1 >= open.points.length;
    this.open = last ? null : { ...open, number: open.number + 1 };
    if (cause) await this.run({ set: { of: { service_point: point.id }, path: ["cause"], value: cause } });
    const mark = this.surface.thing(`mark/${point.id}`);
    if (last && mark) this.surface.go(mark);
  }

  // Steps.

  /** Adds a step at a place of a lane, or under a touchpoint, and opens its title. */
  async addStep({ touchpoint, lane }: Where): Promise<void> {
    if (touchpoint === null) return;
    const fields = { title: "New step", lane, touchpoints: [touchpoint] };
    const asked = lane === null ? this.#asked((host, map) => host.addStep(map, touchpoint)) : this.add({ add: { kind: "step", fields, before: null } });
    const id = await this.surface.ahead.during(asked, (id) => id !== null);
    if (id) this.surface.awaits(`step/${id}`, true);
  }

  // Notes, ink and comments.

  /** What something is about that is put at a place of the drawing. */
  anchor(at: Point): Promise<Anchor | null> {
    return this.#ask((host, map, view) => host.anchor(map, view, at));
  }

  /** Opens a comment, or begins to write on a note that is there. */
  async read(thing: Spoken): Promise<void> {
    const id = thing.id.slice(thing.id.indexOf("/") + 1);
    this.surface.selection.only(thing.id);
    if (thing.kind === "comment") {
      this.open = { kind: "thread", id };
      return;
    }
    const called = await this.#called(thing.id, (called) => called !== null);
    if (called) this.open = { kind: "note", id, text: called.text, at: thing.bounds, width: thing.bounds.w };
  }

  /** The note that is being written is kept. */
  async noted(text: string): Promise<void> {
    const { open } = this;
    if (open?.kind !== "note") return;
    this.open = null;
    if (open.id !== null) await this.run(text === "" ? { delete: { things: [{ note: open.id }], with_touchpoints: false } } : { set: { of: { note: open.id }, path: ["text"], value: text } });
    else if (text !== "") {
      const at = await this.anchor(open.at);
      const id = at && (await this.add({ add: { kind: "note", fields: { text, at }, before: null } }));
      if (id) this.surface.awaits(`note/${id}`);
    }
  }

  /** A note goes to another place, by its top left corner. */
  async moveNote(id: string, to: Point): Promise<void> {
    const at = await this.anchor({ x: Math.max(0, to.x), y: Math.max(0, to.y) });
    if (at) await this.run({ set: { of: { note: id }, path: ["at"], value: at } });
  }

  async draw(stroke: Stroke): Promise<void> {
    const [first] = stroke.points;
    const at = first && (await this.anchor({ x: first.x, y: first.y }));
    if (at) await this.run({ add: { kind: "ink", fields: { at, points: stroke.kept() }, before: null } });
  }

  /** Rubs out strokes, as one step. */
  async erase(groups: readonly string[]): Promise<void> {
    const things = groups.map((group): Which => ({ ink: group.slice(group.indexOf("/") + 1) }));
    if (things.length > 0) await this.run({ delete: { things, with_touchpoints: false } });
  }

  /** Begins a comment on what lies at a place, or on a thing. */
  async comment(at: Point, thing: Spoken | null): Promise<void> {
    const on = (thing && whereOf(thing.id)) ?? placeOf(await this.surface.ahead.during(this.anchor(at), () => true));
    const box = thing?.bounds ?? { x: at.x, y: at.y, w: 0, h: 0 };
    this.open = { kind: "comment", on: on ?? WHOLE, at: box };
  }

  async send(text: string): Promise<void> {
    const { open } = this;
    if (open?.kind === "thread") await this.run({ reply: { comment: open.id, text } });
    else if (open?.kind === "comment") {
      const id = await this.add({ add: { kind: "comment", fields: { on: open.on, text }, before: null } });
      // Who has closed it meanwhile wants to go on with something else.
      if (this.open !== open) return;
      if (id === null) return this.close();
      this.#sent = { open, id };
      await this.see();
    }
  }

  async resolve(id: string, resolved: boolean): Promise<void> {
    await this.run({ set: { of: { comment: id }, path: ["resolved"], value: resolved } });
    if (resolved) this.close();
  }

  async removeComment(id: string): Promise<void> {
    this.close();
    await this.run({ delete: { things: [{ comment: id }], with_touchpoints: false } });
  }

  // The rows of a new map.

  /** True while the map is new and nobody has put the rows aside that wait for it. */
  get ghosts(): boolean {
    const counts = this.sheet?.facts.counts;
    return counts !== undefined && this.#ghosts && isNew(counts);
  }

  hideGhosts(): void {
    this.#ghosts = false;
  }

  /** Writes the first thing into a row that the map does not have yet, at a card. */
  async beginRow(card: string, first: FirstInRow): Promise<void> {
    await this.#asked((host, map) => host.beginRow(map, card.slice("card/".length), first));
  }

  // Insights.

  /** Begins an insight on a thing. */
  async beginInsight(thing: Spoken): Promise<void> {
    const on = whereOf(thing.id);
    const called = await this.#called(thing.id, () => on !== null);
    if (on) this.open = { kind: "insight", on, name: called?.text || "Untitled", at: thing.bounds };
  }

  async addInsight(on: Where, kind: InsightKind, text: string): Promise<void> {
    this.open = null;
    const id = await this.add({ add: { kind: "insight", fields: { kind, text, at: on }, before: null } });
    if (id) this.surface.awaits(`insight/${id}`);
  }

  // The core.

  run(command: Command): Promise<void> {
    return this.surface.editor?.sheet.run(command) ?? Promise.resolve();
  }

  /** Does what somebody asks; the id of what was added, null where it was refused. */
  add(command: Command): Promise<string | null> {
    return this.#asked((host, map) => host.add(map, command));
  }

  /** What a thing is called, which a field waits for that is about to open, if it does. */
  #called(group: string, opens: (called: Called | null) => boolean = () => true): Promise<Called | null> {
    return this.surface.ahead.during(this.surface.editor?.called(group) ?? Promise.resolve(null), opens);
  }

  /** What may be refused in words. */
  async #asked<T>(work: (host: Host, map: string) => Promise<T>): Promise<T | null> {
    const { editor } = this.surface;
    return editor ? editor.sheet.asked(() => work(editor.host, editor.sheet.id)) : null;
  }

  /** What is only looked up: without an answer nothing is lost. */
  async #ask<T>(work: (host: Host, map: string, view: SceneView) => Promise<T>): Promise<T | null> {
    const { editor } = this.surface;
    return editor ? work(editor.host, editor.sheet.id, editor.sheet.drawn).catch(() => null) : null;
  }

  get sheet(): Sheet | null {
    return this.surface.editor?.sheet ?? null;
  }
}

/** A map that has hardly been begun: one stage, a few cards, and no lane but those that were just added. */
function isNew({ stages, touchpoints, lanes, steps }: Counts): boolean {
  return stages === 1 && touchpoints > 0 && touchpoints <= 3 && lanes <= 3 && steps === 0;
}

/** The thing that a cell belongs to. */
function ofCell({ at }: Cell): Which {
  if (at.step !== null) return { step: at.step };
  return at.stage !== null ? { stage: at.stage } : { touchpoint: at.touchpoint ?? "" };
}

/** The place that an anchor is in. */
function placeOf(anchor: Anchor | null): Where | null {
  if (!anchor) return null;
  const { dx: _dx, dy: _dy, ...place } = anchor;
  return place;
}

/** The place of a group that can be commented on. */
export function whereOf(group: string): Where | null {
  const which = whichOf(group);
  if (which === null || typeof which !== "object") return null;
  if ("touchpoint" in which && which.touchpoint !== undefined) return { ...WHOLE, touchpoint: which.touchpoint };
  if ("stage" in which && which.stage !== undefined) return { ...WHOLE, stage: which.stage };
  if ("service_point" in which && which.service_point !== undefined) return { ...WHOLE, service_point: which.service_point };
  if ("step" in which && which.step !== undefined) return { ...WHOLE, step: which.step };
  if ("transition" in which && which.transition !== undefined) return { ...WHOLE, transition: which.transition };
  return null;
}
