import { beforeEach, describe, expect, it } from "vitest";
import { PLAIN, rememberedView, rememberView } from "../src/map/view";

beforeEach(() => localStorage.clear());

describe("how a window looks at a map", () => {
  it("is there again at the next start, each map with its own", () => {
    rememberView("a", { ...PLAIN, flow: true, folds: { back: true } });
    expect(rememberedView("a")).toEqual({ ...PLAIN, flow: true, folds: { back: true } });
    expect(rememberedView("b")).toEqual(PLAIN);
  });

  it("leaves nothing behind where it is the plain one", () => {
    rememberView("a", { ...PLAIN, flow: true });
    rememberView("a", PLAIN);
    expect(localStorage.length).toBe(0);
  });

  it("does without what is damaged, and never opens as customers see it", () => {
    localStorage.setItem("throughline.view.a", "{");
    expect(rememberedView("a")).toEqual(PLAIN);
    localStorage.setItem("throughline.view.a", '{"flow":"yes","audience":"customer"}');
    expect(rememberedView("a")).toEqual(PLAIN);
  });
});
