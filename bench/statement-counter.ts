import pg from 'pg';

export type Statement = { text: string; calls: number };

/** Counts statements in PostgreSQL itself, so that no statement of an ORM is missed. */
export async function openStatementCounter(adminUrl: string, databaseUrl: string) {
  const database = new URL(databaseUrl).pathname.slice(1);
  // Connects to another database, so that the counter's own statements are not counted.
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  return {
    /** Returns each statement that the app's database ran during `work`, the most frequent first. */
    async count(work: () => Promise<void>): Promise<Statement[]> {
      await client.query('SELECT pg_stat_statements_reset()');
      await work();
      const { rows } = await client.query<{ query: string; calls: string }>(
        `SELECT s.query, s.calls FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
         WHERE d.datname = $1 ORDER BY s.calls DESC, s.query`,
        [database],
      );
      return rows.map(({ query, calls }) => ({
        text: query.replaceAll(/\s+/g, ' ').trim(),
        calls: Number(calls),
      }));
    },
    close: () => client.end(),
  };
}

/** Whether a statement belongs to delivery from the outbox, which runs after the answer. */
export function isTelling({ text }: Statement): boolean {
  return /^DELETE FROM outbox|\bUPDATE outbox\b/.test(text);
}

export function sumCalls(statements: readonly Statement[]): number {
  return statements.reduce((sum, statement) => sum + statement.calls, 0);
}

/** Formats statements for a note: the beginning of each, with its number of calls per request. */
export function describeStatements(statements: readonly Statement[], requests: number): string[] {
  return statements
    .filter(({ calls }) => calls / requests >= 0.02)
    .map(({ text, calls }) => `${(calls / requests).toFixed(2)}  ${text.slice(0, 90)}`);
}
