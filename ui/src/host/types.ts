// The shapes that the core speaks in: the generated ones, under one roof.

import type * as core from "./bindings";

export type * from "./bindings";

/** The core may be sent a part of the choices; the window always holds and sends all of them. */
export type ExportRequest = Required<core.ExportRequest>;

/** A command that was not done. */
export type RefusedCommand = core.Refusal;
