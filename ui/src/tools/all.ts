// The tools, in the order in which they stand on the toolbar.

import { CONNECT } from "./connect.svelte";
import { SELECT } from "./select.svelte";
import type { ToolKind } from "./tool";
import { TOUCHPOINT } from "./touchpoint.svelte";

export const TOOLS: readonly ToolKind[] = [SELECT, TOUCHPOINT, CONNECT];
