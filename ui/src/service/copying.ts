// Copying out of a page of figures: a figure with its footnote, and the page as a picture.

import { Pen } from "../canvas/pen";
import { COLOURS, type Theme } from "../canvas/theme";
import type { Footnotes, Scene } from "../host/types";

/** A figure as it is pasted: its words, and below them what they count and what they rest on. */
export function withFootnote(id: string, name: string, { definitions, source }: Footnotes): string {
  const fitting = definitions.filter(({ part }) => id.startsWith(part));
  const longest = fitting.reduce((best, it) => (it.part.length > best.part.length ? it : best), { part: "", words: "" });
  return `${name}¹\n\n¹ ${[longest.words, source].filter((words) => words !== "").join(" ")}`;
}

/** Pixels of the picture for each unit of the page; less where it would be larger than a canvas may be. */
const FINE = 2;
const MOST = 16_000;

/** Puts a page on the clipboard as a picture. */
export async function copyPicture(scene: Scene, theme: Theme): Promise<void> {
  if (!("ClipboardItem" in globalThis)) throw new Error("This window cannot copy pictures. Export the view as a PNG instead.");
  const picture = painted(scene, theme);
  const png = new Promise<Blob>((done, fail) =>
    picture.toBlob((blob) => (blob ? done(blob) : fail(new Error("The picture is too large to be copied. Export the view as a PNG instead."))), "image/png"),
  );
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": png })]);
  } catch {
    throw new Error("The picture could not be copied. Export the view as a PNG instead.");
  }
}

function painted(scene: Scene, theme: Theme): HTMLCanvasElement {
  const { w, h } = scene.size;
  const z = Math.min(FINE, MOST / Math.max(w, h));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.ceil(w * z), Math.ceil(h * z)];
  const c = canvas.getContext("2d", { alpha: false });
  if (!c) throw new Error("This webview has no canvas to draw on.");
  c.fillStyle = COLOURS[theme].canvas;
  c.fillRect(0, 0, canvas.width, canvas.height);
  c.setTransform(z, 0, 0, z, 0, 0);
  const pen = new Pen(c, theme, scene.personas, () => null);
  pen.begin(z);
  for (const group of scene.groups) pen.group(group, { x0: 0, y0: 0, x1: w, y1: h });
  return canvas;
}
