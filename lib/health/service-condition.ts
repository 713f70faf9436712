import type { ServiceDto } from '@/lib/contract/health';
import type { ServiceState } from './service-state-store';

/** Of a service that is set up, by what it did last. */
export function conditionOf(state: ServiceState | undefined): ServiceDto['condition'] {
  const { okAt = null, failedAt = null } = state ?? {};
  if (okAt === null && failedAt === null) return 'untried';
  return (okAt?.getTime() ?? 0) >= (failedAt?.getTime() ?? 0) ? 'well' : 'failing';
}
