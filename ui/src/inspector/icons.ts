// The icon that says what a panel is about.

import type { Inspection, Kind } from "../host/types";
import type { IconName } from "../shared/icons";

/** By the words of the file. */
const CHANNELS: Record<string, IconName> = {
  web: "globe",
  app: "smartphone",
  email: "mail",
  message: "message-square",
  phone: "phone",
  chat: "messages-square",
  post: "mailbox",
  print: "newspaper",
  shop: "store",
  visit: "wrench",
  social: "share-2",
  device: "router",
  kiosk: "monitor",
  partner: "handshake",
  other: "circle-dot",
};

const KINDS: Record<Kind, IconName> = {
  map: "map",
  persona: "user-round",
  source: "file-text",
  stage: "chevron-right",
  lane: "rows-3",
  touchpoint: "circle-dot",
  transition: "arrow-right",
  exit: "log-out",
  step: "square",
  service_point: "life-buoy",
  insight: "quote",
  idea: "lightbulb",
  action: "check",
  scenario: "share-2",
  vote: "circle-dot",
  dismissal: "archive",
  note: "sticky-note",
  comment: "message-square",
  ink: "pencil",
  link: "arrow-up-right",
  image: "image",
};

export function iconOf({ channel, kind }: Inspection): IconName {
  return CHANNELS[channel] ?? (kind ? KINDS[kind] : "copy");
}
