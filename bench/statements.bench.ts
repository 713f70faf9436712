import { comesTrue } from '@/chaos/wait-until';
import { guestApi } from '@/lib/contract/paths';
import type { Found } from './figure';
import { type Fixture, roundRobin } from './fixture';
import { describeStatements, isTelling, openStatementCounter, sumCalls } from './statement-counter';

const SENDS = 200;
const TELLING_TIMEOUT_MS = 20_000;

/** The number of statements for one send: until the answer, and for delivery afterwards. */
export async function benchStatements({ stack, http, sql, hotel }: Fixture): Promise<Found> {
  const nextStay = roundRobin(hotel.stays);
  const counter = await openStatementCounter(stack.adminUrl, stack.databaseUrl);
  const sendAll = async () => {
    for (let number = 0; number < SENDS; number += 1) {
      const { slug, token } = nextStay();
      const body = { message: 'When is breakfast?', client_message_id: crypto.randomUUID() };
      await http.post(guestApi.messages(slug), token, body);
    }
  };
  try {
    await sentToAll(sql);
    const altogether = await counter.count(async () => {
      await sendAll();
      await sentToAll(sql);
    });
    const own = altogether.filter(({ text }) => !text.startsWith(LOOK));
    const untilAnswer = own.filter((statement) => !isTelling(statement));
    return {
      figures: [
        {
          what: 'SQL statements until a send is answered',
          unit: 'statements',
          ours: sumCalls(untilAnswer) / SENDS,
          floor: 1,
          floorIs: 'the INSERT',
          goal: '≤ 3',
        },
        {
          what: 'and with telling everybody',
          unit: 'statements',
          ours: sumCalls(own) / SENDS,
          floor: 1,
          floorIs: 'the INSERT',
          goal: '',
        },
      ],
      notes: ['For one send:', ...describeStatements(own, SENDS)],
    };
  } finally {
    await counter.close();
  }
}

const LOOK = 'SELECT count(*) AS bench_waiting';

async function sentToAll(sql: Fixture['sql']): Promise<void> {
  await comesTrue(
    async () => {
      const { rows } = await sql.query<{ bench_waiting: string }>(`${LOOK} FROM outbox`);
      return Number(rows[0]?.bench_waiting) === 0;
    },
    { timeoutMs: TELLING_TIMEOUT_MS },
  );
}
