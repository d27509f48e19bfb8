// The shapes that the core speaks in, under the names that the window uses.

export interface Point { x: number; y: number }
export interface Size { w: number; h: number }
export interface Rect { x: number; y: number; w: number; h: number }

export type Token =
  | "canvas" | "surface" | "surface2" | "hover" | "svc" | "tint" | "border" | "border2" | "outline"
  | "text" | "text2" | "text3" | "accent" | "on_accent" | "ours" | "serve" | "fixed" | "ours_tint"
  | "serve_tint" | "fixed_tint" | "glyph" | "arrow" | "stem" | "pen" | "sticky" | "sticky_text"
  | "unsorted" | "help" | "seen" | "unseen" | "water";

export type Paint =
  | { of: "token"; token: Token }
  | { of: "wash"; token: Token; alpha: number }
  | { of: "persona"; index: number; alpha: number }
  | { of: "chosen"; rgb: [number, number, number] };

export interface PersonaColour { light: string; dark: string }

export type Segment =
  | { to: "move"; p: Point }
  | { to: "line"; p: Point }
  | { to: "quad"; c: Point; p: Point }
  | { to: "cubic"; c1: Point; c2: Point; p: Point }
  | { to: "close" };

export interface Path { segments: Segment[] }
export interface Stroke { paint: Paint; width: number; dash: number[]; round: boolean }
export interface Shape { path: Path; fill: Paint | null; stroke: Stroke | null }

export type Family = "inter" | "arabic" | "chinese" | "emoji";
export type Weight = "regular" | "medium" | "semi_bold" | "bold";
export interface Face { family: Family; weight: Weight }

export interface Run {
  text: string; line: number; x: number; y: number; width: number; size: number;
  face: Face; paint: Paint; right_to_left: boolean;
}
export interface Paragraph { text: string; runs: Run[]; bounds: Rect; link: string | null }
export interface Icon { name: string; path: Path; stroke: Stroke }
export interface Picture { at: Rect; alt: string; media_type: string; data: string }

export type Item =
  | ({ kind: "shape" } & Shape)
  | ({ kind: "text" } & Paragraph)
  | ({ kind: "icon" } & Icon)
  | ({ kind: "picture" } & Picture);

export type Role =
  | { kind: "arrow"; from: string; to: string }
  | { kind: "exit"; from: string }
  | {
      kind:
        | "backdrop" | "title" | "figure" | "stage" | "lane_label" | "blueprint_line" | "card" | "cell"
        | "curve" | "emotion" | "mark" | "step" | "metric" | "image" | "insight" | "note" | "ink"
        | "comment" | "panel" | "heading" | "bar";
    };

export interface Group { id: string; role: Role; name: string; bounds: Rect; hash: string; items: Item[] }

export interface Scene {
  size: Size; title: string; language: string; personas: PersonaColour[]; groups: Group[];
  smallest_text: number | null;
}

export interface Example { id: string; title: string; summary: string; status?: Status | null }
export type Status = "hypothesis" | "researched" | "agreed";
export interface Counts {
  stages: number; touchpoints: number; lanes: number; steps: number; service_points: number; insights: number;
}
export interface HeadlineFigures {
  contacts: number; customers_contacting: number; completed: number; contacts_ours: number;
  contacts_not_ours: number; contacts_unsorted: number; caught: number; evidence: number[];
}
export interface MapFacts {
  title: string; summary: string; file: string; status: Status | null; owner: string; period: string;
  personas: string[]; counts: Counts; headline: HeadlineFigures | null; without_figures: string;
  format: string; not_carried: string[];
}
export type ViewDensity = "comfortable" | "compact";
export interface SceneView { density: ViewDensity }
export interface Drawing { revision: number; scene: Scene }

export type ExportFormat = "pdf" | "png" | "svg";
export type Paper = "a4" | "a3" | "a2" | "a1" | "a0" | "letter" | "tabloid" | "fit";
export type Orientation = "landscape" | "portrait";
export type ColourMode = "light" | "dark" | "black_and_white";
export type Audience = "team" | "customer";
export interface ExportRequest {
  formats: ExportFormat[]; paper: Paper; orientation: Orientation; tiled: boolean; dpi: number;
  colours: ColourMode; audience: Audience; folder: string; name: string;
}
export interface PaperChoice { paper: Paper; smallest_points: number }
export interface ExportOutlook {
  paper: string; pages: number; smallest_points: number | null; smallest_text: string;
  proposed: PaperChoice | null; left_out: string[]; files: string[]; folder: string; replaces: string[];
}
export interface Preview { picture: string; width: number; height: number }
export type ExportProgress =
  | { kind: "started"; format: ExportFormat }
  | { kind: "advanced"; format: ExportFormat; part: number; doing: string }
  | { kind: "written"; format: ExportFormat; path: string }
  | { kind: "done"; folder: string; files: string[] }
  | { kind: "cancelled"; kept: string[] }
  | { kind: "failed"; format: ExportFormat | null; sentence: string; kept: string[] };
export type Told =
  | { kind: "opened"; facts: MapFacts }
  | { kind: "refused"; sentence: string }
  | { kind: "hovering"; files: boolean };
