import { expect, it } from 'vitest';
import { STAY_VIEWS, stayViewOf } from './stays';

it.each(STAY_VIEWS)('accepts the view %s from an address', (view) => {
  expect(stayViewOf(view)).toBe(view);
});

it.each([undefined, '', 'nothing', 'toString', ['all', 'in_house']])('uses arrivals for %j', (named) => {
  expect(stayViewOf(named)).toBe('arrivals');
});
