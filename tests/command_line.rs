//! The command line as its users meet it: what comes out, what is said, and with which code it ends.

mod common;

use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const NEWS: &str = "PORT ELIN - Voss said on Monday that the strait would be reopened.";

fn onrecord(arguments: &[&str], stdin: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // A program that refuses its arguments does not read: then this pipe is broken, as it should be.
    let _ = child.stdin.take().expect("piped").write_all(stdin);
    child.wait_with_output().expect("the program ends")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("the program writes UTF-8")
}

fn complaint(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("one JSON value")
}

fn json_lines(output: &Output) -> Vec<Value> {
    out(output).lines().map(|line| serde_json::from_str(line).expect("JSON on each line")).collect()
}

fn notice_codes(analysis: &Value) -> Vec<&str> {
    let notices = analysis["notices"].as_array().expect("a list");
    notices.iter().filter_map(|notice| notice["code"].as_str()).collect()
}

/// A file of this test's own.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).expect("the test's folder can be written");
    path
}

#[test]
fn help_and_version_are_printed_and_succeed() {
    let help = onrecord(&["--help"], b"");
    assert!(help.status.success() && out(&help).contains("--ndjson") && out(&help).contains("usage:"));
    let version = onrecord(&["-V"], b"");
    assert_eq!(out(&version), format!("onrecord {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn wrong_arguments_end_with_2_and_say_what_is_right() {
    let table: &[(&[&str], &str)] = &[
        (&["--no-such-thing"], "--no-such-thing"),
        (&["--format", "yaml"], "text, json"),
        (&["--format"], "--format"),
        (&["--offsets", "words"], "utf16, chars, bytes"),
        (&["--published", "yesterday"], "2021-08-18"),
        (&["--published", "2021-13-01"], "2021-08-18"),
        (&["--min-confidence", "2"], "from 0 to 1"),
        (&["--ndjson", "--format", "text"], "--ndjson"),
    ];
    for (arguments, said) in table {
        let output = onrecord(arguments, NEWS.as_bytes());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let complaint = complaint(&output);
        assert!(complaint.contains(said) && complaint.contains("--help"), "{arguments:?}: {complaint}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
}

#[test]
fn an_article_on_standard_input_is_broken_down_for_people() {
    for arguments in [&[] as &[&str], &["-"], &["--format", "text"]] {
        let output = onrecord(arguments, common::fixture("phone-talks").as_bytes());
        assert!(output.status.success(), "{}", complaint(&output));
        let page = out(&output);
        assert!(page.contains("Voss discusses ferry link"), "{page}");
        assert!(page.contains("words"), "{page}");
        assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
        assert!(!page.contains('\u{1B}'), "colour where there is no terminal: {page:?}");
    }
}

#[test]
fn json_is_the_whole_analysis_in_the_unit_asked_for() {
    let text = "\u{1F600} Voss said no.";
    let ends = [("utf16", 16), ("chars", 15), ("bytes", 18)].map(|(unit, end)| {
        let analysis = json(&onrecord(&["--format", "json", "--offsets", unit], text.as_bytes()));
        assert_eq!(analysis["schema"], "onrecord/1");
        assert_eq!(analysis["offsets"], unit);
        (analysis["article"]["blocks"][0]["span"]["end"].as_u64(), Some(end))
    });
    assert!(ends.iter().all(|(got, expected)| got == expected), "{ends:?}");
}

#[test]
fn a_publication_date_from_outside_is_taken_over() {
    let analysis = json(&onrecord(&["--format=json", "--published=2021-08-18"], NEWS.as_bytes()));
    assert_eq!(analysis["article"]["published"], "2021-08-18");
}

#[test]
fn a_confidence_of_one_leaves_out_what_is_not_certain() {
    let all = json(&onrecord(&["--format", "json"], common::fixture("meeting").as_bytes()));
    let sure = json(&onrecord(&["--format", "json", "--min-confidence", "1"], common::fixture("meeting").as_bytes()));
    let is_certain = |statement: &&Value| statement["confidence"].as_f64() == Some(1.0);
    let expected = all["statements"].as_array().expect("a list").iter().filter(is_certain).count();
    assert_eq!(sure["statements"].as_array().map(Vec::len), Some(expected));
}

#[test]
fn several_files_are_done_one_after_another_and_a_missing_one_does_not_stop_them() {
    let (one, two) = (file("one.txt", NEWS.as_bytes()), file("-two.txt", NEWS.as_bytes()));
    let names = [one.to_str().expect("UTF-8"), "/no/such/file", "--", two.to_str().expect("UTF-8")];
    let output = onrecord(&[&["--format", "json"], &names[..]].concat(), b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(complaint(&output).contains("/no/such/file"), "{}", complaint(&output));
    let ids: Vec<Value> = json_lines(&output).iter().map(|line| line["id"].clone()).collect();
    assert_eq!(ids, [names[0], names[3]]);
}

#[test]
fn two_dashes_end_the_options() {
    let path = file("--format", NEWS.as_bytes());
    let output = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(["--format", "json", "--", "--format"])
        .current_dir(path.parent().expect("in a folder"))
        .output()
        .expect("the program starts");
    assert!(output.status.success(), "{}", complaint(&output));
    assert_eq!(json(&output)["schema"], "onrecord/1");
}

#[test]
fn other_encodings_are_read_and_told() {
    let latin1 = b"Voss met Fran\xE7ois at the caf\xE9.";
    let analysis = json(&onrecord(&["--format", "json"], latin1));
    assert!(notice_codes(&analysis).contains(&"not-utf-8"), "{analysis}");
    let little_endian: Vec<u8> = [0xFEFF].into_iter().chain(NEWS.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let analysis = json(&onrecord(&["--format", "json"], &little_endian));
    assert_eq!(notice_codes(&analysis), ["utf-16"]);
    assert_eq!(analysis["article"]["blocks"][0]["span"]["end"], NEWS.len());
}

#[test]
fn a_stream_gives_a_line_for_a_line_and_a_bad_one_costs_itself_alone() {
    let lines = [
        r#"{"id": "a", "text": "Voss said no."}"#,
        "not JSON",
        "",
        r#"{"id": 2, "text": "Voss said yes.", "published": "2021-08-18", "more": [1]}"#,
        r#"{"text": "no id"}"#,
        "{\"id\": \"b\", \"text\": \"broken \u{0}\"}",
        r#"{"id": {"any": "value"}, "text": "", "published": null}"#,
    ];
    let output = onrecord(&["--ndjson"], lines.join("\n").as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let read = json_lines(&output);
    let expected = ["\"a\"", "line 2", "2", "line 5", "line 6", "{\"any\":\"value\"}"];
    let got: Vec<String> = read
        .iter()
        .map(|line| if line["line"].is_u64() { format!("line {}", line["line"]) } else { line["id"].to_string() })
        .collect();
    assert_eq!(got, expected);
    assert!(read[1]["error"].as_str().is_some_and(|error| !error.is_empty()));
    assert_eq!(read[2]["article"]["published"], "2021-08-18");
    assert!(out(&output).starts_with(r#"{"id":"a","schema":"onrecord/1""#), "the id comes first");
}

#[test]
fn a_good_stream_succeeds_and_answers_before_the_next_line_comes() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(["--ndjson"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("piped");
    let mut stdout = BufReader::new(child.stdout.take().expect("piped"));
    for id in 0..3 {
        writeln!(stdin, r#"{{"id": {id}, "text": "Voss said no."}}"#).expect("the program reads");
        let mut answer = String::new();
        stdout.read_line(&mut answer).expect("the program answers");
        assert!(answer.starts_with(&format!(r#"{{"id":{id},"#)), "{answer}");
    }
    drop(stdin);
    assert!(child.wait().expect("the program ends").success());
}

#[test]
fn a_reader_that_has_enough_is_no_error() {
    let line = format!("{{\"id\": 1, \"text\": \"{NEWS}\"}}\n");
    let mut child = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(["--ndjson"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let _ = child.stdin.take().expect("piped").write_all(line.repeat(1000).as_bytes());
    let output = child.wait_with_output().expect("the program ends");
    assert!(output.status.success(), "{:?}", output.status);
    assert_eq!(complaint(&output), "");
}
