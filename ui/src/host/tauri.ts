// The core behind Tauri's channel.

import { Channel, invoke } from "@tauri-apps/api/core";
import { sentenceOf, type Host } from "./host";

async function call<T>(command: string, given: Record<string, unknown> = {}): Promise<T> {
  try {
    return await invoke<T>(command, given);
  } catch (thrown) {
    throw new Error(sentenceOf(thrown));
  }
}

function channel<T>(onMessage: (message: T) => void): Channel<T> {
  const made = new Channel<T>();
  made.onmessage = onMessage;
  return made;
}

export const tauriHost: Host = {
  examples: () => call("examples"),
  exampleDrawing: (id) => call("example_drawing", { id }),
  openExample: (id) => call("open_example", { id }),
  openFromStart: () => call("open_from_start"),
  openFile: () => call("open_file_dialog"),
  follow: (onTold) => call("follow", { onTold: channel(onTold) }),
  scene: (view) => call("scene", { view }),
  exportChoices: () => call("export_choices"),
  exportOutlook: (request) => call("export_outlook", { request }),
  exportPreview: (request, width) => call("export_preview", { request, width }),
  chooseExportFolder: () => call("choose_export_folder"),
  startExport: (request, onProgress) => call("start_export", { request, onProgress: channel(onProgress) }),
  cancelExport: (number) => call("cancel_export", { number }),
  showInFolder: (path) => call("show_in_folder", { path }),
};
