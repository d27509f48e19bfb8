//! What the program does, without a window: opens maps, draws them, works out their figures,
//! writes them to files and remembers choices. The shell turns each of its functions into a command.

mod clock;
mod desk;
pub mod drawing;
mod editing;
mod examples;
mod exporting;
mod facts;
pub mod library;
mod memory;
mod opening;
mod outlook;
mod redrawing;
mod request;
mod service;
mod service_window;
mod sheet;
mod templates;
mod told;

pub use desk::Desk;
pub use drawing::fonts;
pub use editing::Called;
pub use examples::{Example, examples};
pub use exporting::Export;
pub use facts::{Counts, HeadlineFigures, MapFacts};
pub use library::Library;
pub use memory::{Memory, WindowPlace, author, home};
pub use model::{Command, Refusal as RefusedCommand, Which};
pub use opening::{Opened, Refusal, open_bytes, open_path};
pub use redrawing::{Piece, Redrawing};
pub use request::{Audience, ColourMode, ExportFormat, ExportRequest, Orientation, Paper};
pub use service::{Sureness, draw_service, service_figures};
pub use service_window::{BaseChoice, ServiceBase, ServiceDrawing, ServiceLead, ServiceTable, ServiceWish};
pub use templates::{Template, start_drawing, templates};
pub use told::{Drawing, ExportOutlook, ExportProgress, Heard, PaperChoice, Preview, SceneView, ViewDensity};
