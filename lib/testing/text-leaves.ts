/** The path of a text in a JSON value. */
export type Leaf = readonly (string | number)[];

export function textLeaves(value: unknown, at: Leaf = []): { at: Leaf; text: string }[] {
  if (typeof value === 'string') return [{ at, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([key, each]) =>
    textLeaves(each, [...at, isList ? Number(key) : key]),
  );
}

/** Returns the same value with other texts at some of the paths. */
export function withTexts(value: unknown, changed: ReadonlyMap<string, string>, at: Leaf = []): unknown {
  if (typeof value === 'string') return changed.get(JSON.stringify(at)) ?? value;
  if (Array.isArray(value)) return value.map((each, index) => withTexts(each, changed, [...at, index]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, withTexts(each, changed, [...at, key])]),
  );
}

/**
 * Replaces every text and number by the name of its type, except the fields that clients branch on. A list keeps one
 * entry of each shape, because it may contain any number of earlier entries.
 */
export function shapeOf(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    const shapes = value.map((each) => JSON.stringify(shapeOf(each, key)));
    return [...new Set(shapes)].map((shape): unknown => JSON.parse(shape));
  }
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shapeOf(each, name)]));
  const isSaid = ['code', 'result', 'reason', 'status', 'type', 'title'].includes(key);
  return isSaid || typeof value === 'boolean' || value === null ? value : typeof value;
}
