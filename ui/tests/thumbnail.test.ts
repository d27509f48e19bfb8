import { beforeEach, describe, expect, it } from "vitest";
import { paintThumbnail } from "../src/canvas/thumbnail";
import { paintedBy, standInForCanvas } from "./canvas";
import { sceneOf, textAt } from "./scene";

beforeEach(standInForCanvas);

describe("a map in small", () => {
  it("has no text that its lower edge would cut", () => {
    const canvas = document.createElement("canvas");
    Object.defineProperties(canvas, { clientWidth: { value: 500 }, clientHeight: { value: 112 } });
    const calls = paintedBy(canvas);
    // At 500 by 948 and with 24 units of air the lower edge lies at 188.
    const scene = sceneOf([textAt("whole", 0, 178, 20), textAt("cut", 100, 184, 20)], { w: 900, h: 900 });
    paintThumbnail(canvas, scene, "light", undefined, 1);
    expect(calls.texts()).toEqual(["whole"]);
  });
});
