/**
 * Accepts the common deviations of booking systems: numbers for texts, an empty text or null for no value, days with a
 * time, languages with an underscore. The strict schema validates the result.
 */
export function loosenStay(row: unknown): unknown {
  if (!isRecord(row)) return row;
  return Object.fromEntries(Object.entries(row).flatMap(([field, value]) => loosenField(field, value)));
}

type Loosen = (value: unknown) => unknown;

const WAYS: Readonly<Record<string, Loosen>> = {
  external_id: toText,
  guest_first_name: (value) => value ?? '',
  guest_email: toTextOrNull,
  guest_phone: (value) => toTextOrNull(withPlainSigns(value)),
  guest_locale: toLocale,
  check_in: toDay,
  check_out: toDay,
  room_number: toTextOrNull,
  part: toTextOrNull,
  moved_from: toTextOrNull,
  status: toStatus,
  notes: toTextOrNull,
  companions: (value) => (Array.isArray(value) ? value.map(toCompanion) : (value ?? undefined)),
};

/** Leaves out a field that has no value. */
function loosenField(field: string, value: unknown): [string, unknown][] {
  const loosened = Object.hasOwn(WAYS, field) ? WAYS[field]?.(value) : value;
  return loosened === undefined ? [] : [[field, loosened]];
}

/** A number beyond the safe integers has lost digits: it stays a number, and the schema refuses it. */
function toText(value: unknown): unknown {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  return typeof value === 'string' ? value.trim() : value;
}

function toTextOrNull(value: unknown): unknown {
  const text = toText(value);
  return text === '' ? null : text;
}

/** Reads pt_BR and de_DE.UTF-8. */
function toLocale(value: unknown): unknown {
  const text = toTextOrNull(value) ?? undefined;
  return typeof text === 'string' ? text.replaceAll('_', '-').replace(/[.@].*$/, '') : text;
}

/**
 * Returns the day of a moment as written. The day of a moment in UTC is certain only at midnight, which is how programs
 * write a day without a time.
 */
function toDay(value: unknown): unknown {
  const text = toText(value);
  if (typeof text !== 'string') return text;
  return (
    /^(\d{4}-\d{2}-\d{2})[T ](?:00:00(?::00(?:\.0+)?)?Z|\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[+-]\d{2}:?\d{2})?)$/.exec(
      text,
    )?.[1] ?? text
  );
}

const STATUS_SPELLINGS: Readonly<Record<string, string>> = {
  canceled: 'cancelled',
  noshow: 'no_show',
  inhouse: 'in_house',
  checkedout: 'checked_out',
};

/** Reads IN_HOUSE, Checked out, no-show and canceled. */
function toStatus(value: unknown): unknown {
  const text = toTextOrNull(value) ?? undefined;
  if (typeof text !== 'string') return text;
  const word = text.toLowerCase().replaceAll(/[\s-]+/g, '_');
  return Object.hasOwn(STATUS_SPELLINGS, word) ? STATUS_SPELLINGS[word] : word;
}

/** Replaces non-breaking spaces and hyphens with plain ones. */
function withPlainSigns(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return value.replaceAll(/[\u2010-\u2013\u2212]/g, '-').replaceAll(/[\u00a0\u2007\u202f]/g, ' ');
}

function toCompanion(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const { first_name: first, locale, ...rest } = value;
  const spoken = toLocale(locale);
  return { ...rest, first_name: first ?? '', ...(spoken === undefined ? {} : { locale: spoken }) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
