//! What each group of features, the size and each training set bring: the model is learnt anew without it, and measured.
//!
//! Names are measured on GUM's development set and, as that holds few of news, on its training set as well, a third of
//! the documents after another by a model that learnt from the rest.

use super::corpora::{self, Document};
use super::course::Plan;
use super::evaluate::Score;
use super::groups::{Task, groups};
use super::learner::Settings;
use super::{Corpora, Lists, lists, mentions, tags};
use crate::learn::Table;
use crate::syntax::weights::weights;
use std::collections::BTreeMap;
use std::io;
use std::num::NonZero;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;

/// A way of learning that is measured.
struct Trial {
    name: String,
    plan: Plan,
    /// Which documents annotated by hand are learnt from.
    has: fn(&Document) -> bool,
    /// Whether news annotated by machine are learnt from as well.
    has_news: bool,
}

/// All trials of a task; the first is what the program is built with.
fn trials(task: Task) -> Vec<Trial> {
    let plan = match task {
        Task::Tags => tags::PLAN,
        Task::Names => mentions::PLAN,
    };
    let trial = |name: String, plan| Trial { name, plan, has: |_| true, has_news: true };
    let mut trials = vec![trial("as shipped".to_owned(), plan)];
    trials.extend(groups(task).iter().map(|group| {
        let without = group.templates;
        trial(format!("without {}", group.name), Plan { without, ..plan })
    }));
    trials.extend([0.5, 2.0].map(|times| {
        let sparsity = times * plan.settings.sparsity;
        trial(format!("L1 {sparsity}"), Plan { settings: Settings { sparsity, ..plan.settings }, ..plan })
    }));
    let mut by_hand = |name: &str, has| trials.push(Trial { name: name.to_owned(), plan, has, has_news: false });
    by_hand("by hand alone", |_| true);
    if task == Task::Tags {
        by_hand("EWT alone", |document| !document.is_gum());
        by_hand("GUM alone", Document::is_gum);
    }
    trials
}

/// Runs all trials of a task on the corpora of `data`, one on each core; writes their figures into a table in `folder`, a
/// row as soon as it is known, and beside it the weights of each, which `tools/sizes.mjs` can weigh.
pub fn run(task: Task, data: &Path, folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let bench = Bench::new(task, data)?;
    let (trials, next, rows) = (trials(task), AtomicUsize::new(0), Mutex::new(BTreeMap::new()));
    let work = || -> io::Result<()> {
        let take = || trials.iter().enumerate().nth(next.fetch_add(1, Relaxed));
        while let Some((number, trial)) = take() {
            println!("{} of {}: {}", number + 1, trials.len(), trial.name);
            let (section, figures) = bench.measure(trial)?;
            std::fs::write(folder.join(file_name(task, number, &trial.name)), &section)?;
            let mut rows = rows.lock().map_err(|_| io::Error::other("a trial failed"))?;
            rows.insert(number, row(&trial.name, section.len(), &figures));
            let table = rows.values().fold(bench.heading(), |table, row| table + row);
            std::fs::write(folder.join(format!("{}.md", task.name())), table)?;
        }
        Ok(())
    };
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| io::Error::other("a trial failed"))?)
    })
}

/// A trial's row of the table.
fn row(name: &str, bytes: usize, figures: &[f64]) -> String {
    let figures: Vec<String> = figures.iter().map(|figure| format!("{figure:.2}")).collect();
    format!("| {name} | {} KB | {} |\n", bytes / 1000, figures.join(" | "))
}

/// `names-03-without-words-around.bin`
fn file_name(task: Task, number: usize, name: &str) -> String {
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    format!("{}-{number:02}-{}.bin", task.name(), words.join("-"))
}

/// What trials learn from and are measured on.
struct Bench {
    task: Task,
    corpora: Corpora,
    ewt: Vec<Document>,
    gum: Vec<Document>,
    lists: Lists,
    gazetteer: Vec<u8>,
}

/// Parts into which the documents with names are cut, each measured by what the others teach.
const FOLDS: usize = 3;

impl Bench {
    fn new(task: Task, data: &Path) -> io::Result<Self> {
        let corpora = Corpora::read(data)?;
        let mut lists = lists();
        lists.add_date_words(&corpora.silver);
        let gazetteer = lists.gazetteer();
        let dev = |corpus: &str| corpora::conllu(&data.join("ud").join(corpus).join("dev.conllu"));
        Ok(Self { task, corpora, ewt: dev("ewt")?, gum: dev("gum")?, lists, gazetteer })
    }

    /// What the table opens with.
    fn heading(&self) -> String {
        let columns: &[&str] = match self.task {
            Task::Tags => &["EWT dev", "GUM dev", "news and interviews"],
            Task::Names => &["GUM dev", "news and interviews", "GUM train, crossed", "its news and interviews"],
        };
        let rule = " --- |".repeat(columns.len());
        format!("| {} | weights | {} |\n| --- | --- |{rule}\n", self.task.name(), columns.join(" | "))
    }

