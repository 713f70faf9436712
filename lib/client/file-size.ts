type FormatNumber = (value: number, options: { maximumFractionDigits: number }) => string;

const KILO = 1000;

/** "480 kB", "2.4 MB": decimal units, as operating systems show them. */
export function fileSize(bytes: number, format: FormatNumber): string {
  if (bytes < KILO ** 2) return `${format(Math.max(1, bytes / KILO), { maximumFractionDigits: 0 })} kB`;
  return `${format(bytes / KILO ** 2, { maximumFractionDigits: 1 })} MB`;
}
