//! Command lines that are wrong end with 2 and say how.

use crate::run::*;

#[test]
fn help_and_version_are_results() {
    for words in [vec!["--help"], vec!["-h"], vec!["render", "--help"], vec!["fmt", "-h", "x"]] {
        let output = run(&words);
        ends(&output, 0);
        assert!(out(&output).contains("throughline render FILE -o OUT"));
        assert_eq!(err(&output), "");
    }
    let output = run(&["--version"]);
    ends(&output, 0);
    assert!(out(&output).starts_with("throughline 0."));
}

#[test]
fn wrong_words_end_with_2_and_one_sentence() {
    let wrong: [&[&str]; 33] = [
        &[],
        &["draw"],
        &["--draw"],
        &["analyse"],
        &["analyse", "a", "b"],
        &["analyse", "a", "--fast"],
        &["analyse", "a", "--waterfall"],
        &["analyse", "a", "--waterfall", "some"],
        &["analyse", "a", "--waterfall", "2", "--waterfall", "2"],
        &["analyse", "a", "--intervals", "--seed", "-1"],
        &["analyse", "a", "--intervals", "--draws", "0"],
        &["compare"],
        &["compare", "a"],
        &["compare", "a", "b", "c"],
        &["compare", "-", "-"],
        &["check"],
        &["fmt"],
        &["fmt", "a", "-o", "b"],
        &["import", "a"],
        &["import", "-o", "b"],
        &["import", "a", "-o"],
        &["import", "a", "-o", "b", "-o", "c"],
        &["import", "a", "-o", "b", "--from", "word"],
        &["render", "a"],
        &["render", "a", "-o", "b.jpg"],
        &["render", "a", "-o", "b"],
        &["render", "a", "-o", "b.pdf", "--paper", "A5"],
        &["render", "a", "-o", "b.pdf", "--portrait"],
        &["render", "a", "-o", "b.pdf", "--dpi", "100"],
        &["render", "a", "-o", "b.png", "--dpi", "0"],
        &["render", "a", "-o", "b.svg", "--tile", "A4"],
        &["render", "a", "-o", "b.svg", "--theme", "pink"],
        &["render", "a", "-o", "b.svg", "--audience", "all"],
    ];
    for words in wrong {
        let output = run(words);
        assert_eq!(code(&output), 2, "{words:?}: {}", err(&output));
        assert_eq!(out(&output), "", "{words:?}");
        let lines: Vec<&str> = err(&output).lines().collect();
        assert_eq!(lines.len(), 2, "{words:?}: {lines:?}");
        assert!(lines[0].ends_with('.'), "{words:?}: {}", lines[0]);
    }
}

#[test]
fn what_is_not_built_yet_says_so() {
    let unbuilt: [&[&str]; 6] = [
        &["export", "a", "-o", "b.xlsx"],
        &["import", "a", "-o", "b", "--map", "c"],
        &["import", "a", "-o", "b", "--onto", "c"],
        &["import", "a", "-o", "b", "--from", "xlsx"],
        &["render", "a", "-o", "b.pptx"],
        &["render", "a", "-o", "b.html"],
    ];
    for words in unbuilt {
        let output = run(words);
        ends(&output, 2);
        assert!(err(&output).contains("not built yet"), "{words:?}: {}", err(&output));
    }
}