    /// The section that a trial learns, and its figures in per cent, a column each.
    fn measure(&self, trial: &Trial) -> io::Result<(Vec<u8>, Vec<f64>)> {
        let gold: Vec<&Document> = self.corpora.gold.iter().filter(|d| (trial.has)(d)).collect();
        let silver: &[Document] = if trial.has_news { &self.corpora.silver } else { &[] };
        match self.task {
            Task::Tags => {
                let section = tags::train(&gold, silver, trial.plan)?;
                let figures = self.tag_figures(&Table::read(&section).map_err(io::Error::other)?);
                Ok((section, figures))
            }
            Task::Names => {
                let gold: Vec<&Document> = gold.into_iter().filter(|d| !d.entities.is_empty()).collect();
                let (section, mut scores) =
                    self.names(trial.plan, &gold, silver, &self.gum.iter().collect::<Vec<_>>())?;
                scores.extend(self.crossed(trial.plan, &gold, silver)?);
                Ok((section, scores.iter().map(|score| score.percent()[2]).collect()))
            }
        }
    }

    fn tag_figures(&self, table: &Table) -> Vec<f64> {
        let news: Vec<&Document> = self.gum.iter().filter(|d| d.is_news()).collect();
        let percent = |(right, all): (usize, usize)| 100.0 * right as f64 / all.max(1) as f64;
        let all = [tags::accuracy(table, self.ewt.iter()), tags::accuracy(table, self.gum.iter())];
        all.into_iter().chain([tags::accuracy(table, news.into_iter())]).map(percent).collect()
    }

    /// Learns names from some documents, and measures them on others: on all, and on news and interviews.
    fn names(
        &self,
        plan: Plan,
        gold: &[&Document],
        silver: &[Document],
        measured: &[&Document],
    ) -> io::Result<(Vec<u8>, Vec<Score>)> {
        let gazetteer = Table::read(&self.gazetteer).map_err(io::Error::other)?;
        let tables = mentions::Tables { tagger: &weights().tags, gazetteer: &gazetteer };
        let section = mentions::train(gold, silver, tables, &self.lists, plan)?;
        let table = Table::read(&section).map_err(io::Error::other)?;
        let names = |is_wanted: fn(&Document) -> bool| {
            let documents = measured.iter().copied().filter(|d| is_wanted(d));
            let [.., names] = mentions::scores(tables, &self.lists, &table, documents);
            names
        };
        let scores = vec![names(|_| true), names(Document::is_news)];
        Ok((section, scores))
    }

    /// The scores of the documents that are learnt from, each by a model that has not seen it. (The tagger has.)
    fn crossed(&self, plan: Plan, gold: &[&Document], silver: &[Document]) -> io::Result<Vec<Score>> {
        let mut sums = vec![Score::default(); 2];
        for fold in 0..FOLDS {
            println!("  fold {} of {FOLDS}", fold + 1);
            let part = |is_measured: bool| -> Vec<&Document> {
                let documents = gold.iter().enumerate().filter(|(at, _)| (at % FOLDS == fold) == is_measured);
                documents.map(|(_, document)| *document).collect()
            };
            let (_, scores) = self.names(plan, &part(false), silver, &part(true))?;
            for (sum, score) in sums.iter_mut().zip(scores) {
                *sum += score;
            }
        }
        Ok(sums)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::train::learner::Templates;

    #[test]
    fn every_group_is_left_out_once_and_nothing_is_from_what_is_shipped() {
        for task in [Task::Tags, Task::Names] {
            let trials = trials(task);
            assert_eq!(trials[0].plan.without, Templates::NONE);
            let without = |templates| trials.iter().filter(|t| t.plan.without == templates).count();
            assert!(groups(task).iter().all(|group| without(group.templates) == 1));
        }
    }

    #[test]
    fn sizes_and_training_sets_leave_no_feature_out() {
        let trials = trials(Task::Tags);
        let named = |name: &str| trials.iter().find(|t| t.name == name).expect("it is tried");
        assert_eq!(named("L1 7").plan.without, Templates::NONE);
        let gum = Document { id: "GUM_news_port".to_owned(), ..Document::default() };
        let ewt = Document { id: "weblog-port".to_owned(), ..Document::default() };
        assert!((named("GUM alone").has)(&gum) && !(named("GUM alone").has)(&ewt));
        assert!((named("EWT alone").has)(&ewt) && !(named("EWT alone").has)(&gum));
        assert!(!named("by hand alone").has_news);
    }

    #[test]
    fn a_task_is_known_by_its_name_alone() {
        assert_eq!(Task::from_name("tags"), Some(Task::Tags));
        assert_eq!(Task::from_name("names"), Some(Task::Names));
        assert_eq!(Task::from_name("Names "), None);
    }

    #[test]
    fn files_are_named_by_number_and_words() {
        assert_eq!(file_name(Task::Names, 3, "without its ends, and L1 7"), "names-03-without-its-ends-and-L1-7.bin");
    }
}
