//! What the program does, without a window: opens maps, draws them, works out their figures,
//! writes them to files and remembers choices. The shell turns each of its functions into a command.

mod annotating;
mod cells;
mod clock;
mod compare;
mod compare_window;
mod desk;
pub mod drawing;
mod editing;
mod examples;
mod exporting;
mod facts;
mod filter;
mod finding;
mod findings;
mod footnotes;
mod inspecting;
mod lanes;
pub mod library;
mod listing;
mod memory;
mod opening;
mod outline;
mod outlook;
mod pictures;
mod poster;
mod redrawing;
mod request;
mod service;
mod service_window;
mod sheet;
mod showing;
mod templates;
mod told;
mod trial;
mod viewing;

pub use annotating::{FirstInRow, Thread, UnsortedPoint};
pub use cells::{Cell, CellContent};
pub use compare::both_figures;
pub use compare_window::{CompareDrawing, CompareLead, ComparePair, CompareSide, CompareWish};
pub use desk::Desk;
pub use drawing::fonts;
pub use editing::{Called, OnTrack, Places, Placing, StagePlaces};
pub use examples::{Example, examples};
pub use exporting::Export;
pub use facts::{Counts, HeadlineFigures, MapFacts};
pub use filter::Filter;
pub use finding::FoundHere;
pub use findings::{Aside, FindingEntry, Findings, RuleFindings};
pub use footnotes::{Definition, Footnotes};
pub use inspecting::{
    Inspection, PanelAdd, PanelChange, PanelChoice, PanelComment, PanelDot, PanelEffect, PanelEntry,
    PanelField, PanelFigure, PanelIfFixed, PanelMark, PanelPart, PanelPoint, PanelRow, PanelSection,
    PanelSlider, RateForm, RateRead,
};
pub use lanes::{FilterChoice, LaneChoice, LaneOffer, ViewChoices};
pub use library::Library;
pub use listing::{Listed, ListedStage, map_of_list, read_list};
pub use memory::{Memory, WindowPlace, author, home};
pub use model::{Anchor, Command, Refusal as RefusedCommand, Which};
pub use opening::{Opened, Refusal, open_bytes, open_path};
pub use outline::{Outline, OutlineRow, RowWay};
pub use pictures::{PictureFile, is_picture, read_picture};
pub use poster::ExportView;
pub use redrawing::{Piece, Redrawing};
pub use request::{Audience, ColourMode, ExportFormat, ExportRequest, Orientation, Paper};
pub use scene::{Path, Point, Rect};
pub use service::{Sureness, draw_service, service_figures};
pub use service_window::{
    BaseChoice, ServiceBase, ServiceDrawing, ServiceLead, ServiceSwitch, ServiceTable, ServiceWish,
    SetChoice, SwitchAct,
};
pub use templates::{Template, start_drawing, templates};
pub use told::{Drawing, ExportOutlook, ExportProgress, Heard, PaperChoice, Preview, ViewDensity};
pub use trial::{FixSet, try_out};
pub use viewing::SceneView;
