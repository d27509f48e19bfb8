// What the export dialog knows about its choices, without showing anything.

import type { Audience, ColourMode, ExportFormat, ExportOutlook, ExportRequest, ExportView, Orientation, Paper } from "../host/types";
import { points } from "../shared/numbers";

/** A view that can be exported. */
export interface ViewChoice {
  value: ExportView["kind"];
  words: string;
  view: ExportView;
}

/** Another view. Figures are for the team alone. */
export function withView(request: ExportRequest, view: ExportView): ExportRequest {
  return { ...request, view, audience: view.kind === "map" ? request.audience : "team" };
}

export const FORMATS: readonly { value: ExportFormat; title: string; words: string }[] = [
  { value: "pdf", title: "PDF", words: "one page, or tiled" },
  { value: "png", title: "PNG", words: "a picture" },
  { value: "svg", title: "SVG", words: "for design tools" },
];

/** The papers as the dialog names them. */
export const PAPERS: readonly { value: Paper; words: string }[] = [
  { value: "a4", words: "A4" },
  { value: "a3", words: "A3" },
  { value: "a2", words: "A2" },
  { value: "a1", words: "A1" },
  { value: "a0", words: "A0" },
  { value: "letter", words: "Letter" },
  { value: "tabloid", words: "Tabloid" },
  { value: "fit", words: "Fit" },
];

export const ORIENTATIONS: readonly { value: Orientation; words: string }[] = [
  { value: "landscape", words: "Landscape" },
  { value: "portrait", words: "Portrait" },
];

export const AUDIENCES: readonly { value: Audience; words: string }[] = [
  { value: "team", words: "Our team" },
  { value: "customer", words: "A customer" },
];

export const COLOUR_MODES: readonly { value: ColourMode; words: string }[] = [
  { value: "light", words: "Light" },
  { value: "dark", words: "Dark" },
  { value: "black_and_white", words: "Print" },
];

/** Fineness of a PNG in dots per inch. */
export const FINENESS: readonly number[] = [96, 150, 200, 300, 600];

/** Below this many points a printed text counts as too small to read. */
export const LEAST_POINTS = 7;

export const paperWords = (paper: Paper): string => PAPERS.find((p) => p.value === paper)?.words ?? paper;
export const formatTitle = (format: ExportFormat): string => FORMATS.find((f) => f.value === format)?.title ?? format;

/** Adds or takes away a format; they stay in the dialog's order. */
export function withFormat(request: ExportRequest, format: ExportFormat, wanted: boolean): ExportRequest {
  const formats = FORMATS.map((f) => f.value).filter((f) => (f === format ? wanted : request.formats.includes(f)));
  return { ...request, formats };
}

/** Another paper. One that is as large as the map is not turned and not cut. */
export function withPaper(request: ExportRequest, paper: Paper): ExportRequest {
  return { ...request, paper, tiled: request.tiled && canTile({ ...request, paper }) };
}

/** A PDF can be cut into A4 sheets where its paper is larger than one. */
export function canTile(request: ExportRequest): boolean {
  return request.formats.includes("pdf") && request.paper !== "a4" && request.paper !== "letter";
}

/** A sheet has a long and a short side, a paper that fits the map has the map's. */
export const canTurn = (request: ExportRequest): boolean => request.paper !== "fit";

/** How well the smallest text can be read, in words, and the paper that would help. */
export interface Legibility {
  headline: string;
  note: string;
  tooSmall: boolean;
  /** The paper that the button beside it goes to. */
  better: Paper | null;
}

export function legibilityOf(request: ExportRequest, outlook: ExportOutlook): Legibility | null {
  const size = outlook.smallest_points;
  if (size === null) return null;
  const on = request.paper === "fit" ? "at true size" : `on ${paperWords(request.paper)}`;
  const tooSmall = size < LEAST_POINTS;
  const headline = tooSmall ? `Smallest text ${points(size)}: too small to read` : `Smallest text ${points(size)} ${on}`;
  if (!tooSmall) return { headline, note: inWords(size), tooSmall, better: null };
  const { proposed } = outlook;
  if (!proposed || proposed.paper === request.paper)
    return { headline, note: "No paper of the A series makes it readable.", tooSmall, better: null };
  const note = `${paperWords(proposed.paper)} gives ${points(proposed.smallest_points)}, ${inWords(proposed.smallest_points).toLowerCase()}`;
  return { headline, note, tooSmall, better: proposed.paper };
}

function inWords(size: number): string {
  if (size < 8.5) return "The size of a footnote";
  if (size < 12) return "The size of a book";
  return size < 20 ? "Easy to read at arm’s length" : "Can be read across a desk";
}

/** What the button that begins says. */
export function beginWords(request: ExportRequest): string {
  const [first, ...more] = request.formats;
  if (!first) return "Export";
  return more.length === 0 ? `Export ${formatTitle(first)}` : `Export ${more.length + 1} files`;
}

/** The end of a path as people call a folder: its last two names. */
export function folderWords(path: string): string {
  return path.split(/[/\\]/).filter((name) => name !== "").slice(-2).join(", ") || path;
}

/** "A3, 420 × 297 mm, 1 page". */
export function paperLine(outlook: ExportOutlook, format: ExportFormat): string {
  if (format !== "pdf") return outlook.paper;
  return `${outlook.paper}, ${outlook.pages === 1 ? "1 page" : `${outlook.pages} pages`}`;
}
