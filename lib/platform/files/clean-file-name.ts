import { LIMITS } from '@/lib/contract/limits';
import { withoutHidden } from '@/lib/contract/names';

/** Names that are devices on some systems, whatever their extension. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * Returns a name that is safe to show and to save under: without a path or hidden characters, and no longer than a file
 * system accepts.
 */
export function cleanFileName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const named = last.replaceAll(/[<>:"|?*]/g, '_').replaceAll('\ufffd', '');
  const visible = withoutHidden(named)
    .normalize('NFC')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .replace(RESERVED, '_$1');
  return shorten(visible);
}

const CHARACTERS = new Intl.Segmenter();

/** Cuts before the extension and between characters, so that the extension remains. */
function shorten(name: string): string {
  if ([...name].length <= LIMITS.fileNameChars) return name;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 10 ? name.slice(dot) : '';
  const most = LIMITS.fileNameChars - [...ending].length;
  let start = '';
  for (const { segment } of CHARACTERS.segment(name)) {
    if ([...start, ...segment].length > most) break;
    start += segment;
  }
  return start + ending;
}
