//! The whole boundary to JavaScript: convert, call, convert back.
//!
//! Takes a JavaScript string and a plain options object; makes a plain object of the shape that `wasm.d.ts` declares,
//! every span in UTF-16 code units unless asked otherwise. A panic would end this instance for good: the caller
//! runs it in a worker and starts another.

use crate::{Format, OffsetUnit, Options, analyze, export, export_all};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

/// The declarations, by hand: derived ones would leak how the core is built.
#[wasm_bindgen(typescript_custom_section)]
const TYPESCRIPT: &'static str = include_str!("wasm.d.ts");

#[wasm_bindgen]
extern "C" {
    /// A JavaScript string that is still on the other side.
    pub type Text;

    /// The string with every lone surrogate replaced by U+FFFD, one unit by one unit: without it a broken emoji
    /// would reach the core as something else, and every span after it would be off.
    #[wasm_bindgen(method, js_name = toWellFormed)]
    fn to_well_formed(this: &Text) -> String;
}

/// What JavaScript may say beside the text.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
struct CallOptions {
    published: Option<String>,
    offsets: Option<OffsetUnit>,
    min_confidence: Option<f32>,
    headlines: Option<bool>,
}

impl From<CallOptions> for Options {
    fn from(call: CallOptions) -> Self {
        Self {
            published: call.published,
            offsets: call.offsets.unwrap_or(OffsetUnit::Utf16),
            min_confidence: call.min_confidence.unwrap_or(0.0),
            headlines: call.headlines.unwrap_or(false),
        }
    }
}

/// Sends the message of a panic to the console before the instance dies.
#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// Reads the grammar of a text by itself: the number of its mentions.
#[cfg(feature = "bench")]
#[wasm_bindgen(js_name = readGrammar, skip_typescript)]
pub fn read_grammar_for_js(text: &Text) -> usize {
    crate::read_grammar(&text.to_well_formed()).1
}

/// See `wasm.d.ts`.
#[wasm_bindgen(js_name = analyze, skip_typescript)]
pub fn analyze_for_js(text: &Text, options: JsValue) -> Result<JsValue, JsError> {
    let (text, options) = arguments("analyze(text, options)", text, options)?;
    let analysis = analyze(&text, &options);
    analysis.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(JsError::from)
}

/// See `wasm.d.ts`.
#[wasm_bindgen(js_name = exportAs, skip_typescript)]
pub fn export_for_js(format: &str, text: &Text, options: JsValue) -> Result<String, JsError> {
    let call = "exportAs(format, text, options)";
    let names = Format::ALL.map(Format::name).join(", ");
    let format = Format::from_name(format)
        .ok_or_else(|| JsError::new(&format!("{call}: format must be one of {names}, not {format}")))?;
    let (text, options) = arguments(call, text, options)?;
    Ok(export(format, &text, &analyze(&text, &options)))
}

/// See `wasm.d.ts`.
#[wasm_bindgen(js_name = exportAll, skip_typescript)]
pub fn export_all_for_js(text: &Text, options: JsValue) -> Result<JsValue, JsError> {
    let (text, options) = arguments("exportAll(text, options)", text, options)?;
    let files = export_all(&text, &analyze(&text, &options));
    files.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(JsError::from)
}

/// The text and the options of a call.
fn arguments(call: &str, text: &Text, options: JsValue) -> Result<(String, Options), JsError> {
    if !AsRef::<JsValue>::as_ref(text).is_string() {
        return Err(JsError::new(&format!("{call}: text must be a string")));
    }
    let given: CallOptions = if options.is_null() || options.is_undefined() {
        CallOptions::default()
    } else {
        serde_wasm_bindgen::from_value(options)
            .map_err(|error| JsError::new(&format!("{call}: bad options: {error}")))?
    };
    Ok((text.to_well_formed(), given.into()))
}

/// See `wasm.d.ts`.
#[wasm_bindgen(skip_typescript)]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
