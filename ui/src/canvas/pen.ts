// Paints the items of a scene's groups onto a 2D context, already scaled to scene units.

import type { Group, Item, Paint, Path, PersonaColour, Run, Stroke } from "../host/types";
import { font } from "./faces";
import { farOut } from "./stages";
import { resolve, type Theme } from "./theme";

/** Text smaller than this many CSS pixels is left out: it could not be read. */
const LEAST_TEXT = 6;

/** Text is written at this times its size under the inverse scale, so that hinting cannot change its width. */
const OVERSIZE = 16;

/** How strong the bars are that stand for text. */
const BAR = 0.42;

/** A rectangle by its edges, in scene units. */
export interface Edges {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** Outlines of a canvas, made once for each item. */
const outlines = new WeakMap<Path, Path2D>();

function outlineOf(path: Path): Path2D {
  const known = outlines.get(path);
  if (known) return known;
  const made = new Path2D();
  for (const s of path.segments) {
    if (s.to === "move") made.moveTo(s.p.x, s.p.y);
    else if (s.to === "line") made.lineTo(s.p.x, s.p.y);
    else if (s.to === "quad") made.quadraticCurveTo(s.c.x, s.c.y, s.p.x, s.p.y);
    else if (s.to === "cubic") made.bezierCurveTo(s.c1.x, s.c1.y, s.c2.x, s.c2.y, s.p.x, s.p.y);
    else made.closePath();
  }
  outlines.set(path, made);
  return made;
}

/** A context that remembers what it is set to, in one theme. */
export class Pen {
  readonly #c: CanvasRenderingContext2D;
  readonly #theme: Theme;
  readonly #personas: PersonaColour[];
  readonly #pictures: (data: string, type: string) => HTMLImageElement | null;
  readonly #bars: boolean;
  #font = "";
  #scale = 1;
  #leastTitle = 0;

  /** With `bars`, a bar stands for each run of text: for pictures too small to read. */
  constructor(
    c: CanvasRenderingContext2D,
    theme: Theme,
    personas: PersonaColour[],
    pictures: (data: string, type: string) => HTMLImageElement | null,
    bars = false,
  ) {
    this.#c = c;
    this.#theme = theme;
    this.#personas = personas;
    this.#pictures = pictures;
    this.#bars = bars;
  }

  /**
   * Begins a stretch of painting at `scale` CSS pixels per unit; titles of stages are `leastTitle` of them high where
   * they find room.
   */
  begin(scale: number, leastTitle = 0): void {
    this.#font = "";
    this.#scale = scale;
    this.#leastTitle = leastTitle;
    this.#c.textAlign = "left";
    this.#c.textBaseline = "alphabetic";
  }

  group({ at, role, items, bounds }: Group, { x0, y0, x1, y1 }: Edges): void {
    const seen = { x0: x0 - at.x, y0: y0 - at.y, x1: x1 - at.x, y1: y1 - at.y };
    this.#c.translate(at.x, at.y);
    const shown = role.kind === "stage" ? farOut(items, bounds, this.#scale, this.#leastTitle) : items;
    for (const item of shown) this.#item(item, seen);
    this.#c.translate(-at.x, -at.y);
  }

  #item(item: Item, seen: Edges): void {
    switch (item.kind) {
      case "shape":
        if (item.fill) {
          this.#c.fillStyle = this.#colour(item.fill);
          this.#c.fill(outlineOf(item.path), "evenodd");
        }
        if (item.stroke) this.#stroke(item.path, item.stroke);
        return;
      case "icon":
        return this.#stroke(item.path, item.stroke);
      case "picture": {
        const picture = this.#pictures(item.data, item.media_type);
        if (picture) this.#c.drawImage(picture, item.at.x, item.at.y, item.at.w, item.at.h);
        return;
      }
      case "text": {
        const { x, y, w, h } = item.bounds;
        if (x > seen.x1 || y > seen.y1 || x + w < seen.x0 || y + h < seen.y0) return;
        for (const run of item.runs) this.#run(run);
      }
    }
  }

  #stroke(path: Path, stroke: Stroke): void {
    const c = this.#c;
    c.strokeStyle = this.#colour(stroke.paint);
    c.lineWidth = stroke.width;
    c.lineCap = stroke.round ? "round" : "butt";
    c.lineJoin = stroke.round ? "round" : "miter";
    c.setLineDash(stroke.dash);
    c.stroke(outlineOf(path));
  }

  #run(run: Run): void {
    if (this.#bars) return this.#bar(run);
    if (run.size * this.#scale < LEAST_TEXT) return;
    const c = this.#c;
    const wanted = font(run.face, run.size * OVERSIZE);
    if (wanted !== this.#font) c.font = this.#font = wanted;
    c.direction = run.right_to_left ? "rtl" : "ltr";
    c.fillStyle = this.#colour(run.paint);
    c.scale(1 / OVERSIZE, 1 / OVERSIZE);
    c.fillText(run.text, run.x * OVERSIZE, run.y * OVERSIZE);
    c.scale(OVERSIZE, OVERSIZE);
  }

  #bar(run: Run): void {
    const c = this.#c;
    c.globalAlpha = BAR;
    c.fillStyle = this.#colour(run.paint);
    c.fillRect(run.x, run.y - run.size * 0.5, run.width, run.size * 0.36);
    c.globalAlpha = 1;
  }

  #colour(paint: Paint): string {
    return resolve(paint, this.#theme, this.#personas);
  }
}
