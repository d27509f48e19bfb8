// Choices in their groups, each with its number.

import type { PanelChoice } from "../host/types";

export interface Numbered {
  at: number;
  choice: PanelChoice;
}

/** The choices in the order in which their groups first come. */
export function grouped(choices: readonly PanelChoice[]): { group: string; choices: Numbered[] }[] {
  const groups = new Map<string, Numbered[]>();
  choices.forEach((choice, at) => {
    const group = groups.get(choice.group);
    if (group) group.push({ at, choice });
    else groups.set(choice.group, [{ at, choice }]);
  });
  return [...groups].map(([group, choices]) => ({ group, choices }));
}

/** Whether two values of the file are the same. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
