import { z } from 'zod';
import type { Input } from '@/lib/http/read-input';
import type { Random } from './random';
import { hostileText, hostileValue } from './values';

type JsonSchema = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns the input schema of a route as JSON Schema; null where it takes no input. */
export function schemaOf(input: Input): JsonSchema | null {
  if (input.from === 'nothing') return null;
  return z.toJSONSchema(input.schema, { io: 'input', unrepresentable: 'any' });
}

/** Generates a value that mostly fits the schema; parts of it may be hostile. */
export function valueFor(schema: JsonSchema, random: Random, root: JsonSchema, hostility: number): unknown {
  const inner = () => valueFor(resolved, random, root, hostility);
  const resolved = resolve(schema, root, random);
  if (resolved !== schema) return inner();
  if (random.chance(hostility)) return hostileValue(random);
  if (Array.isArray(schema['enum'])) return random.pick(schema['enum']);
  if ('const' in schema) return schema['const'];
  switch (schema['type']) {
    case 'object':
      return objectFor(schema, random, root, hostility);
    case 'array': {
      const items = isRecord(schema['items']) ? schema['items'] : {};
      return Array.from({ length: 1 + random.below(3) }, () => valueFor(items, random, root, hostility));
    }
    case 'integer':
    case 'number':
      return random.pick([1, 2, 10, 100, 2 ** 31 - 1, 2 ** 31, 2 ** 53 - 1]);
    case 'boolean':
      return random.chance(0.5);
    case 'string':
      return textFor(schema, random);
    default:
      return hostileValue(random);
  }
}

function resolve(schema: JsonSchema, root: JsonSchema, random: Random): JsonSchema {
  const choices = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(choices)) return random.pick(choices.filter(isRecord));
  const name = typeof schema['$ref'] === 'string' ? /^#\/\$defs\/(.+)$/.exec(schema['$ref'])?.[1] : undefined;
  const definitions = root['$defs'];
  const found = name !== undefined && isRecord(definitions) ? definitions[name] : undefined;
  return isRecord(found) ? found : schema;
}

function objectFor(schema: JsonSchema, random: Random, root: JsonSchema, hostility: number): unknown {
  const fields = isRecord(schema['properties']) ? Object.entries(schema['properties']) : [];
  const needed: unknown = schema['required'];
  const made: Record<string, unknown> = {};
  for (const [name, field] of fields) {
    const isNeeded = Array.isArray(needed) && needed.includes(name);
    if (random.chance(isNeeded ? 0.97 : 0.5))
      made[name] = valueFor(isRecord(field) ? field : {}, random, root, hostility);
  }
  if (fields.length === 0 || random.chance(0.03)) made[hostileText(random)] = hostileValue(random);
  return made;
}

function textFor(schema: JsonSchema, random: Random): string {
  const format = schema['format'];
  if (format === 'date')
    return random.pick(['2026-11-24', '2026-11-30', '2199-12-31', '1900-01-01', '0000-01-01']);
  if (format === 'email') return random.pick(['una@example.com', `${'a'.repeat(60)}@example.com`]);
  if (format === 'uri')
    return random.pick(['https://example.com/hook', 'x', 'https://[', 'http://user:p@x/']);
  if (format === 'uuid') return '00000000-0000-4000-8000-000000000000';
  return random.pick([
    'Una',
    '204',
    '1',
    'BK-2026-1001',
    'a1b2c3d4',
    '#0f5c4d',
    '22:00',
    '123456',
    'Good morning',
  ]);
}
