/** What lies beside music in real folders. Anything not listed is tried: content decides. */
const OTHER_EXTENSIONS = new Set(
  [
    'jpg jpeg png gif webp bmp tif tiff svg ico heic avif psd', // covers and scans
    'txt md nfo log csv tsv json xml yaml yml ini rtf html htm pdf doc docx xls xlsx odt ods', // papers
    'cue m3u m3u8 pls xspf wpl sfv md5 sha1 ffp accurip lrc srt', // lists and checksums
    'asd reapeaks pkf ovw sfk als alp ptx logicx flp rpp band cpr mid midi sf2 nki', // projects
    'zip rar 7z gz tar dmg iso exe msi app db ds_store lnk url webloc torrent part crdownload', // the rest
  ]
    .join(' ')
    .split(' '),
);

/**
 * False for files that are plainly not audio when a whole folder is dropped: pictures, texts, cue
 * sheets, hidden files. True for everything else, also for what has no or an unknown extension.
 */
export function isAudioCandidate(name: string): boolean {
  if (name.startsWith('.')) return false; // .DS_Store, and the ._ twins macOS leaves on other disks
  if (/^(thumbs\.db|desktop\.ini)$/i.test(name)) return false;
  const dot = name.lastIndexOf('.');
  return dot < 0 || !OTHER_EXTENSIONS.has(name.slice(dot + 1).toLowerCase());
}
