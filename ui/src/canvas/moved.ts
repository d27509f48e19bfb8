// A thing of a drawing at another place: what it is drawn with is made when it is first asked for. Of thousands of
// things that move with an edit, only those in view are painted.

import type { Group, Item, Path, Point, Rect, Role, Segment } from "../host/types";

class MovedGroup implements Group {
  readonly id: string;
  readonly role: Role;
  readonly name: string;
  readonly bounds: Rect;
  /** Unlike that of any drawing: nothing else is to be taken for it. */
  readonly hash = "";
  /** The thing as it was drawn, and how far it has moved since. */
  readonly drawn: Group;
  readonly dx: number;
  readonly dy: number;
  #items: Item[] | null = null;

  constructor(drawn: Group, dx: number, dy: number, bounds: Rect) {
    this.drawn = drawn;
    this.dx = dx;
    this.dy = dy;
    this.id = drawn.id;
    this.role = drawn.role;
    this.name = drawn.name;
    this.bounds = bounds;
  }

  get items(): Item[] {
    this.#items ??= this.drawn.items.map((item) => itemAt(item, this.dx, this.dy));
    return this.#items;
  }
}

/** The same thing, moved by so many scene units. */
export function moved(group: Group, dx: number, dy: number): Group {
  const bounds = rectAt(group.bounds, dx, dy);
  return group instanceof MovedGroup ? new MovedGroup(group.drawn, group.dx + dx, group.dy + dy, bounds) : new MovedGroup(group, dx, dy, bounds);
}

function itemAt(item: Item, dx: number, dy: number): Item {
  switch (item.kind) {
    case "shape": case "icon": return { ...item, path: pathAt(item.path, dx, dy) };
    case "picture": return { ...item, at: rectAt(item.at, dx, dy) };
    case "text": return { ...item, bounds: rectAt(item.bounds, dx, dy), runs: item.runs.map((run) => ({ ...run, x: run.x + dx, y: run.y + dy })) };
  }
}

function rectAt({ x, y, w, h }: Rect, dx: number, dy: number): Rect {
  return { x: x + dx, y: y + dy, w, h };
}

function pathAt({ segments }: Path, dx: number, dy: number): Path {
  const at = ({ x, y }: Point): Point => ({ x: x + dx, y: y + dy });
  const put = (segment: Segment): Segment => {
    switch (segment.to) {
      case "move": return { to: "move", p: at(segment.p) };
      case "line": return { to: "line", p: at(segment.p) };
      case "quad": return { to: "quad", c: at(segment.c), p: at(segment.p) };
      case "cubic": return { to: "cubic", c1: at(segment.c1), c2: at(segment.c2), p: at(segment.p) };
      case "close": return segment;
    }
  };
  return { segments: segments.map(put) };
}
