import { describe, expect, it } from "vitest";
import { inWindow, keptOf, onMap, onScreen } from "../src/canvas/panes";

const headers = { w: 120, h: 44 };
const view = { w: 1000, h: 600 };
const stage = { x: 400, y: 6, w: 200, h: 32 };
const label = { x: 10, y: 300, w: 80, h: 15 };
const card = { x: 400, y: 100, w: 112, h: 63 };

describe("the strip and the labels", () => {
  it("stay in view once the map moves under them", () => {
    const camera = { x: 300, y: 80, z: 1 };
    const kept = keptOf(headers, camera, view);
    expect(kept).toEqual({ left: 120, top: 44 });
    expect(onScreen(stage, headers, camera, kept)).toMatchObject({ x: 100, y: 6 });
    expect(onScreen(label, headers, camera, kept)).toMatchObject({ x: 10, y: 220 });
    expect(onScreen(card, headers, camera, kept)).toMatchObject({ x: 100, y: 20 });
  });

  it("stand where they are drawn while nothing is moved", () => {
    const camera = { x: -50, y: 0, z: 1 };
    expect(keptOf(headers, camera, view)).toEqual({ left: 0, top: 0 });
    expect(onScreen(label, headers, camera, keptOf(headers, camera, view))).toMatchObject({ x: 60, y: 300 });
  });

  it("give way where they would take most of the window", () => {
    expect(keptOf(headers, { x: 300, y: 80, z: 4 }, view)).toEqual({ left: 0, top: 176 });
  });

  it("are met where they are seen", () => {
    const camera = { x: 300, y: 80, z: 2 };
    const kept = keptOf(headers, camera, view);
    expect(onMap(500, 20, camera, kept)).toEqual({ x: 550, y: 10 });
    expect(onMap(20, 300, camera, kept)).toEqual({ x: 10, y: 230 });
    expect(onMap(500, 300, camera, kept)).toEqual({ x: 550, y: 230 });
  });

  it("hide what lies under them", () => {
    const camera = { x: 300, y: 80, z: 1 };
    const [body, strip, labels] = inWindow(camera, view, keptOf(headers, camera, view));
    expect(body).toEqual({ x: 420, y: 124, w: 880, h: 556 });
    expect(strip).toEqual({ x: 420, y: 0, w: 880, h: 44 });
    expect(labels).toEqual({ x: 0, y: 124, w: 120, h: 556 });
  });
});
