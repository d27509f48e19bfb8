// What can cause a need for service, each with the question that tests it.

import type * as core from "../host/types";

/** What caused it, once somebody has said so. */
export type Cause = Exclude<core.Cause, "unsorted">;
export type CauseGroup = Exclude<core.CauseGroup, "unsorted">;

export interface CauseChoice {
  cause: Cause;
  group: CauseGroup;
  /** The key that picks it. */
  key: string;
  /** The question, short enough for a line. */
  short: string;
  /** The whole question. */
  question: string;
  /** What it is called on the map. */
  word: string;
}

export const CAUSES: readonly CauseChoice[] = [
  { cause: "technical_failure", group: "ours", key: "1", short: "A system or product of ours did not work", question: "A system or product of ours did not work", word: "technical" },
  { cause: "logistical_failure", group: "ours", key: "2", short: "Ours was late, missing or in the wrong place", question: "Something of ours was late, missing or in the wrong place", word: "logistical" },
  { cause: "human_failure", group: "ours", key: "3", short: "One of us did it wrong, or did not do it", question: "One of us did it wrong or did not do it", word: "human" },
  { cause: "design_failure", group: "ours", key: "4", short: "It worked as designed, and that misled", question: "It worked as we designed it, and that confused or misled people", word: "design" },
  { cause: "expectation_gap", group: "not_ours", key: "5", short: "We kept our word; they hoped for more", question: "We did what we said, and they had hoped for something else", word: "expectation" },
  { cause: "personal_trigger", group: "not_ours", key: "6", short: "Something harmless set this person off", question: "Something harmless to most set this person off", word: "trigger" },
  {
    cause: "inaccurate_information", group: "not_ours", key: "7", short: "They asked for other than they meant",
    question: "They asked for something other than they meant, or told us wrongly. If we said it wrongly, it is ours", word: "information",
  },
  { cause: "unrealistic_expectation", group: "not_ours", key: "8", short: "Nobody could provide what they wanted", question: "Nobody could provide what they wanted", word: "unrealistic" },
  { cause: "emotional_state", group: "not_ours", key: "9", short: "They arrived upset by something else", question: "They arrived upset by something else", word: "state" },
  { cause: "external_event", group: "not_ours", key: "0", short: "Weather, law, or a third party", question: "Weather, law, a third party not under our contract", word: "external" },
];

export const GROUPS: readonly { group: CauseGroup; words: string }[] = [
  { group: "ours", words: "Ours" },
  { group: "not_ours", words: "Not caused by us" },
];

/** The cause that a key picks; null where it picks none. */
export function causeOfKey(key: string): Cause | null {
  return CAUSES.find((choice) => choice.key === key)?.cause ?? null;
}

/** The cause so many lines further down; it stops at the ends. Without one the first. */
export function causeBeside(cause: Cause | null, steps: 1 | -1): Cause {
  const at = CAUSES.findIndex((choice) => choice.cause === cause);
  const to = at < 0 ? 0 : Math.min(Math.max(at + steps, 0), CAUSES.length - 1);
  return CAUSES[to]?.cause ?? "technical_failure";
}

/** What a cause is called on the map. */
export function wordOf(cause: Cause): string {
  return CAUSES.find((choice) => choice.cause === cause)?.word ?? "unsorted";
}
