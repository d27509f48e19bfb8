// The core behind Tauri's channel.

import { Channel } from "@tauri-apps/api/core";
import { getCurrentWindow } from "@tauri-apps/api/window";
import { commands } from "./bindings";
import { RefusedError, sentenceOf, type Host } from "./host";
import type { ExportRequest, RefusedCommand } from "./types";

/** What a generated command gives where it may be refused. */
type Answer<T> = { status: "ok"; data: T } | { status: "error"; error: string };

/** The answer, or an error with the core's sentence. */
async function answered<T>(asked: Promise<Answer<T>>): Promise<T> {
  const answer = await reached(asked);
  if (answer.status === "error") throw new Error(sentenceOf(answer.error));
  return answer.data;
}

/** An answer that is never refused; that it does not come at all is a fault of the program. */
async function reached<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (thrown) {
    throw new Error(sentenceOf(thrown));
  }
}

function channel<T>(onMessage: (message: T) => void): Channel<T> {
  const made = new Channel<T>();
  made.onmessage = onMessage;
  return made;
}

/** As [`answered`], of a command. */
async function done<T>(asked: Promise<{ status: "ok"; data: T } | { status: "error"; error: RefusedCommand }>): Promise<T> {
  const answer = await reached(asked);
  if (answer.status === "error") throw new RefusedError(answer.error);
  return answer.data;
}

/** Which window this is. */
const label = (): string => getCurrentWindow().label;

export const tauriHost: Host = {
  follow: (onTold) => reached(commands.follow(label(), channel(onTold))),
  newWindow: async (map) => void (await answered(commands.newWindow(map))),
  closeWindow: async () => void (await answered(commands.closeWindow(label()))),
  quit: () => reached(commands.quit()),

  maps: (which) => answered(commands.maps(which)),
  cover: (id, colours) => answered(commands.cover(id, colours)),
  search: (text, which, most) => answered(commands.search(text, which, most)),
  health: () => answered(commands.health()),
  templates: () => reached(commands.templates()),
  examples: () => reached(commands.examples()),
  startDrawing: (id) => answered(commands.startDrawing(id)),
  startFrom: (id) => answered(commands.startFrom(label(), id)),
  listDrawing: (text) => answered(commands.listDrawing(text)),
  startFromList: (text) => answered(commands.startFromList(label(), text)),
  openMap: (id) => answered(commands.openMap(label(), id)),
  closeMap: async () => void (await answered(commands.closeMap(label()))),
  takeInFirst: () => answered(commands.takeInFirst()),
  takeInFiles: () => answered(commands.takeInFiles()),
  takeInFolder: () => answered(commands.takeInFolder()),
  takeInAs: (file, sameId) => answered(commands.takeInAs(file, sameId)),
  duplicateMap: (id) => answered(commands.duplicateMap(id)),
  binMap: (id) => answered(commands.binMap(id)),
  takeBackMap: (id) => answered(commands.takeBackMap(id)),
  saveAsFile: (id) => answered(commands.saveAsFile(id)),

  facts: (map) => answered(commands.facts(map)),
  scene: (map, view) => answered(commands.scene(map, view)),
  redraw: (map, view, known) => answered(commands.redraw(map, view, known)),
  stateDrawing: (map, number, view) => answered(commands.stateDrawing(map, number, view)),
  viewChoices: (map) => answered(commands.viewChoices(map)),
  addLane: (map, offer) => done(commands.addLane(map, offer)),
  findInMap: (map, text, around, most) => answered(commands.findInMap(map, text, around, most)),
  outline: (map) => answered(commands.outline(map)),
  moveRow: async (map, which, way) => void (await done(commands.moveRow(map, which, way))),
  addRow: (map, after) => done(commands.addRow(map, after)),
  service: (map, wish) => answered(commands.service(map, wish)),
  workOutSureness: (map, wish, onPart) => answered(commands.workOutSureness(map, wish, channel((part: number | null) => onPart(part ?? 0)))),
  stopSureness: async () => void (await reached(commands.stopSureness())),
  findings: (map) => answered(commands.findings(map)),
  makeToBe: (map, set, title) => answered(commands.makeToBe(map, set, title)),
  compare: (first, second, wish) => answered(commands.compare(first, second, wish)),
  comparePair: (map) => answered(commands.comparePair(map)),
  workOutDifferences: (first, second, onPart) => answered(commands.workOutDifferences(first, second, channel((part: number | null) => onPart(part ?? 0)))),
  run: async (map, command) => void (await done(commands.run(map, command))),
  called: (map, which) => answered(commands.called(map, which)),
  inspect: (map, things) => answered(commands.inspect(map, things)),
  enter: async (map, of, path, typed) => void (await done(commands.enter(map, of, path, typed))),
  readRate: (map, of, path, form) => answered(commands.readRate(map, of, path, form)),
  keepRate: async (map, of, path, form) => void (await done(commands.keepRate(map, of, path, form))),
  addTouchpoint: (map, title, placing) => done(commands.addTouchpoint(map, title, placing)),
  places: (map) => answered(commands.places(map)),
  clip: (map, touchpoints) => answered(commands.clip(map, touchpoints)),
  undo: async (map) => void (await answered(commands.undo(map))),
  redo: async (map) => void (await answered(commands.redo(map))),
  history: (map, before, most) => answered(commands.history(map, before, most)),
  restore: async (map, number) => void (await answered(commands.restore(map, number))),
  versions: (map) => answered(commands.versions(map)),
  nameVersion: (map, number, name) => answered(commands.nameVersion(map, number, name)),
  retry: async () => void (await answered(commands.retry())),

  cells: (map, view, within) => answered(commands.cells(map, view, within)),
  nextCell: (map, view, group, back) => answered(commands.nextCell(map, view, group, back)),
  anchor: (map, view, at) => answered(commands.anchor(map, view, at)),
  feltCurve: (map, view, group, value) => answered(commands.feltCurve(map, view, group, value)),
  choosePicture: () => answered(commands.choosePicture()),
  threads: (map, view) => answered(commands.threads(map, view)),
  unsorted: (map) => answered(commands.unsorted(map)),
  add: (map, command) => done(commands.add(map, command)),
  addStep: (map, touchpoint) => done(commands.addStep(map, touchpoint)),
  beginRow: async (map, touchpoint, first) => void (await done(commands.beginRow(map, touchpoint, first))),
  feel: async (map, at, persona, value) => void (await done(commands.feel(map, at, persona, value))),

  // The core fills in every choice that was not remembered.
  exportChoices: () => reached(commands.exportChoices()) as Promise<ExportRequest>,
  exportOutlook: (map, request) => answered(commands.exportOutlook(map, request)),
  exportPreview: (map, request, width) => answered(commands.exportPreview(map, request, width)),
  chooseExportFolder: () => answered(commands.chooseExportFolder()),
  startExport: (map, request, onProgress) => answered(commands.startExport(map, request, channel(onProgress))),
  cancelExport: (number) => reached(commands.cancelExport(number)),
  showInFolder: async (path) => void (await answered(commands.showInFolder(path))),
};
