use std::future::Future;

use model::{Command, Json, Which};

use super::*;

const GREETING: &str = include_str!("../../../../../examples/greeting-at-the-door.journey");

fn wait<T>(answer: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(answer)
}

fn library() -> (tempfile::TempDir, Library) {
    let folder = tempfile::tempdir().unwrap();
    let library = start(folder.path());
    (folder, library)
}

fn start(folder: &Path) -> Library {
    match Library::start(folder, "Ana", &[]).unwrap() {
        Start::Here(library) => library,
        Start::HandedOver => panic!("somebody else has the library open"),
    }
}

fn rename(touchpoint: &str, title: &str) -> Command {
    Command::Set {
        of: Which::Touchpoint(touchpoint.to_owned()),
        path: vec!["title".to_owned()],
        value: Json::Text(title.to_owned()),
    }
}

fn titles(library: &Library, which: Shelf) -> Vec<String> {
    wait(library.maps(which)).unwrap().into_iter().map(|entry| entry.title).collect()
}

#[test]
fn a_map_is_begun_from_each_template_and_each_example() {
    let (_folder, library) = library();
    let templates = templates::templates().into_iter().map(|template| template.id);
    let examples = crate::examples().into_iter().map(|example| example.id);
    for id in templates.chain(examples) {
        let entry = wait(library.new_from(&id, "")).unwrap();
        let again = wait(library.new_from(&id, "")).unwrap();
        assert_eq!(again.id, format!("{}-2", entry.id));
    }
    let named = wait(library.new_from("blank", " Water leak claim ")).unwrap();
    assert_eq!((named.id.as_str(), named.title.as_str()), ("water-leak-claim", "Water leak claim"));
    let gone = wait(library.new_from("nothing", "")).unwrap_err();
    assert_eq!(gone.to_string(), "There is no such map to start from.");
}

#[test]
fn a_command_is_done_undone_after_a_restart_and_told() {
    let (folder, library) = library();
    let id = wait(library.new_from("blank", "")).unwrap().id;
    let mut told = library.follow();
    let changed = wait(library.run(&id, rename("first-touchpoint", "Sees an advert"))).unwrap().unwrap();
    assert_eq!((changed.number, changed.change.author.as_str(), &changed.not_saved), (1, "Ana", &None));
    assert_eq!(told.try_recv(), Ok(LibraryTold::Changed { changed: Box::new(changed.clone()) }));
    library.close();

    let library = start(folder.path());
    let opened = wait(library.open_map(&id)).unwrap();
    assert_eq!(opened.map.touchpoints[0].title, "Sees an advert");
    assert_eq!(opened.steps.undo, Some(changed.change.label));
    wait(library.undo(&id)).unwrap().unwrap();
    assert_eq!(wait(library.open_map(&id)).unwrap().map.touchpoints[0].title, "First touchpoint");
    wait(library.redo(&id)).unwrap().unwrap();
    let history = wait(library.history(&id, None, 10)).unwrap();
    assert_eq!(history.len(), 3);
    assert!(history.iter().all(|entry| !entry.told.is_empty() && entry.saved));
}

#[test]
fn a_refused_command_says_why_and_what_else_could_be_done() {
    let (_folder, library) = library();
    let id = wait(library.new_from("journey-map", "")).unwrap().id;
    let things = vec![Which::Stage("buy".to_owned())];
    let refused = wait(library.run(&id, Command::Delete { things, with_touchpoints: false })).unwrap_err();
    assert!(refused.sentence.contains("Buy"), "{}", refused.sentence);
    let way_out = refused.ways_out.into_iter().next().unwrap();
    wait(library.run(&id, way_out.command)).unwrap().unwrap();
    assert!(wait(library.open_map(&id)).unwrap().map.stages.iter().all(|stage| stage.id != "buy"));
}

#[test]
fn typing_in_a_field_is_one_step() {
    let (_folder, library) = library();
    let id = wait(library.new_from("blank", "")).unwrap().id;
    for title in ["S", "Se", "See", "Sees"] {
        wait(library.run(&id, rename("first-touchpoint", title))).unwrap().unwrap();
    }
    let undone = wait(library.undo(&id)).unwrap().unwrap();
    assert_eq!(undone.steps.undo, None);
    assert_eq!(wait(library.open_map(&id)).unwrap().map.touchpoints[0].title, "First touchpoint");
}

#[test]
fn an_earlier_state_is_looked_at_named_and_restored() {
    let (_folder, library) = library();
    let id = wait(library.new_from("blank", "")).unwrap().id;
    wait(library.run(&id, rename("first-touchpoint", "Agreed"))).unwrap();
    let version = wait(library.name_version(&id, 1, "Agreed in the room")).unwrap();
    assert!(wait(library.name_version(&id, 1, "  ")).is_err());
    wait(library.run(&id, rename("first-touchpoint", "Later"))).unwrap();
    assert_eq!(wait(library.look_at(&id, version.number)).unwrap().touchpoints[0].title, "Agreed");
    let restored = wait(library.restore(&id, version.number)).unwrap().unwrap();
    assert_eq!(restored.change.label, "Restore “Agreed in the room”");
    assert_eq!(wait(library.open_map(&id)).unwrap().map.touchpoints[0].title, "Agreed");
}

