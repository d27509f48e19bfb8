// What the window asks of the core. The program answers through Tauri, tests through a fake.

import type {
  Anchor, Called, Cell, ColourMode, Command, CompareDrawing, ComparePair, CompareWish, Drawing, Example, ExportOutlook, ExportProgress, ExportRequest, FileTaken, Findings, FirstInRow, FixSet, Found, FoundHere, Health, Heard, HistoryEntry, Inspection, MapCover, MapEntry, MapFacts, Outline, Path, PictureFile, Places, Placing, Point, Preview, RateForm, RateRead, Rect, Redrawing, RefusedCommand, RowWay, SameId, SceneView, ServiceDrawing, ServiceWish, Shelf, Template, Thread, UnsortedPoint, Version, ViewChoices, WayOut, Which,
} from "./types";

/** Every promise that fails does so with an Error whose message is a sentence for a person. */
export interface Host extends LibraryHost, MapHost, AnnotatingHost, ExportHost {
  /** Hears from now on what happens without the window's asking. */
  follow(onTold: (told: Heard) => void): Promise<void>;
  /** Opens another window, on a map or on the library. */
  newWindow(map: string | null): Promise<void>;
  /** Closes this window as its button does. */
  closeWindow(): Promise<void>;
  /** Ends the program, whatever is not saved. */
  quit(): Promise<void>;
}

/** The maps that are there and the ways to more. */
export interface LibraryHost {
  maps(which: Shelf): Promise<MapEntry[]>;
  /** The picture and the figures that stand for a map in the library. */
  cover(id: string, colours: ColourMode): Promise<MapCover>;
  search(text: string, which: Shelf, most: number): Promise<Found[]>;
  health(): Promise<Health>;
  templates(): Promise<Template[]>;
  /** The maps that come with the program. */
  examples(): Promise<Example[]>;
  /** Draws a template or an example without making a map of it. */
  startDrawing(id: string): Promise<Drawing>;
  /** Opens a map that begins as a template or an example. */
  startFrom(id: string): Promise<MapFacts>;
  /** Draws the map that a list would become, without making it. */
  listDrawing(text: string): Promise<Drawing>;
  /** Makes a map of a list and opens it. */
  startFromList(text: string): Promise<MapFacts>;
  openMap(id: string): Promise<MapFacts>;
  /** The window shows a map no longer. */
  closeMap(): Promise<void>;
  /** Takes in the files that the program was started with. It does so once. */
  takeInFirst(): Promise<FileTaken[]>;
  /** Lets somebody choose files and takes them in; nothing where they chose none. */
  takeInFiles(): Promise<FileTaken[]>;
  /** Lets somebody choose a folder and takes in its maps; nothing where they chose none. */
  takeInFolder(): Promise<FileTaken[]>;
  /** Goes on with a file whose map was there already. */
  takeInAs(file: string, sameId: SameId): Promise<FileTaken[]>;
  duplicateMap(id: string): Promise<MapEntry>;
  binMap(id: string): Promise<MapEntry>;
  takeBackMap(id: string): Promise<MapEntry>;
  /** Lets somebody choose where and writes the map there; false where they chose nothing. */
  saveAsFile(id: string): Promise<boolean>;
}

