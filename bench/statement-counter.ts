import pg from 'pg';

export type Statement = { text: string; calls: number };

/** Asks PostgreSQL itself what it was asked, so that nothing an ORM does in between is missed. */
export async function openStatementCounter(adminUrl: string, databaseUrl: string) {
  const database = new URL(databaseUrl).pathname.slice(1);
  // From another database: the counter's own questions are not counted.
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  return {
    /** Each statement the app's database was given while `work` went on, the most frequent first. */
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

/** Of telling everybody: it comes after the answer, and nobody waits for it. */
export function isTelling({ text }: Statement): boolean {
  return /^DELETE FROM outbox|\bUPDATE outbox\b/.test(text);
}

export function sumCalls(statements: readonly Statement[]): number {
  return statements.reduce((sum, statement) => sum + statement.calls, 0);
}

/** What to read in a note: the beginning of each statement, with how often it came for one request. */
export function describeStatements(statements: readonly Statement[], requests: number): string[] {
  return statements
    .filter(({ calls }) => calls / requests >= 0.02)
    .map(({ text, calls }) => `${(calls / requests).toFixed(2)}  ${text.slice(0, 90)}`);
}