#[test]
fn a_folder_of_maps_is_taken_in_and_none_of_its_files_is_touched() {
    let (_home, library) = library();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.journey"), GREETING).unwrap();
    std::fs::write(folder.path().join("b.JOURNEY"), "{ \"format\": \"journey\" }").unwrap();
    std::fs::write(folder.path().join("notes.txt"), "not a map").unwrap();
    let taken = wait(library.take_in_files(&[folder.path().to_owned()], SameId::Ask));
    assert!(matches!(&taken[0].taking, Taking::Added { entry, .. } if entry.id == "greeting-at-the-door"));
    assert!(matches!(&taken[1].taking, Taking::Refused { sentence } if sentence.contains("version")));
    assert_eq!(taken.len(), 2);

    let file = folder.path().join("a.journey");
    let again =
        |when_there| wait(library.take_in_files(std::slice::from_ref(&file), when_there)).remove(0).taking;
    assert!(matches!(again(SameId::Ask), Taking::Replaced { .. }), "nobody is asked about what is the same");
    let id = "greeting-at-the-door";
    wait(library.run(id, rename("greeting", "Changed here"))).unwrap();
    assert!(matches!(again(SameId::Ask), Taking::AlreadyThere { .. }));
    assert!(
        matches!(again(SameId::KeepBoth), Taking::Added { entry, .. } if entry.id == "greeting-at-the-door-2")
    );
    assert!(matches!(again(SameId::Replace), Taking::Replaced { .. }));
    assert_eq!(wait(library.open_map(id)).unwrap().map.touchpoints[0].title, "Is greeted");
    wait(library.undo(id)).unwrap();
    assert_eq!(wait(library.open_map(id)).unwrap().map.touchpoints[0].title, "Changed here");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), GREETING);
}

#[test]
fn what_cannot_be_taken_in_is_said_file_by_file() {
    let (_home, library) = library();
    let empty = tempfile::tempdir().unwrap();
    let gone = empty.path().join("gone.journey");
    let taken = wait(library.take_in_files(&[empty.path().to_owned(), gone], SameId::Ask));
    let sentences: Vec<String> = taken
        .into_iter()
        .map(|file| match file.taking {
            Taking::Refused { sentence } => sentence,
            other => panic!("{other:?}"),
        })
        .collect();
    assert!(sentences[0].starts_with("There is no .journey file in "), "{}", sentences[0]);
    assert!(sentences[1].contains("does not exist"), "{}", sentences[1]);
}

#[test]
fn a_map_saved_as_a_file_is_that_map() {
    let (folder, library) = library();
    let id = wait(library.new_from("greeting-at-the-door", "")).unwrap().id;
    let path = folder.path().join("out.journey");
    std::fs::write(&path, "what was there before").unwrap();
    wait(library.save_as_file(&id, &path)).unwrap();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), GREETING);
    let nowhere = wait(library.save_as_file(&id, &folder.path().join("no/such/out.journey"))).unwrap_err();
    assert_eq!(nowhere.to_string(), "The folder to save into does not exist.");
}

#[test]
fn the_cover_of_a_map_follows_its_changes() {
    let (_folder, library) = library();
    let id = wait(library.new_from("greeting-at-the-door", "")).unwrap().id;
    let first = wait(library.cover(&id, ColourMode::Light)).unwrap();
    assert!(first.picture.starts_with("data:image/png;base64,iVBOR"));
    assert!(first.figures.is_some());
    assert_eq!(wait(library.cover(&id, ColourMode::Light)).unwrap(), first);
    wait(library.run(&id, rename("greeting", "Is met by somebody who knows the name of everybody"))).unwrap();
    assert_ne!(wait(library.cover(&id, ColourMode::Light)).unwrap().picture, first.picture);
}

#[test]
fn the_bin_and_the_search_tell_what_is_where() {
    let (_folder, library) = library();
    let id = wait(library.new_from("home-broadband", "")).unwrap().id;
    let copy = wait(library.duplicate(&id)).unwrap();
    wait(library.archive(&id)).unwrap();
    assert_eq!(titles(&library, Shelf::InUse), ["Copy of Home broadband, first 90 days"]);
    assert!(wait(library.search("engineer", Shelf::InUse, 50)).unwrap().iter().all(|hit| hit.map == copy.id));
    wait(library.take_back(&id)).unwrap();
    assert!(titles(&library, Shelf::InBin).is_empty());
}

#[test]
fn a_second_start_hands_its_files_to_the_first() {
    let (folder, library) = library();
    let mut told = library.follow();
    let files = [PathBuf::from("/maps/new.journey")];
    assert!(matches!(Library::start(folder.path(), "Ana", &files), Ok(Start::HandedOver)));
    assert_eq!(wait(told.recv()).unwrap(), LibraryTold::Asked { files: files.to_vec() });
}

#[test]
fn what_the_disk_refused_is_said_as_the_header_says_it() {
    let full = not_saved(&StoreError::DiskFull, 3);
    let expected = "Not saved: the disk is full. Your last 3 changes are kept in the window; free some space and \
                    press Retry.";
    assert_eq!(full, expected);
    assert!(not_saved(&StoreError::ReadOnly, 1).contains("Your last change is kept in the window"));
}

#[test]
fn a_damaged_library_is_mended_and_said_to_be() {
    let (folder, library) = library();
    let id = wait(library.new_from("home-broadband", "")).unwrap().id;
    library.close();
    let file = folder.path().join("library.db");
    let mut bytes = std::fs::read(&file).unwrap();
    let text = b"Engineer visit";
    while let Some(at) = bytes.windows(text.len()).position(|window| window == text) {
        bytes[at] = b'e';
    }
    std::fs::write(&file, bytes).unwrap();
    let library = start(folder.path());
    let mut told = library.follow();
    let refused = wait(library.open_map(&id)).unwrap_err();
    assert!(refused.to_string().ends_with("try again."), "{refused}");
    assert!(matches!(told.try_recv(), Ok(LibraryTold::Rescued { sentences }) if !sentences.is_empty()));
    assert_eq!(wait(library.open_map(&id)).unwrap().number, 0, "it came from the backup of the day");
}
