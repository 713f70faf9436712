import type { Delivery } from './ports';

export function isKept(delivery: Delivery): delivery is Extract<Delivery, { outcome: 'kept' }> {
  return delivery.outcome === 'kept';
}

export function isFailure(delivery: Delivery): delivery is Extract<Delivery, { outcome: 'failed' }> {
  return delivery.outcome === 'failed';
}

/** Returns the name and status only: messages of SDK errors quote signed addresses and payloads. */
export function nameOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  return 'status' in cause ? `${cause.name} ${String(cause.status)}` : cause.name;
}
