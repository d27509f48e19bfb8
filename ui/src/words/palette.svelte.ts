// What the palette offers for what is typed.

import type { Host } from "../host/host";
import type { FoundHere, MapEntry } from "../host/types";
import type { IconName } from "../shared/icons";
import type { Deed } from "./commands";
import { fit } from "./matching";
import { recentFirst } from "./recent";

/** A line of the palette. */
export interface Hit {
  /** Unlike that of every other hit. */
  id: string;
  /** What it is remembered by. */
  used: string;
  title: string;
  /** What and where it is. */
  beside: string;
  /** What is done with it. */
  does: { deed: Deed } | { place: FoundHere } | { map: string; group: string | null };
  keys: readonly string[];
  icon: IconName;
  mark: "ours" | "not_ours" | "unsorted" | null;
}

export interface HitGroup {
  title: string;
  hits: Hit[];
  /** How many there are, shown or not. */
  all: number;
}

/** At most so many lines of each group; of one alone more. */
const MOST = { deeds: 7, places: 7, maps: 5, alone: 60 };
/** Places of other maps are asked for when nothing has been typed for this many milliseconds. */
const CALM = 120;

const ICONS: Partial<Record<FoundHere["kind"], IconName>> = {
  stage: "flag", touchpoint: "square", lane: "rows-3", step: "rectangle-horizontal", transition: "arrow-right",
  exit: "x", insight: "flag", note: "sticky-note", comment: "message-square",
};

/** The kinds in the order in which people look for them. */
const ORDER: FoundHere["kind"][] = ["touchpoint", "stage", "service_point", "step", "lane", "transition", "exit", "insight", "note", "comment"];

/** The group of the drawing that stands for a thing of a kind; null for what is not drawn. */
export function groupOf(kind: FoundHere["kind"], id: string): string | null {
  const words: Partial<Record<FoundHere["kind"], string>> = {
    stage: "stage", touchpoint: "card", lane: "lane", step: "step", service_point: "mark", insight: "insight", note: "note", comment: "comment",
  };
  const word = words[kind];
  return word ? `${word}/${id}` : null;
}

export class Palette {
  readonly #host: Host;
  readonly #deeds: () => Deed[];
  readonly #maps: () => readonly MapEntry[];
  /** The map that is open; null in the library. */
  readonly #map: () => string | null;
  query = $state("");
  /** Number of the line that Enter does. */
  at = $state(0);
  #places = $state.raw<FoundHere[]>([]);
  #elsewhere = $state.raw<Hit[]>([]);
  #turn = 0;
  #timer = 0;

  constructor(host: Host, deeds: () => Deed[], maps: () => readonly MapEntry[], map: () => string | null) {
    this.#host = host;
    this.#deeds = deeds;
    this.#maps = maps;
    this.#map = map;
    this.#ask();
  }

  /** The sign that narrows the search to one group; "" for all. */
  get sign(): string {
    return /^[>@#]/.exec(this.query)?.[0] ?? "";
  }

  /** What is looked for. */
  get wanted(): string {
    return this.query.slice(this.sign.length).trim();
  }

  readonly groups: HitGroup[] = $derived.by(() => {
    const all = [
      { sign: ">", title: "Commands", hits: this.#deedHits(), most: MOST.deeds },
      { sign: "@", title: "On this map", hits: this.#placeHits(), most: MOST.places },
      { sign: "#", title: this.#map() === null ? "Maps" : "Other maps", hits: this.#mapHits(), most: MOST.maps },
    ];
    const wanted = all.filter(({ sign, hits }) => (this.sign === "" || this.sign === sign) && hits.length > 0);
    return wanted.map(({ title, hits, most }) => ({ title, hits: hits.slice(0, this.sign ? MOST.alone : most), all: hits.length }));
  });
  readonly hits: Hit[] = $derived(this.groups.flatMap(({ hits }) => hits));

  get picked(): Hit | null {
    return this.hits[this.at] ?? null;
  }

  type(query: string): void {
    this.query = query;
    this.at = 0;
    this.#ask();
  }

  /** To the next line, or the one before; round at the ends. */
  step(by: 1 | -1): void {
    const count = this.hits.length;
    if (count > 0) this.at = (this.at + by + count) % count;
  }

  #ask(): void {
    const mine = ++this.#turn;
    const [map, wanted, sign] = [this.#map(), this.wanted, this.sign];
    window.clearTimeout(this.#timer);
    if (map === null || (wanted === "" && sign !== "@")) this.#places = [];
    else
      this.#host.findInMap(map, wanted, true, 200).then(
        (found) => mine === this.#turn && (this.#places = found),
        () => {},
      );
    if (wanted === "" || (sign !== "" && sign !== "#")) {
      this.#elsewhere = [];
      return;
    }
    this.#timer = window.setTimeout(() => {
      this.#host.search(wanted, "in_use", 20).then(
        (found) => mine === this.#turn && (this.#elsewhere = found.filter((place) => place.map !== map && place.kind !== "map").map(elsewhereHit)),
        () => {},
      );
    }, CALM);
  }

  #deedHits(): Hit[] {
    const { wanted } = this;
    const known = this.#deeds().filter(({ run, idle, id }) => run && !idle && id !== "anything");
    const hits = known.flatMap((deed) => {
      const cost = fit(wanted, deed.title, `${deed.words ?? ""} ${deed.beside ?? ""}`);
      return cost === null ? [] : [{ cost, hit: deedHit(deed) }];
    });
    return recentFirst(hits, ({ hit }) => hit.used).sort((a, b) => (wanted === "" ? 0 : a.cost - b.cost)).map(({ hit }) => hit);
  }

  /** Cards come before what stands at them, and of a kind what is called so before what only stands there. */
  #placeHits(): Hit[] {
    const { wanted } = this;
    const rank = ({ kind }: FoundHere): number => (ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length);
    const ranked = this.#places.map((place) => ({ place, cost: 10 * rank(place) + (fit(wanted, place.title) ?? 9) }));
    return ranked.sort((a, b) => a.cost - b.cost).map(({ place }) => placeHit(place));
  }

  #mapHits(): Hit[] {
    const open = this.#map();
    const called = this.#maps().filter(({ id, title }) => id !== open && fit(this.wanted, title) !== null).map(mapHit);
    return [...recentFirst(called, ({ used }) => used), ...this.#elsewhere];
  }
}

function deedHit(deed: Deed): Hit {
  const id = `deed ${deed.id}`;
  return { id, used: id, title: deed.title, beside: deed.beside ?? "", does: { deed }, keys: deed.keys.slice(0, 1), icon: deed.icon ?? "chevron-right", mark: null };
}

function placeHit(place: FoundHere): Hit {
  const id = `place ${place.group}`;
  const beside = place.excerpt ? `${place.place}: ${place.excerpt}` : place.place;
  return { id, used: id, title: place.title, beside, does: { place }, keys: [], icon: ICONS[place.kind] ?? "square", mark: place.cause };
}

function mapHit({ id, title }: MapEntry): Hit {
  return { id: `map ${id}`, used: `map ${id}`, title, beside: "", does: { map: id, group: null }, keys: [], icon: "map", mark: null };
}

function elsewhereHit({ map, map_title, kind, thing, title, excerpt }: { map: string; map_title: string; kind: FoundHere["kind"]; thing: string; title: string; excerpt: string }): Hit {
  const id = `found ${map} ${kind} ${thing}`;
  return { id, used: `map ${map}`, title: title || excerpt, beside: `in ${map_title}`, does: { map, group: groupOf(kind, thing) }, keys: [], icon: "map", mark: null };
}
