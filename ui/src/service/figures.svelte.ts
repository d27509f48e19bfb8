// The views of figures of an open map. They keep what is tried out and chosen while somebody looks at the map.

import { Comparison } from "../compare/comparison.svelte";
import type { ViewChoice } from "../export/choices";
import type { Host } from "../host/host";
import type { MapEntry } from "../host/types";
import type { Sheet } from "../map/sheet.svelte";
import { FindingsList } from "./findings.svelte";
import { ServiceView } from "./view.svelte";

export class Figures {
  readonly #host: Host;
  readonly sheet: Sheet;
  readonly service: ServiceView;
  readonly comparison: Comparison;
  readonly findings: FindingsList;

  constructor(host: Host, sheet: Sheet) {
    this.#host = host;
    this.sheet = sheet;
    this.service = new ServiceView(host, sheet);
    this.comparison = new Comparison(host, sheet);
    this.findings = new FindingsList(host, sheet);
  }

  /** What an export can show: the map, and the figures as they are on the screen. */
  get views(): ViewChoice[] {
    const { exported } = this.comparison;
    return [
      { value: "map", words: "Map", view: { kind: "map" } },
      { value: "service", words: "Service", view: this.service.exported },
      ...(exported ? [{ value: "compare", words: "Compare", view: exported } as const] : []),
    ];
  }

  /** Makes a to-be map of the fixes in hand; null where it is refused, and then the sheet says why. */
  async makeToBe(title: string): Promise<MapEntry | null> {
    const set = this.service.drawn?.set;
    return set ? this.sheet.asked(() => this.#host.makeToBe(this.sheet.id, set, title)) : null;
  }
}
