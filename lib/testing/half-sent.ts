import { type Asked, type Caller, newAddress } from '@/lib/testing/call-route';
import { APP_ORIGIN } from '@/lib/testing/hotel-environment';
import type { FoundRoute } from '@/lib/testing/routes-on-disk';

/** A request whose first byte has arrived and whose rest is pending. */
export type HalfSent = {
  /** False when the route answered before the body was complete. */
  isHeld: boolean;
  /** Sends the rest and returns the response. */
  finish(): Promise<Response>;
};

/** Returns the path with its parameters filled in, as Next would match it. */
export const pathOf = (route: FoundRoute, params: Record<string, string>) =>
  route.path.replaceAll(/\[(\w+)\]/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));

/** Sends the headers and one byte of a request, and waits until the route reads the next one. */
export async function sendHalf(
  route: FoundRoute,
  params: Record<string, string>,
  as: Caller,
  { query = '', json, body, headers }: Asked,
): Promise<HalfSent> {
  const url = `${APP_ORIGIN}${pathOf(route, params)}${query}`;
  const sent = json === undefined ? body : JSON.stringify(json);
  const whole = new Request(url, { method: 'POST', ...(sent === undefined ? {} : { body: sent }) });
  const all = new Headers({ ...newAddress(), ...as, ...headers });
  const type = json === undefined ? whole.headers.get('content-type') : 'application/json';
  if (type !== null) all.set('content-type', type);
  const { stream, held, release } = inTwoParts(new Uint8Array(await whole.arrayBuffer()));
  const request = new Request(url, {
    method: route.method,
    headers: all,
    body: stream,
    ...{ duplex: 'half' },
  });
  const answer = route.handler(request, { params: Promise.resolve(params) });
  const isHeld = await Promise.race([held.then(() => true), answer.then(() => false)]);
  return {
    isHeld,
    finish: () => {
      release();
      return answer;
    },
  };
}

function inTwoParts(bytes: Uint8Array) {
  const [held, isWaiting] = aSignal();
  const [released, release] = aSignal();
  let pulls = 0;
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        pulls += 1;
        if (pulls === 1) return controller.enqueue(bytes.subarray(0, 1));
        isWaiting();
        await released;
        controller.enqueue(bytes.subarray(1));
        controller.close();
      },
    },
    // The stream is pulled only on a read: the second pull means that the first byte was consumed.
    { highWaterMark: 0 },
  );
  return { stream, held, release };
}

function aSignal(): [given: Promise<void>, give: () => void] {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return [given, () => give()];
}
