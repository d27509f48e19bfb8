// The tools, in the order in which they stand on the toolbar.

import { COMMENT_TOOL, INSIGHT_TOOL, NOTE_TOOL, SERVICE_TOOL, STEP_TOOL } from "../annotate/placing.svelte";
import { PEN_TOOL } from "../annotate/pen.svelte";
import { CONNECT } from "./connect.svelte";
import { SELECT } from "./select.svelte";
import type { ToolKind } from "./tool";
import { TOUCHPOINT } from "./touchpoint.svelte";

export const TOOLS: readonly ToolKind[] = [SELECT, TOUCHPOINT, CONNECT, SERVICE_TOOL, STEP_TOOL, NOTE_TOOL, PEN_TOOL, COMMENT_TOOL, INSIGHT_TOOL];
