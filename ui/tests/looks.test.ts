import { beforeEach, describe, expect, it } from "vitest";
import { keepLook, lastLook } from "../src/map/looks";

beforeEach(() => localStorage.clear());

describe("where a map was looked at", () => {
  it("is there again at the next start, each map with its own", () => {
    keepLook("a", { x: 10, y: 20, z: 0.5 });
    keepLook("b", { x: 0, y: 0, z: 1 });
    expect(lastLook("a")).toEqual({ x: 10, y: 20, z: 0.5 });
    expect(lastLook("c")).toBeNull();
  });

  it("is forgotten for the map that was looked at longest ago", () => {
    for (let i = 0; i < 201; i++) keepLook(`map-${i}`, { x: i, y: 0, z: 1 });
    expect(lastLook("map-0")).toBeNull();
    expect(lastLook("map-1")).not.toBeNull();
  });

  it("does without what is damaged", () => {
    localStorage.setItem("throughline.looks", "{");
    expect(lastLook("a")).toBeNull();
    localStorage.setItem("throughline.looks", '{"a":{"x":1,"y":null,"z":0}}');
    expect(lastLook("a")).toBeNull();
  });
});
