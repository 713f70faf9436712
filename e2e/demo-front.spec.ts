import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { networkAddresses } from '@/scripts/demo/addresses';
import { expect, test } from './fixtures';

/** Requests a page over a connection to this address, with any Host header. */
async function visit(address: string, baseUrl: string, path: string, headers: Record<string, string> = {}) {
  const asked = request({ host: address, port: new URL(baseUrl).port, path, headers }).end();
  const [response] = await once(asked, 'response');
  return text(response);
}

test('the demo shows its passwords and links to its own machine only, and one guest code to the network', async ({
  theHotel,
}) => {
  const { base_url: baseUrl, hotels } = theHotel;
  const { host } = new URL(baseUrl);
  const passwords = hotels.flatMap((hotel) => hotel.staff.map(({ password }) => password));
  const tokens = hotels.flatMap((hotel) => hotel.guests.map(({ token }) => token));
  const shownOn = (page: string, words: readonly string[]) => words.filter((word) => page.includes(word));

  const here = await visit('127.0.0.1', baseUrl, '/');
  expect(shownOn(here, passwords)).toEqual(passwords);
  const [network] = networkAddresses();
  test.skip(network === undefined, 'This machine has no network address.');
  for (const path of ['/', '/staff/sign-in']) {
    const there = await visit(network ?? '', baseUrl, path, { host, 'x-hotelmate-local': 'true' });
    expect(shownOn(there, passwords), path).toEqual([]);
    expect(shownOn(there, tokens), path).toHaveLength(path === '/' ? 1 : 0);
  }
});
