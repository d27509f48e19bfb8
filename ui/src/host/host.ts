// What the window asks of the core. The program answers through Tauri, tests through a fake.

import type { Drawing, Example, ExportOutlook, ExportProgress, ExportRequest, MapFacts, Preview, SceneView, Told } from "./types";

/** Every promise that fails does so with an Error whose message is a sentence for a person. */
export interface Host {
  /** The maps that come with the program. */
  examples(): Promise<Example[]>;
  /** Draws a bundled map without opening it. */
  exampleDrawing(id: string): Promise<Drawing>;
  openExample(id: string): Promise<MapFacts>;
  /** The file that the program was started with, or the map that lies open; null where there is neither. */
  openFromStart(): Promise<MapFacts | null>;
  /** Lets somebody choose a file and opens it; null where they chose none. */
  openFile(): Promise<MapFacts | null>;
  /** Hears from now on what happens without the window's asking. */
  follow(onTold: (told: Told) => void): Promise<void>;
  /** Draws the open map. */
  scene(view: SceneView): Promise<Drawing>;
  exportChoices(): Promise<ExportRequest>;
  exportOutlook(request: ExportRequest): Promise<ExportOutlook>;
  /** The page of an export as a picture `width` pixels wide; a newer request refuses an older one. */
  exportPreview(request: ExportRequest, width: number): Promise<Preview>;
  /** Lets somebody choose the folder; null where they chose none. */
  chooseExportFolder(): Promise<string | null>;
  /** Begins an export and gives its number at once. */
  startExport(request: ExportRequest, onProgress: (progress: ExportProgress) => void): Promise<number>;
  cancelExport(number: number): Promise<void>;
  showInFolder(path: string): Promise<void>;
}

/** The sentence of whatever was thrown. */
export function sentenceOf(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message;
  return typeof thrown === "string" ? thrown : "This did not work because of a fault in the program.";
}
