//! Groups of features by what they look at (`feature_groups.tsv`), which a [`Plan`](super::course::Plan) can leave out.

use super::learner::Templates;
use crate::table;

static TABLE: &str = include_str!("feature_groups.tsv");

/// What is learnt from features in groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Tags of words.
    Tags,
    /// Names and other mentions.
    Names,
}

impl Task {
    /// The task of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Task::Tags, Task::Names].into_iter().find(|task| task.name() == name)
    }

    /// As tables and the command line name it.
    pub fn name(self) -> &'static str {
        match self {
            Task::Tags => "tags",
            Task::Names => "names",
        }
    }
}

/// Features that look at the same.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// What they look at.
    pub name: &'static str,
    /// Their templates.
    pub templates: Templates,
}

/// The groups of a task, in the order of the table.
pub fn groups(task: Task) -> Vec<Group> {
    let rows = table::rows(TABLE).filter(|row| row.column(0) == task.name());
    rows.map(|row| Group { name: row.column(1), templates: templates(row.column(2)) }).collect()
}

/// `0 10 25-26`
fn templates(numbers: &str) -> Templates {
    let mut templates = Templates::NONE;
    for part in numbers.split(' ') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        if let (Ok(first), Ok(last)) = (first.parse(), last.parse::<u32>()) {
            (first..=last).for_each(|template| templates.add(template));
        }
    }
    templates
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::Table;
    use crate::syntax::mentions::{Context, Label, Memory, MentionReader};
    use crate::syntax::tagger::{History, TagReader};
    use crate::syntax::{parse, read_words, weights};
    use crate::text::read_paragraphs;
    use crate::train::learner::{Counter, Numbered};
    use std::collections::BTreeSet;

    /// Names in runs, numbers, a word in small letters: what makes every template speak.
    const SENTENCE: &str =
        "On Friday Prime Minister Ama Vale of Ghana met the World Health Office in Accra, 3 days late.";

    fn features(task: Task) -> Vec<Numbered> {
        let text = read_paragraphs(SENTENCE);
        let (words, tags) = (read_words(&text), parse(&text).tags);
        let (mut features, mut own) = (Vec::new(), Vec::new());
        let reader = TagReader::new(&words);
        let gazetteer: &Table = &weights::weights().gazetteer;
        let context = Context::new(gazetteer, text.sentences.iter().map(|s| s.tokens), &words, &tags);
        let mentions = MentionReader { first: 0, words: &words, tags: &tags, context: &context };
        for at in 0..words.len() {
            if task == Task::Tags {
                reader.own_features(at, &mut own);
                features.append(&mut own);
                reader.context_features(at, History::new(&tags[..at]), [0, 0], &mut own);
            } else {
                mentions.features(at, [Label::Outside; 2], &Memory::default(), &mut own);
            }
            features.append(&mut own);
        }
        features
    }

    #[test]
    fn every_template_is_of_one_group_and_every_group_holds_only_templates_that_there_are() {
        for task in [Task::Tags, Task::Names] {
            let used: BTreeSet<u32> = features(task).iter().map(|feature| feature.template).collect();
            for template in 0..Templates::MOST as u32 {
                let within: Vec<&str> =
                    groups(task).iter().filter(|g| g.templates.has(template)).map(|g| g.name).collect();
                let expected = usize::from(used.contains(&template));
                assert_eq!(within.len(), expected, "template {template} of {} is in {within:?}", task.name());
            }
        }
    }

    #[test]
    fn a_group_that_is_left_out_is_not_counted_and_the_others_are() {
        for task in [Task::Tags, Task::Names] {
            let features = features(task);
            for group in groups(task) {
                let mut counter = Counter::without(group.templates);
                counter.count(&features);
                let kept = counter.kept(1);
                for feature in &features {
                    let is_kept = kept.binary_search(&feature.key).is_ok();
                    assert_eq!(is_kept, !group.templates.has(feature.template), "{} {feature:?}", group.name);
                }
            }
        }
    }
}
