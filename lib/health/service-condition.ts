import type { ServiceDto } from '@/lib/contract/health';
import type { ServiceState } from './service-state-store';

/** Returns the condition of a configured service by its last result. */
export function conditionOf(state: ServiceState | undefined): ServiceDto['condition'] {
  const { okAt = null, failedAt = null } = state ?? {};
  if (okAt === null && failedAt === null) return 'untried';
  return (okAt?.getTime() ?? 0) >= (failedAt?.getTime() ?? 0) ? 'well' : 'failing';
}
