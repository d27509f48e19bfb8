// What becomes of an export, step by step, as the float shows it.

import type { ExportFormat, ExportProgress } from "../host/types";

export type FileState =
  | { kind: "waits" }
  | { kind: "writes"; part: number; doing: string }
  | { kind: "done"; path: string };

export interface FileLine {
  format: ExportFormat;
  state: FileState;
}

/** How it stands. `failed` and `cancelled` have kept the files that are done. */
export type Outcome =
  | { kind: "runs" }
  | { kind: "done"; folder: string; files: string[] }
  | { kind: "cancelled"; kept: string[] }
  | { kind: "failed"; sentence: string; kept: string[] };

export interface Running {
  /** Of the map, as it was called when the export began. */
  title: string;
  files: FileLine[];
  outcome: Outcome;
}

/** An export that has just been asked for. */
export function begun(title: string, formats: ExportFormat[]): Running {
  return { title, files: formats.map((format) => ({ format, state: { kind: "waits" } })), outcome: { kind: "runs" } };
}

/** The next state after a message. Messages after the last one change nothing. */
export function after(running: Running, told: ExportProgress): Running {
  if (running.outcome.kind !== "runs") return running;
  switch (told.kind) {
    case "started":
      return withState(running, told.format, { kind: "writes", part: 0, doing: "" });
    case "advanced":
      return withState(running, told.format, { kind: "writes", part: told.part, doing: told.doing });
    case "written":
      return withState(running, told.format, { kind: "done", path: told.path });
    case "done":
      return { ...running, outcome: { kind: "done", folder: told.folder, files: told.files } };
    case "cancelled":
      return { ...running, outcome: { kind: "cancelled", kept: told.kept } };
    case "failed":
      return { ...running, outcome: { kind: "failed", sentence: told.sentence, kept: told.kept } };
  }
}

function withState(running: Running, format: ExportFormat, state: FileState): Running {
  return { ...running, files: running.files.map((f) => (f.format === format ? { format, state } : f)) };
}

/** How much of all files is written, 0..1. */
export function partOf(running: Running): number {
  if (running.files.length === 0) return 0;
  const sum = running.files.reduce((s, { state }) => s + (state.kind === "done" ? 1 : state.kind === "writes" ? state.part : 0), 0);
  return Math.min(sum / running.files.length, 1);
}
