import type { Delivery, NotificationPayload, Target } from '@/lib/notifications/ports';

export type RecordingTarget = Target & {
  /** The ids of the delivered events, in order. */
  readonly told: string[];
  /** The outcome of the next deliveries; by default `delivered`. */
  answer(notification: NotificationPayload): Delivery | Promise<Delivery>;
};

/** Creates a delivery target that records what arrives. */
export function recordingTarget(name: string, answer?: RecordingTarget['answer']): RecordingTarget {
  const target: RecordingTarget = {
    name,
    told: [],
    answer: answer ?? (() => ({ outcome: 'delivered' })),
    async deliver(notification) {
      target.told.push(notification.eventId);
      return [await target.answer(notification)];
    },
  };
  return target;
}

class ServiceDown extends Error {
  override name = 'ServiceDown';
  readonly status = 503;
}

export const passing: Delivery = { outcome: 'failed', retry: true, cause: new ServiceDown('secret words') };
export const lasting: Delivery = { outcome: 'failed', retry: false, cause: new ServiceDown('secret words') };

/** Creates a promise that the test itself resolves. */
export function gate<T = void>(): { promise: Promise<T>; open(value: T): void } {
  let open: (value: T) => void = () => {};
  const promise = new Promise<T>((resolve) => {
    open = resolve;
  });
  return { promise, open };
}
