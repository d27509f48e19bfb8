// What Select does between a press and its end.

import type { Pointed } from "./tool";

export interface Gesture {
  readonly cursor?: string;
  move(at: Pointed): void;
  /** The button was let go. */
  end(at: Pointed): void;
  /** Nothing comes of it. */
  cancel(): void;
}
