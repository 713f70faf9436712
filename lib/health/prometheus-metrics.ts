import { log } from '@/lib/kernel/log';
import { withinTime } from '@/lib/kernel/within-time';
import { countItems } from '@/lib/notifications/outbox-store';
import { dbPool } from '@/lib/platform/db';
import { type Figure, writeMetrics } from '@/lib/platform/metrics';
import { countErasureFailures } from '@/lib/stays/due-erasure-store';
import { countByHotel, countPages, countPushes, type HotelFigures } from './health-store';
import { timerFigures } from './timer-figures';

const TIMEOUT_MS = 4_000;

/**
 * Writes the metrics for the operator of the installation. Without a database it still reports that, and what this
 * process has counted.
 */
export async function writePrometheusMetrics(): Promise<{ text: string; type: string }> {
  try {
    const late = () => new Error('The database took too long.');
    return await writeMetrics([one(UP, 1), ...pool(), ...(await withinTime(lookUp(), TIMEOUT_MS, late))]);
  } catch (err) {
    log.error({ err }, 'metrics.database');
    return writeMetrics([one(UP, 0), ...pool()]);
  }
}

type Named = readonly [name: string, help: string];
const UP: Named = ['hotelmate_database_up', 'Whether the database answers.'];

async function lookUp(): Promise<Figure[]> {
  const startedAt = performance.now();
  const figures = await countItems();
  const seconds = (performance.now() - startedAt) / 1000;
  const [hotels, rings, pages, erasures, timers] = await Promise.all([
    countByHotel(),
    countPushes(),
    countPages(),
    countErasureFailures(),
    timerFigures(),
  ]);
  const byHotel = (name: string, help: string, of: (hotel: HotelFigures) => number): Figure => ({
    name,
    help,
    values: hotels.map((hotel) => ({ value: of(hotel), labels: { hotel: hotel.slug } })),
  });
  return [
    one(['hotelmate_database_query_seconds', 'How long a count of the outbox took just now.'], seconds),
    one(['hotelmate_outbox_pending', 'News still to be told.'], figures.pending),
    one(['hotelmate_outbox_oldest_seconds', 'Age of the oldest of it.'], figures.oldestSeconds),
    one(['hotelmate_outbox_dead', 'News that was given up.'], figures.dead),
    byHotel('hotelmate_messages_last_hour', 'Messages written in the last hour.', (each) => each.last_hour),
    byHotel('hotelmate_messages_last_day', 'Messages written in the last day.', (each) => each.last_day),
    byHotel(
      'hotelmate_active_conversations',
      'Conversations written in within a day.',
      (each) => each.active,
    ),
    byHotel('hotelmate_waiting_conversations', 'Guests who wait for an answer.', (each) => each.waiting),
    byHotel(
      'hotelmate_longest_wait_seconds',
      'How long the first of them waits.',
      (each) => each.longest_wait,
    ),
    {
      name: 'hotelmate_rings_last_hour',
      help: 'Rings of phones in the last hour, by what became of them.',
      values: rings.map(({ state, count }) => ({ value: count, labels: { state } })),
    },
    {
      name: 'hotelmate_open_pages',
      help: 'Pages that are open now.',
      values: pages.map(({ side, count }) => ({ value: count, labels: { side } })),
    },
    {
      name: 'hotelmate_erasures_failed',
      help: 'Stays that were due to be erased and could not be.',
      values: erasures.map(({ slug, count }) => ({ value: count, labels: { hotel: slug } })),
    },
    ...timers,
  ];
}

function pool(): Figure[] {
  const { totalCount, idleCount, waitingCount } = dbPool();
  return [
    {
      name: 'hotelmate_database_connections',
      help: 'Connections of this process, and those who wait for one.',
      values: [
        { value: totalCount - idleCount, labels: { state: 'busy' } },
        { value: idleCount, labels: { state: 'idle' } },
        { value: waitingCount, labels: { state: 'waited_for' } },
      ],
    },
  ];
}

function one([name, help]: Named, value: number): Figure {
  return { name, help, values: [{ value }] };
}
