import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

export type JsonSchema = { [key: string]: unknown };
type Direction = 'input' | 'output';

/**
 * Converts our schemas to JSON Schema. A schema that lib/contract exports is described once, under its name. The input
 * and the output of one schema can differ (defaults, trimmed texts), so each has its own description.
 */
export async function openSchemas() {
  const registry = z.registry<{ id: string }>();
  const folder = resolve('lib/contract');
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.ts') || file.includes('.test.')) continue;
    const exported: Record<string, unknown> = await import(resolve(folder, file));
    for (const [name, value] of Object.entries(exported).sort(byName)) {
      if (name.endsWith('Schema') && value instanceof z.ZodType && !registry.has(value))
        registry.add(value, { id: titleOf(name) });
    }
  }
  const components: Record<string, JsonSchema> = {};

  function describe(schema: z.ZodType, io: Direction): JsonSchema {
    const { $schema: _, $defs, ...own } = convert(schema, io);
    for (const [name, part] of Object.entries(isRecord($defs) ? $defs : {}))
      components[nameOf(name, io)] = renamed(part, io);
    return renamed(own, io);
  }

  function convert(schema: z.ZodType, io: Direction): JsonSchema {
    return z.toJSONSchema(schema, {
      metadata: registry,
      io,
      unrepresentable: 'any',
      override({ zodSchema, jsonSchema }) {
        // The only value that is not JSON: a file in a form.
        if (zodSchema._zod.def.type === 'custom')
          Object.assign(jsonSchema, { type: 'string', format: 'binary' });
        delete jsonSchema.id;
      },
    });
  }

  return { describe, components };
}

/** Module loaders list exports in different orders. */
const byName = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);

const nameOf = (id: string, io: Direction) => (io === 'input' ? `${id}Request` : id);

const titleOf = (name: string) => name.charAt(0).toUpperCase() + name.slice(1, -'Schema'.length);

function renamed(value: unknown, io: Direction): JsonSchema {
  const whole = rename(value, io);
  return isRecord(whole) ? whole : {};
}

function rename(value: unknown, io: Direction): unknown {
  if (Array.isArray(value)) return value.map((each) => rename(each, io));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      const to = key === '$ref' && typeof each === 'string' ? /^#\/\$defs\/(.+)$/.exec(each)?.[1] : undefined;
      return [key, to ? `#/components/schemas/${nameOf(to, io)}` : rename(each, io)];
    }),
  );
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
