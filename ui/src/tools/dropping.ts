// Where a card lands that is held over the map.

import type { Places, Rect, Size, Spot, StagePlaces } from "../host/types";
import { spotAt } from "../map/placing";

/** What a place is looked for in. */
export interface Lane {
  places: Places;
  /** The box of a touchpoint's card, and of a stage in the strip; null where it is not drawn. */
  card: (touchpoint: string) => Rect | null;
  stage: (stage: string) => Rect | null;
  /** The size of the card. */
  size: Size;
}

/** Where it lands, in words of the map and on the drawing. */
export interface Drop {
  spot: Spot;
  /** Where the card will about stand. */
  box: Rect;
  /** A line between two columns, or none where the card joins one. */
  line: { x: number; top: number; bottom: number } | null;
  /** What is moved leaves a column free there: nothing has to make room. */
  free: boolean;
  /** The row of a side track. */
  band: Rect | null;
  stage: string;
}

/** Between two rows of cards. */
const ROW_GAP = 38;
/** From the outermost card of a stage to the line beside it. */
const BESIDE = 14;

interface Row {
  track: number;
  y: number;
  h: number;
}

interface Column {
  /** Its number among the columns of its stage. */
  number: number;
  x: number;
  right: number;
  tracks: number[];
}

/** The place for a card whose middle is at (x, y); `moved` are the touchpoints that leave theirs. */
export function dropAt(lane: Lane, { x, y }: { x: number; y: number }, moved: readonly string[]): Drop | null {
  const stage = stageAt(lane, x);
  if (!stage) return null;
  const { track, y: top, h } = rowAt(lane, y, moved);
  const columns = columnsOf(lane, stage, moved);
  const band = track > 0 ? bandOf(lane, top, h) : null;
  const joined = track > 0 ? nearest(columns, x) : null;
  if (joined && !joined.tracks.includes(track)) {
    const box = { x: joined.x, y: top, w: lane.size.w, h };
    return { spot: spotAt(stage, joined.number + 1, track, moved), box, line: null, free: true, band, stage: stage.title };
  }
  const before = columns.findIndex((column) => (column.x + column.right) / 2 > x);
  const at = joined ? columns.indexOf(joined) + 1 : before < 0 ? columns.length : before;
  const gap = columns[at]?.number ?? stage.columns.length;
  const line = lineAt(lane, stage, columns[at - 1], columns[at]);
  const box = { x: line - lane.size.w / 2, y: top, w: lane.size.w, h };
  const free = gap - (columns[at - 1]?.number ?? -1) > 1;
  return { spot: spotAt(stage, gap, track, moved), box, line: { x: line, top: top - 10, bottom: top + h + 10 }, free, band, stage: stage.title };
}

/** The stage whose chevron is above, or the last one before it. */
function stageAt({ places, stage }: Lane, x: number): StagePlaces | null {
  const begun = places.stages.filter((one) => (stage(one.stage)?.x ?? Infinity) <= x);
  return begun.at(-1) ?? places.stages[0] ?? null;
}

function rowAt(lane: Lane, y: number, moved: readonly string[]): Row {
  const rows = rowsOf(lane, moved);
  const last = rows.at(-1);
  if (last && last.track < 7) rows.push({ track: last.track + 1, y: last.y + last.h + ROW_GAP, h: lane.size.h });
  const under = rows.findLast((row) => y >= row.y - ROW_GAP / 2);
  return under ?? rows[0] ?? { track: 0, y: 0, h: lane.size.h };
}

/** The rows in use, from the main one down. What is moved still shows where they are. */
function rowsOf({ places, card, size }: Lane, moved: readonly string[]): Row[] {
  const rows = new Map<number, Row>();
  for (const { touchpoint, track } of places.stages.flatMap(({ columns }) => columns.flat())) {
    const box = card(touchpoint);
    if (!box) continue;
    const row = rows.get(track);
    if (!row) rows.set(track, { track, y: box.y, h: box.h });
    else if (!moved.includes(touchpoint)) row.h = Math.max(row.h, box.h);
  }
  const main = [...rows.values()].sort((a, b) => a.y - b.y);
  if (main.length > 0 && !rows.has(0)) main.unshift({ track: 0, y: (main[0]?.y ?? 0) - ROW_GAP - size.h, h: size.h });
  return main;
}

/** The columns of a stage that are left when what is moved has gone. */
function columnsOf({ card }: Lane, { columns }: StagePlaces, moved: readonly string[]): Column[] {
  return columns.flatMap((standing, number) => {
    const stay = standing.filter(({ touchpoint }) => !moved.includes(touchpoint));
    const boxes = stay.map(({ touchpoint }) => card(touchpoint)).filter((box) => box !== null);
    if (boxes.length === 0) return [];
    const x = Math.min(...boxes.map((box) => box.x));
    return [{ number, x, right: Math.max(...boxes.map((box) => box.x + box.w)), tracks: stay.map(({ track }) => track) }];
  });
}

function nearest(columns: Column[], x: number): Column | null {
  const far = ({ x: left, right }: Column): number => Math.abs((left + right) / 2 - x);
  return columns.reduce<Column | null>((best, column) => (best && far(best) <= far(column) ? best : column), null);
}

function lineAt({ stage }: Lane, { stage: id }: StagePlaces, before: Column | undefined, behind: Column | undefined): number {
  if (before && behind) return (before.right + behind.x) / 2;
  if (behind) return behind.x - BESIDE;
  if (before) return before.right + BESIDE;
  const box = stage(id);
  return (box?.x ?? 0) + (box?.w ?? 0) / 2;
}

/** A side track from the first stage to the end of the last. */
function bandOf({ places, stage }: Lane, y: number, h: number): Rect {
  const boxes = places.stages.map((one) => stage(one.stage)).filter((box) => box !== null);
  const x = Math.min(...boxes.map((box) => box.x));
  const right = Math.max(...boxes.map((box) => box.x + box.w));
  return { x, y: y - 8, w: right - x, h: h + 16 };
}
