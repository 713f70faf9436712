import type { Delivery, NotificationPayload, Target } from '@/lib/notifications/ports';

export type RecordingTarget = Target & {
  /** What it was told, in order, as `conversation:seq`. */
  readonly told: string[];
  /** How the next stories end; delivered unless said otherwise. */
  answer(notification: NotificationPayload): Delivery | Promise<Delivery>;
};

/** Somebody at the end of the road, who writes down what arrives. */
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

/** Something to wait for that the test itself brings about. */
export function gate<T = void>(): { promise: Promise<T>; open(value: T): void } {
  let open: (value: T) => void = () => {};
  const promise = new Promise<T>((resolve) => {
    open = resolve;
  });
  return { promise, open };
}
