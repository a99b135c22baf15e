//! Makes the core's file of weights from the corpora, and measures it.

use onrecord::train::{self, groups::Task};
use std::io;
use std::path::Path;

const USAGE: &str =
    "usage: onrecord-train DATA                  learn from DATA, write the weights of grammar and attribution into the
                                               project, measure them
       onrecord-train DATA MODEL            learn the grammar alone, write its weights to MODEL, measure them
       onrecord-train --evaluate DATA [MODEL]  measure MODEL, or the weights that this program was built with
       onrecord-train --ablation TASK DATA FOLDER
                                               learn TASK (tags or names) without each group of features, in other
                                               sizes and from other sets; figures and weights into FOLDER
       onrecord-train --export-names DATA      the names of GUM dev, annotated and found, a JSON object a document
       onrecord-train --attribution DATA MODEL learn attribution from DATA, with the core's weights that this program
                                               was built with, and measure it
       onrecord-train --word-classes PACKAGE DATA CLASSES
                                               cluster the word vectors of PACKAGE
       onrecord-train --coreference DATA TABLE learn the weights of salience from DATA, write them to TABLE
       onrecord-train --coreference DATA       measure whether pronouns and common nouns that are the subject of a
                                               reporting verb are taken for the right one
       onrecord-train --name-classes PACKAGE DATA CLASSES
                                               cluster the names among the word vectors of PACKAGE
       onrecord-train --speed FOLDER           words a second over the texts of FOLDER

DATA holds ud/ewt, ud/gum, polnear and readouts; MODEL is src/syntax/model.bin in the project, or
src/speech/learned/model.bin.";

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--evaluate", data] => train::report(Path::new(data), None),
        ["--evaluate", data, model] => train::report(Path::new(data), Some(Path::new(model))),
        ["--ablation", task, data, folder] => match Task::from_name(task) {
            Some(task) => train::ablation::run(task, Path::new(data), Path::new(folder)),
            None => misused(),
        },
        ["--export-names", data] => train::export_names(Path::new(data), None),
        ["--export-names", data, model] => train::export_names(Path::new(data), Some(Path::new(model))),
        ["--attribution", data, model] => train::attribution::run(Path::new(data), Path::new(model)),
        ["--word-classes", package, data, classes] => {
            train::attribution::classes(Path::new(package), Path::new(data), Path::new(classes))
        }
        ["--coreference", data, table] => train::coreference::run(Path::new(data), Path::new(table)),
        ["--coreference", data] => train::coreference::report(Path::new(data)),
        ["--name-classes", package, data, classes] => {
            train::name_classes(Path::new(package), Path::new(data), Path::new(classes))
        }
        ["--speed", folder] => train::speed(Path::new(folder)),
        [data] if !data.starts_with('-') => train::train_all(Path::new(data)),
        [data, model] if !data.starts_with('-') => {
            std::fs::write(model, train::train(Path::new(data))?)?;
            train::report(Path::new(data), Some(Path::new(model)))
        }
        _ => misused(),
    }
}

fn misused() -> ! {
    eprintln!("{USAGE}");
    std::process::exit(2);
}
