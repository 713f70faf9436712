import { tokenize } from 'linkifyjs';

/** A part of a text. `href` is set if the part is a link. */
export type TextPart = { readonly text: string; readonly href?: string };

/** Control and format characters can make an address look like another one. */
const DECEPTIVE = /[\p{Cc}\p{Cf}]/u;
const SCHEME = /^(https?:\/\/(?!\/)|mailto:)/i;
/** Without a scheme, "the pool.It is" must not become a link. These patterns are clearly meant as addresses. */
const CLEARLY_MEANT = /^www\.|\/|\.(?:com|org|net)$/i;
/**
 * Ends an address in any script: closing and full-width punctuation, quotes and brackets beyond ASCII, and emoji. An
 * apostrophe between Latin letters is part of a name, as in /wiki/O’Brien.
 */
const BOUNDARY =
  /(?!(?<=\p{Script=Latin})’\p{Script=Latin})(?:(?![\0-\x7f])[…—―\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Terminal_Punctuation}\p{Quotation_Mark}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]|\ufe0f)+/gu;
/** Spaces and dashes that separate digits, including non-breaking ones. */
const GAP = String.raw`[ \u00a0\u2007\u2009\u202f.()\-\u2010-\u2015\u2212]{0,3}`;
/** Requires the country code, so that dates, prices and booking numbers are not matched. */
const PHONE = new RegExp(
  String.raw`(?<![\p{L}\p{N}+])(?:\(\+[1-9]\d{0,2}\)|\+[1-9])(?:${GAP}\d){7,15}(?![\p{L}\p{N}])`,
  'gu',
);
const MOST_DIGITS = 15;

/** Splits the text into parts whose concatenation is the text. Only http, https, mailto and tel become links. */
export function partsOf(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const { start, written, before } of addressesIn(text)) {
    const href = hrefOf(written, before);
    if (!href) continue;
    parts.push(...phonesIn(text.slice(end, start)), { text: written, href });
    end = start + written.length;
  }
  return [...parts, ...phonesIn(text.slice(end))];
}

type Found = { start: number; written: string; before: string };

function addressesIn(text: string): Found[] {
  const found: Found[] = [];
  let start = 0;
  for (const { 0: boundary, index } of [...text.matchAll(BOUNDARY), { 0: '', index: text.length }]) {
    const piece = text.slice(start, index);
    for (const token of tokenize(piece)) {
      const at = token.startIndex();
      if (token.isLink) found.push({ start: start + at, written: token.v, before: piece.charAt(at - 1) });
    }
    start = index + boundary.length;
  }
  return found;
}

function hrefOf(written: string, before: string): string | null {
  if (DECEPTIVE.test(written)) return null;
  const hasScheme = SCHEME.test(written);
  // The rest of an address that is not linked: //host, javascript://host, \\host.
  if (!hasScheme && /[/\\:]/.test(before)) return null;
  const isMail = !hasScheme && written.includes('@') && !written.includes('/');
  if (!hasScheme && !isMail && !CLEARLY_MEANT.test(written)) return null;
  const address = hasScheme ? written : `${isMail ? 'mailto:' : 'https://'}${written}`;
  try {
    return safeHrefOf(new URL(address));
  } catch {
    return null;
  }
}

function safeHrefOf(url: URL): string | null {
  // A mailto link with a prepared text or several recipients can be a trap.
  if (url.protocol === 'mailto:') return url.search === '' && !url.pathname.includes(',') ? url.href : null;
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  // https://bank.example@evil.example shows a name that differs from its target.
  const isOpen = url.username === '' && url.password === '' && url.hostname.includes('.');
  return isWeb && isOpen ? url.href : null;
}

function phonesIn(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const { 0: phone, index } of text.matchAll(PHONE)) {
    const number = dialled(phone);
    if (number.length > MOST_DIGITS) continue;
    if (index > end) parts.push({ text: text.slice(end, index) });
    parts.push({ text: phone, href: `tel:+${number}` });
    end = index + phone.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** The digits to dial. A zero in brackets is for domestic calls and is removed, except in Italian numbers. */
function dialled(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '');
  const isItalian = /^(?:39|378|379)/.test(digits);
  return isItalian ? digits : phone.replace(/\(0\)/, '').replaceAll(/\D/g, '');
}
