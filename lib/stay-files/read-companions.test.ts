import { expect, it } from 'vitest';
import { MOST_COMPANIONS } from '@/lib/contract/companions';
import { importOf, textOf } from './layout-fixture';

const DAYS = '2026-11-29,2026-12-01';
const readNames = async (...names: string[]) => {
  const rows = names.map((name, at) => `${at + 1},"${name}",${DAYS},confirmed`);
  const { told } = await importOf(textOf('Booking number,Guest name,Arrival,Departure,Status', ...rows));
  return told.map((line) => line.replace(/^\d+ /, '').replace(' 2026-11-29/2026-12-01 - confirmed', ''));
};

it.each([
  ['Anna Berg; Tom Berg', 'Anna Berg +Tom Berg'],
  ['Berg, Anna / Berg, Tom', 'Anna Berg +Tom Berg'],
  ['Anna & Tom Berg', 'Anna Berg +Tom Berg'],
  ['Mrs Anna Berg and Mr Tom Kern + Ida Holm', 'Anna Berg +Tom Kern +Ida Holm'],
  ['Anna Berg; anna berg', 'Anna Berg'],
  ['Anna Berg + 2 adults', 'Anna Berg (full_name others)'],
])('reads “%s” as the guest who booked and their companions', async (cell, told) => {
  expect(await readNames(cell)).toEqual([told]);
});

it('reads one name as a stay without companions only when another cell of the column has two names', async () => {
  const [header, one, two] = [
    'Booking number,Guest name,Arrival,Departure',
    `1,Anna Berg; Tom Berg,${DAYS}`,
    `2,Otto Kern,${DAYS}`,
  ];
  const several = await importOf(textOf(header, one, two));
  expect(several.stays.map(({ companions }) => companions?.length)).toEqual([1, 0]);
  const single = await importOf(textOf(header, two));
  expect(single.stays).toMatchObject([{ external_id: '2' }]);
  expect(single.stays[0]).not.toHaveProperty('companions');
});

it('names no companions of a stay that is over', async () => {
  const row = `1,Anna Berg; Tom Berg,${DAYS},cancelled`;
  const { stays } = await importOf(textOf('Booking number,Guest name,Arrival,Departure,Status', row));
  expect(stays[0]).not.toHaveProperty('companions');
});

it('accepts the largest number of companions and warns about the rest', async () => {
  const guests = Array.from(
    { length: MOST_COMPANIONS + 2 },
    (_, at) => `Ida Holm${'abcdefghijklmnopqrstuvwxyz'[at]}`,
  );
  const [told] = await readNames(guests.join('; '));
  expect(told?.match(/\+/g)).toHaveLength(MOST_COMPANIONS);
  expect(told).toContain('(full_name others)');
});

it('reads guests from two columns', async () => {
  const row = `1,Anna; Tom,Berg,${DAYS}`;
  const read = await importOf(textOf('Booking number,First name,Last name,Arrival,Departure', row));
  expect(read.told).toEqual(['1 Anna Berg 2026-11-29/2026-12-01 - - +Tom Berg']);
});
