import { beforeEach, describe, expect, it } from "vitest";
import { Drawing } from "../src/canvas/drawing";
import { ScenePainter } from "../src/canvas/painter";
import { paintedBy, standInForCanvas } from "./canvas";
import { sceneOf, textAt } from "./scene";

beforeEach(standInForCanvas);

function painter(): { painter: ScenePainter; calls: ReturnType<typeof paintedBy> } {
  const canvas = document.createElement("canvas");
  const scene = sceneOf([textAt("left", 100, 100, 13), textAt("right", 1500, 100, 13)], { w: 2000, h: 900 });
  const painter = new ScenePainter(canvas, new Drawing(scene), "light", () => {});
  painter.resize({ w: 800, h: 400 });
  return { painter, calls: paintedBy(canvas) };
}

describe("the painter", () => {
  it("paints only what is in view", () => {
    const { painter: p, calls } = painter();
    p.draw({ x: 0, y: 0, z: 1 }, false);
    expect(calls.texts()).toEqual(["left"]);
  });

  it("shifts its own pixels by whole device pixels in a pan and paints the strip only", () => {
    const { painter: p, calls } = painter();
    p.draw({ x: 0, y: 0, z: 1 }, false);
    calls.forget();
    p.draw({ x: 30.4, y: 0, z: 1 }, true);
    expect(calls.of("drawImage").map(([, x, y]) => [x, y])).toEqual([[-30, -0]]);
    expect(calls.of("rect")).toEqual([[770, 0, 30, 400]]);
    expect(calls.texts()).toEqual([]);
  });

  it("paints everything again once a pan rests", () => {
    const { painter: p, calls } = painter();
    p.draw({ x: 0, y: 0, z: 1 }, false);
    p.draw({ x: 30, y: 0, z: 1 }, true);
    calls.forget();
    p.draw({ x: 30, y: 0, z: 1 }, false);
    expect(calls.of("rect")).toEqual([[0, 0, 800, 400]]);
  });

  it("paints only the boxes that changed when the map does", () => {
    const { painter: p, calls } = painter();
    p.draw({ x: 0, y: 0, z: 1 }, false);
    calls.forget();
    p.become(new Drawing(sceneOf([textAt("new", 100, 100, 13), textAt("right", 1500, 100, 13)], { w: 2000, h: 900 })), [{ x: 100, y: 87, w: 60, h: 19 }]);
    // Painted beside it, so that no more of the canvas than this goes to the screen.
    const [[beside, ...places] = []] = calls.of("drawImage");
    expect(places).toEqual([99, 86, 63, 22, 99, 86, 63, 22]);
    expect(calls.of("rect")).toEqual([]);
    expect(paintedBy(beside as HTMLCanvasElement).texts()).toEqual(["new"]);
    expect(paintedBy(beside as HTMLCanvasElement).of("rect")).toEqual([[99, 86, 63, 22]]);
  });

  it("is exact after a zoom rests", () => {
    const { painter: p, calls } = painter();
    p.draw({ x: 0, y: 0, z: 1 }, false);
    p.draw({ x: 0, y: 0, z: 1.05 }, true);
    calls.forget();
    p.draw({ x: 0, y: 0, z: 1.05 }, false);
    expect(calls.of("drawImage")).toEqual([]);
  });

  it("writes at sixteen times the size under a sixteenth of the scale", () => {
    const { painter: p, calls } = painter();
    p.draw({ x: 0, y: 0, z: 1 }, false);
    expect(calls.fonts()).toEqual(['400 208px "Inter"']);
    expect(calls.of("scale")).toEqual([[1 / 16, 1 / 16], [16, 16]]);
  });

  it("leaves out text that is under six pixels on the screen", () => {
    const { painter: p, calls } = painter();
    p.draw({ x: 0, y: 0, z: 0.45 }, false);
    expect(calls.texts()).toEqual([]);
    p.draw({ x: 0, y: 0, z: 0.47 }, false);
    expect(calls.texts()).toEqual(["left", "right"]);
  });
});
