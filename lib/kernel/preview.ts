import { LIMITS } from '@/lib/contract/limits';

/** The start of a text, cut between characters as people see them, never through one. */
export function preview(text: string): string {
  const flat = text.replaceAll(/\s+/g, ' ');
  if (flat.length <= LIMITS.previewChars) return flat;
  let cut = '';
  for (const { segment } of new Intl.Segmenter().segment(flat.slice(0, LIMITS.previewChars * 4))) {
    if (cut.length + segment.length > LIMITS.previewChars - 1) break;
    cut += segment;
  }
  return `${cut}…`;
}
