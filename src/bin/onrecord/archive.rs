//! Everything about an article in one ZIP archive.
//!
//! Takes named files; makes the archive's bytes, the same each time. The files are stored, not compressed: texts are
//! small.

use onrecord::ExportFile;
use rawzip::time::UtcDateTime;
use rawzip::{Error, ErrorKind, ZipArchiveWriter};
use std::io::{self, Write};

/// Seconds from 1970 to 1980: the first day of which ZIP can tell. An account's own date may be missing or a guess.
const FIRST_DAY: i64 = 315_532_800;

/// The archive of some files.
pub fn write(files: &[ExportFile]) -> io::Result<Vec<u8>> {
    archive(files).map_err(io::Error::other)
}

fn archive(files: &[ExportFile]) -> Result<Vec<u8>, Error> {
    let mut archive = ZipArchiveWriter::new(Vec::new());
    for ExportFile { name, contents } in files {
        let (mut entry, config) = archive.new_file(name).last_modified(UtcDateTime::from_unix(FIRST_DAY)).start()?;
        let mut file = config.wrap(&mut entry);
        file.write_all(contents.as_bytes()).map_err(|error| Error::from(ErrorKind::IO(error)))?;
        let (_, descriptor) = file.finish()?;
        entry.finish(descriptor)?;
    }
    archive.finish()
}
