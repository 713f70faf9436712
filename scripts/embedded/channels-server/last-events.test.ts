import { expect, it } from 'vitest';
import { createLastEvents } from './last-events';

const MINUTE_MS = 60_000;

it('stores the last event of a channel for half an hour', () => {
  let now = 0;
  const events = createLastEvents(() => now);
  events.keep('cache-weather', 'rain');
  now = 20 * MINUTE_MS;
  events.keep('cache-weather', 'sun');
  now = 49 * MINUTE_MS;
  expect(events.find('cache-weather')).toBe('sun');
  now = 50 * MINUTE_MS;
  expect(events.find('cache-weather')).toBeNull();
});

it('expires the event of one channel and not that of another', () => {
  let now = 0;
  const events = createLastEvents(() => now);
  events.keep('cache-weather', 'rain');
  events.keep('cache-menu', 'soup');
  now = 10 * MINUTE_MS;
  events.keep('cache-weather', 'sun');
  now = 35 * MINUTE_MS;
  expect(events.find('cache-menu')).toBeNull();
  expect(events.find('cache-weather')).toBe('sun');
});
