import { type HealthDto, SERVICES, type Service, type ServiceDto } from '@/lib/contract/health';
import { isManagement } from '@/lib/contract/roles';
import type { StaffMember } from '@/lib/hotel/principals';
import { AppError } from '@/lib/kernel/app-error';
import { clock } from '@/lib/kernel/clock';
import { countItems } from '@/lib/notifications/outbox-store';
import { env } from '@/lib/platform/env';
import { observedRequests } from '@/lib/platform/metrics';
import { listErasureFailures } from '@/lib/stays/due-erasure-store';
import { countDevices, countMessages } from './health-store';
import { requestFigures } from './request-figures';
import { conditionOf } from './service-condition';
import { findServiceStates, type ServiceState } from './service-state-store';
import { readTimers } from './timer-health';
import { keepServices } from './watch-services';

/** The roles that may see the health page. */
export const seesHealth = isManagement;

const IS_SET: Record<Service, () => boolean> = {
  channels: () => env.pusher() !== null,
  firebase: () => env.firebase() !== null,
  files: env.takesFiles,
  mail: () => env.mail() !== null,
};

/** The most failures that the page lists; `failed` counts them all. */
const MOST_FAILURES = 20;

/**
 * Returns the data of the caller's own hotel, and figures of the installation that reveal nothing about another hotel.
 */
export async function readHealth(staff: StaffMember): Promise<HealthDto> {
  if (!seesHealth(staff.role)) throw new AppError('forbidden');
  const { id } = staff.hotel;
  const ms = await timed(countItems);
  const [states, messages, devices, erasure, requests] = await Promise.all([
    readStates(),
    countMessages(id),
    countDevices(id),
    readErasure(id),
    observedRequests(),
  ]);
  const { pending, oldestSeconds, dead } = ms.answer;
  return {
    checked_at: clock.now().toISOString(),
    database: { ms: ms.took },
    services: servicesBy(states),
    outbox: { pending, oldest_seconds: Math.max(0, Math.round(oldestSeconds)), dead },
    timers: await readTimers(states),
    devices,
    messages,
    erasure,
    process: requestFigures(requests.since, requests.observed),
  };
}

/** Returns the condition of each external service. */
export async function readServices(staff: StaffMember): Promise<ServiceDto[]> {
  if (!seesHealth(staff.role)) throw new AppError('forbidden');
  return servicesBy(await readStates());
}

async function readErasure(hotelId: number): Promise<HealthDto['erasure']> {
  const { total, stays } = await listErasureFailures(hotelId, MOST_FAILURES);
  return {
    failed: total,
    stays: stays.map(({ code, reason, attempts, failed_at, retry_at }) => ({
      ...{ booking_id: code, reason, attempts },
      ...{ failed_at: failed_at.toISOString(), retry_at: retry_at.toISOString() },
    })),
  };
}

async function readStates(): Promise<Map<string, ServiceState>> {
  await keepServices();
  return findServiceStates();
}

function servicesBy(states: ReadonlyMap<string, ServiceState>): ServiceDto[] {
  return SERVICES.map((name) => {
    const state = states.get(name);
    const [okAt, failedAt] = [state?.okAt ?? null, state?.failedAt ?? null];
    const isSet = IS_SET[name]();
    return {
      name,
      condition: isSet ? conditionOf(state) : 'off',
      last_ok_at: iso(okAt),
      last_failed_at: iso(failedAt),
    };
  });
}

const iso = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;

async function timed<T>(work: () => Promise<T>): Promise<{ answer: T; took: number }> {
  const startedAt = performance.now();
  const answer = await work();
  return { answer, took: Math.round((performance.now() - startedAt) * 10) / 10 };
}