/** The map that lies open. */
export interface MapHost {
  facts(map: string): Promise<MapFacts>;
  scene(map: string, view: SceneView): Promise<Drawing>;
  /** What makes the newest drawing of the one that the window got last. */
  redraw(map: string, view: SceneView, known: number): Promise<Redrawing>;
  /** The map as it was after a change. */
  stateDrawing(map: string, number: number, view: SceneView): Promise<Drawing>;
  /** What a window can look at, and the lanes that could be added. */
  viewChoices(map: string): Promise<ViewChoices>;
  /** Adds a lane that was offered; gives its id. */
  addLane(map: string, offer: string): Promise<string>;
  /** Where a text stands, in the order of the map; with `around` also what stands at a place whose name has it. */
  findInMap(map: string, text: string, around: boolean, most: number): Promise<FoundHere[]>;
  /** The map as a nested list. */
  outline(map: string): Promise<Outline>;
  /** Moves a row of the outline past its neighbour. */
  moveRow(map: string, which: Which, way: RowWay): Promise<void>;
  /** Adds a row of the same kind behind another one; gives the group of the drawing that stands for it. */
  addRow(map: string, after: Which): Promise<string>;
  service(map: string, wish: ServiceWish): Promise<ServiceDrawing>;
  /** Works out how sure the figures are; false where a newer question was asked meanwhile. */
  workOutSureness(map: string, wish: ServiceWish, onPart: (part: number) => void): Promise<boolean>;
  stopSureness(): Promise<void>;
  /** What the rules find, and what the team has put aside. */
  findings(map: string): Promise<Findings>;
  /** Makes a to-be map of the open one, with a set of fixes made. */
  makeToBe(map: string, set: FixSet, title: string): Promise<MapEntry>;
  /** Two maps of the library beside each other. */
  compare(first: string, second: string, wish: CompareWish): Promise<CompareDrawing>;
  /** The two maps that belong together of which the open one is one. */
  comparePair(map: string): Promise<ComparePair>;
  /** Works out how sure the differences of two maps are; false where a newer question was asked meanwhile. */
  workOutDifferences(first: string, second: string, onPart: (part: number) => void): Promise<boolean>;
  /** Does what somebody asks; what is refused throws a [`RefusedError`] with its ways out. */
  run(map: string, command: Command): Promise<void>;
  /** What a thing of the map is called; null where it has no title, name or text. */
  called(map: string, which: Which): Promise<Called | null>;
  /** What the panel says about these things; about the map itself where none is named. */
  inspect(map: string, things: Which[]): Promise<Inspection>;
  /** Puts what somebody typed into a field: a number, a date, a rate or an amount; refuses as [`run`] does. */
  enter(map: string, of: Which, path: string[], typed: string): Promise<void>;
  /** How what somebody has written about a rate or an amount is understood. */
  readRate(map: string, of: Which, path: string[], form: RateForm): Promise<RateRead>;
  /** Keeps a rate or an amount with what it rests on; refuses as [`run`] does. */
  keepRate(map: string, of: Which, path: string[], form: RateForm): Promise<void>;
  /** Adds a touchpoint; gives its id. */
  addTouchpoint(map: string, title: string, placing: Placing): Promise<string>;
  /** Where the touchpoints stand: stage by stage, column by column. */
  places(map: string): Promise<Places>;
  /** What the clipboard keeps of touchpoints. */
  clip(map: string, touchpoints: string[]): Promise<string>;
  undo(map: string): Promise<void>;
  redo(map: string): Promise<void>;
  /** At most `most` changes before change `before` (null: from the last one), the newest first. */
  history(map: string, before: number | null, most: number): Promise<HistoryEntry[]>;
  restore(map: string, number: number): Promise<void>;
  versions(map: string): Promise<Version[]>;
  nameVersion(map: string, number: number, name: string): Promise<Version>;
  /** Tries to put on the disk what it has refused so far. */
  retry(): Promise<void>;
}

/** What is written and put onto the map that lies open. Places are those of the drawing that the window got last. */
export interface AnnotatingHost {
  /** The cells within a part of the drawing, lane by lane, also the empty ones. */
  cells(map: string, view: SceneView, within: Rect): Promise<Cell[]>;
  /** The cell to write in after another one, by its group, or before it; null at the ends. */
  nextCell(map: string, view: SceneView, group: string, back: boolean): Promise<Cell | null>;
  /** What something is about that is put at a point, and how far from its corner. */
  anchor(map: string, view: SceneView, at: Point): Promise<Anchor>;
  /** The curve of emotions as it would be with another value for one point, by that point's group. */
  feltCurve(map: string, view: SceneView, group: string, value: number): Promise<Path>;
  /** Lets somebody choose a picture; null where they chose none. */
  choosePicture(): Promise<PictureFile | null>;
  threads(map: string, view: SceneView): Promise<Thread[]>;
  /** The service points that nobody has sorted yet. */
  unsorted(map: string): Promise<UnsortedPoint[]>;
  /** As [`run`]; gives the id of the first thing that was added. */
  add(map: string, command: Command): Promise<string | null>;
  /** Adds a step under a touchpoint; gives its id. */
  addStep(map: string, touchpoint: string): Promise<string | null>;
  /** Writes the first thing into a row that the map does not have yet, at a touchpoint. */
  beginRow(map: string, touchpoint: string, first: FirstInRow): Promise<void>;
  /** Says how somebody feels at a touchpoint or step; null takes it back. */
  feel(map: string, at: Which, persona: string | null, value: number | null): Promise<void>;
}

export interface ExportHost {
  exportChoices(): Promise<ExportRequest>;
  exportOutlook(map: string, request: ExportRequest): Promise<ExportOutlook>;
  /** The page of an export as a picture `width` pixels wide; a newer request refuses an older one. */
  exportPreview(map: string, request: ExportRequest, width: number): Promise<Preview>;
  /** Lets somebody choose the folder; null where they chose none. */
  chooseExportFolder(): Promise<string | null>;
  /** Begins an export and gives its number at once. */
  startExport(map: string, request: ExportRequest, onProgress: (progress: ExportProgress) => void): Promise<number>;
  cancelExport(number: number): Promise<void>;
  showInFolder(path: string): Promise<void>;
}

/** A command that was not done, with what could be done in its stead. */
export class RefusedError extends Error {
  readonly waysOut: WayOut[];

  constructor({ sentence, ways_out }: RefusedCommand) {
    super(sentence);
    this.waysOut = ways_out;
  }
}

/** The sentence of whatever was thrown. */
export function sentenceOf(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message;
  return typeof thrown === "string" ? thrown : "This did not work because of a fault in the program.";
}
