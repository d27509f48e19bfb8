import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Rect } from "../src/host/types";
import { Room } from "../src/canvas/room.svelte";
import { arrow, group } from "./scene";

const lane: Rect = { x: 0, y: 40, w: 900, h: 120 };
let still = true;
let painted = 0;
let room: Room;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["requestAnimationFrame", "cancelAnimationFrame", "performance"] });
  vi.stubGlobal("matchMedia", () => ({ matches: still }));
  [still, painted] = [true, 0];
  room = new Room(() => (painted += 1));
  return () => vi.useRealTimers();
});

describe("room for a card that is carried", () => {
  it("is made by the cards behind the gap, and what stands beside them in their lane", () => {
    room.open(200, 144, lane);
    expect([group("card/a", "card", [100, 50, 80, 60]), group("card/b", "card", [210, 50, 80, 60])].map((card) => room.asideOf(card))).toEqual([0, 144]);
    expect(room.asideOf(arrow("b", "c", [290, 60, 40, 10]))).toBe(144);
    expect(room.asideOf(arrow("a", "b", [180, 60, 30, 10]))).toBe(0);
    expect(room.asideOf(group("cell/x/b", "cell", [210, 200, 80, 20]))).toBe(0);
  });

  it("holds what is carried until it is past the next card", () => {
    room.open(200, 144, lane);
    expect([190, 201, 340, 345].map((x) => room.holds(x))).toEqual([false, true, true, false]);
    expect([150, 400].map((x) => room.back(x))).toEqual([150, 256]);
  });

  it("closes behind it while the next gap opens", () => {
    still = false;
    room.open(200, 144, lane);
    vi.advanceTimersByTime(200);
    expect([room.aside(210), room.most]).toEqual([144, 144]);
    room.open(340, 144, lane);
    vi.advanceTimersByTime(50);
    expect(room.aside(210)).toBeGreaterThan(0);
    expect(room.aside(210)).toBeLessThan(144);
    vi.advanceTimersByTime(200);
    expect([room.aside(210), room.aside(350)]).toEqual([0, 144]);
    const before = painted;
    room.open(340, 144, lane);
    expect(painted).toBe(before);
  });

  it("is gone once the card has been put down or back", () => {
    room.open(200, 144, lane);
    room.open(null);
    expect(room.most).toBe(0);
    room.open(200, 144, lane);
    room.clear();
    expect([room.most, room.holds(250), room.back(400)]).toEqual([0, false, 400]);
  });
});
