// What is selected on the map, by the ids of the drawing's groups ("card/order").

export class Selection {
  /** In the order in which they were chosen; never one twice. */
  groups = $state.raw<readonly string[]>([]);

  /** The only selected one; null where none or several are. */
  get one(): string | null {
    return this.groups.length === 1 ? (this.groups[0] ?? null) : null;
  }

  has(group: string): boolean {
    return this.groups.includes(group);
  }

  /** Selects these and nothing else. */
  only(...groups: string[]): void {
    this.groups = [...new Set(groups)];
  }

  add(...groups: string[]): void {
    this.only(...this.groups, ...groups);
  }

  remove(...groups: string[]): void {
    this.groups = this.groups.filter((group) => !groups.includes(group));
  }

  toggle(group: string): void {
    if (this.has(group)) this.remove(group);
    else this.add(group);
  }

  clear(): void {
    if (this.groups.length > 0) this.groups = [];
  }

  /** Keeps those that are still drawn. */
  keep(isDrawn: (group: string) => boolean): void {
    const left = this.groups.filter(isDrawn);
    if (left.length < this.groups.length) this.groups = left;
  }
}
