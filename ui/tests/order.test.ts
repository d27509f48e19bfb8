import { describe, expect, it } from "vitest";
import { Names } from "../src/canvas/spoken";
import { landingAt } from "../src/tools/order.svelte";
import { group } from "./scene";

const stages = Names.of([
  group("stage/discover", "stage", [100, 6, 200, 32]),
  group("stage/order", "stage", [300, 6, 100, 32]),
  group("stage/install", "stage", [400, 6, 300, 32]),
]).all;
const map = { w: 720, h: 500 };
const held = (id: string) => stages.find((stage) => stage.id === id)!;

describe("a stage carried along the strip", () => {
  it("lands before the stage whose middle is not reached yet", () => {
    expect(landingAt(stages, held("stage/install"), 320, true, map)).toEqual({ before: held("stage/order"), line: { x: 296, y: 0, w: 0, h: 500 } });
    expect(landingAt(stages, held("stage/install"), 120, true, map)?.before?.id).toBe("stage/discover");
  });

  it("lands at the end behind the last", () => {
    expect(landingAt(stages, held("stage/discover"), 640, true, map)).toEqual({ before: null, line: { x: 704, y: 0, w: 0, h: 500 } });
  });

  it("stays where nothing would change", () => {
    expect(landingAt(stages, held("stage/order"), 340, true, map)).toBeNull();
    expect(landingAt(stages, held("stage/order"), 420, true, map)).toBeNull();
  });
});
