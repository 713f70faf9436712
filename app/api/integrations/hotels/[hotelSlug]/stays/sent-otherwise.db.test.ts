import { beforeAll, describe, expect, it } from 'vitest';
import { companionsSchema } from '@/lib/contract/companions';
import { byApiToken, type Caller } from '@/lib/testing/call-route';
import { companionEndpoints } from '@/lib/testing/companions';
import { seedTheKillarney, type TheKillarney } from '@/lib/testing/hotel-fixture';
import { useFreshDatabase } from '@/lib/testing/postgres';
import { bringByKey, newKey, sentStay } from '@/lib/testing/sources';
import { stayEndpoints } from '@/lib/testing/stay-endpoints';

useFreshDatabase();
let fixtures: TheKillarney;
let key: Caller;
beforeAll(async () => {
  fixtures = await seedTheKillarney();
  key = await newKey(fixtures.killarney);
});

const slug = () => fixtures.killarney.slug;
const desk = () => byApiToken(fixtures.brendan);
const bring = async (row: object) => (await bringByKey(fixtures.killarney, key, [row]))[0];
const read = async (code: string | null | undefined) =>
  (await stayEndpoints.read(slug(), code ?? '', desk())).json();

describe('stays in the form of other systems', () => {
  it('accepts empty fields and a numeric external id and returns the id as a string', async () => {
    const sent = { ...sentStay({ guest_email: '', guest_locale: 'pt_BR', room_number: null, status: '' }) };
    const made = await bring({ ...sent, external_id: 9_004_711 });
    expect(made).toMatchObject({
      external_id: '9004711',
      result: 'created',
      status: 'confirmed',
      warnings: [],
    });
    expect(await read(made?.booking_id)).toMatchObject({
      external_id: '9004711',
      guest_email: null,
      guest_locale: 'pt',
    });
  });

  it.each([
    ['guest_email', 'n/a'],
    ['guest_phone', 'see notes'],
    ['guest_locale', 'Portuguese (Brazil)'],
    ['room_number', '(DBL)'],
  ])('writes a stay with an unreadable %s and adds a warning', async (field, value) => {
    const row = sentStay({ [field]: value });
    expect(await bring(row)).toMatchObject({
      result: 'created',
      warnings: [{ path: field, code: 'ignored' }],
    });
    expect(await bring(row)).toMatchObject({ result: 'unchanged', warnings: [{ path: field }] });
  });

  it('refuses a stay with an unreadable field and an error and reports the error', async () => {
    const row = sentStay({ guest_email: 'n/a', check_out: '2026-11-01' });
    expect(await bring(row)).toMatchObject({ result: 'refused', errors: [{ path: 'check_out' }] });
  });
});

describe('phone number and notes of a stay', () => {
  it('stores phone number and notes and removes them when they are sent empty', async () => {
    const row = sentStay({ guest_phone: '+353 87 123 4567', notes: 'Late arrival' });
    const made = await bring(row);
    expect(await read(made?.booking_id)).toMatchObject({
      guest_phone: row.guest_phone,
      notes: 'Late arrival',
    });
    await bring({ ...row, guest_phone: null, notes: '' });
    expect(await read(made?.booking_id)).toMatchObject({ guest_phone: null, notes: '' });
  });

  it('preserves what staff wrote in the phone number and the notes', async () => {
    const row = sentStay({ notes: 'Late arrival' });
    const made = await bring(row);
    const json = { notes: 'Likes $& and tea.\nLate arrival', guest_phone: '112' };
    await stayEndpoints.change(slug(), made?.booking_id ?? '', desk(), { json });
    await bring({ ...row, guest_phone: '' });
    expect(await read(made?.booking_id)).toMatchObject(json);
    await bring({ ...row, notes: 'Comes at $& noon' });
    const notes = 'Likes $& and tea.\nComes at $& noon';
    expect(await read(made?.booking_id)).toMatchObject({ notes });
    const own = await bring(sentStay({}));
    await stayEndpoints.change(slug(), own?.booking_id ?? '', desk(), { json: { notes: 'Of the desk' } });
    await bring({ ...sentStay({}), external_id: own?.external_id, notes: 'Of the system' });
    expect(await read(own?.booking_id)).toMatchObject({ notes: 'Of the desk\nOf the system' });
  });
});

describe('companions of a stay', () => {
  const named = async (code: string | null | undefined) => {
    const list = await companionEndpoints.list(slug(), code ?? '', desk());
    return companionsSchema.parse(await list.json()).companions.map((each) => each.first_name);
  };
  const tim = { first_name: 'Tim', last_name: 'Roe' };
  const kim = { first_name: 'Kim', last_name: 'Roe', locale: 'de' };

  it('adds and removes companions as sent and leaves those that staff added', async () => {
    const row = sentStay({ companions: [tim, tim] });
    const made = await bring(row);
    expect(await named(made?.booking_id)).toEqual(['Tim']);
    await companionEndpoints.add(slug(), made?.booking_id ?? '', desk(), {
      first_name: 'Of',
      last_name: 'Desk',
    });
    expect(await bring(row)).toMatchObject({ result: 'unchanged' });
    expect(await bring({ ...row, companions: [kim] })).toMatchObject({ result: 'updated', warnings: [] });
    expect(await named(made?.booking_id)).toEqual(['Of', 'Kim']);
    expect(await bring({ ...row, companions: undefined })).toMatchObject({ result: 'unchanged' });
  });

  it('does not add a companion again whom staff removed', async () => {
    const row = sentStay({ companions: [tim] });
    const made = await bring(row);
    const list = await companionEndpoints.list(slug(), made?.booking_id ?? '', desk());
    const [first] = companionsSchema.parse(await list.json()).companions;
    await companionEndpoints.remove(slug(), made?.booking_id ?? '', first?.id ?? 0, desk());
    await bring(row);
    expect(await named(made?.booking_id)).toEqual([]);
  });

  it('adds no companion to an ended stay and returns a warning', async () => {
    const row = sentStay({ status: 'cancelled' });
    await bring(row);
    expect(await bring({ ...row, companions: [tim] })).toMatchObject({
      result: 'unchanged',
      warnings: [{ path: 'companions', code: 'ignored' }],
    });
  });
});
