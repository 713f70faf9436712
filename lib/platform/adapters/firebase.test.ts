import { beforeEach, describe, expect, it } from 'vitest';
import type { PushData } from '@/lib/contract/devices';
import { useFcm } from '@/lib/testing/fcm-stub';
import { FCM } from '@/scripts/embedded/firebase';
import { readFirebaseAccount } from '../firebase-account';

const fcm = useFcm();
beforeEach(() => {
  fcm.sent.length = 0;
  fcm.answers.clear();
});

const DATA: PushData = {
  type: 'guest_message',
  hotel_slug: 'hotel-killarney',
  conversation_id: '5',
  seq: '3',
  click_action: '/staff/hotel-killarney/conversations/5',
  title: 'New message, room 204',
  body: 'Open HotelMate to read it.',
  delivery_id: '1d1d3c12-2b1f-4cf2-8e57-6b4de8d2a001',
};
const phone = { kind: 'registration_token', value: 'a-phone' } as const;

describe('a push', () => {
  it('sends text values only, under a kilobyte, with a topic of the conversation', async () => {
    expect(await fcm.sender().send(phone, DATA)).toEqual({ state: 'accepted' });
    expect(fcm.sent).toEqual([
      { token: 'a-phone', data: DATA, webpush: { headers: { Urgency: 'high', TTL: '3600', Topic: 'c5' } } },
    ]);
  });

  it.each([
    ['unregistered', 'gone', 'registration-token-not-registered'],
    ['badToken', 'gone', 'invalid-token'],
    ['badPayload', 'failed', 'invalid-argument'],
    ['otherSender', 'again', 'mismatched-credential'],
    ['badKeys', 'again', 'third-party-auth-error'],
    ['tooFast', 'again', 'message-rate-exceeded'],
    ['broken', 'again', 'internal-error'],
  ] as const)('maps the answer %s to the state %s', async (answer, state, why) => {
    fcm.answers.set('a-phone', FCM[answer]);
    expect(await fcm.sender().send(phone, DATA)).toMatchObject({ state, why });
  });

  it('ends in time without an answer, and does not invalidate the device', async () => {
    fcm.answers.set('a-phone', FCM.silent);
    expect(await fcm.sender(200).send(phone, DATA)).toMatchObject({ state: 'again', why: 'timeout' });
  });

  it('sends nothing with keys that were just refused', async () => {
    fcm.answers.set('a-phone', FCM.badKeys);
    const sender = fcm.sender();
    await sender.send(phone, DATA);
    expect(sender.msUntilOpen()).toBeGreaterThan(0);
    expect(await sender.send({ ...phone, value: 'another' }, DATA)).toEqual({
      state: 'again',
      why: 'breaker_open',
    });
    expect(fcm.sent).toHaveLength(1);
  });
});

describe('readFirebaseAccount', () => {
  const account = { project_id: 'hotelmate', client_email: 'a@b.c', private_key: 'PRIVATE KEY' };
  it('accepts JSON and base64, and returns null for anything else', () => {
    const json = JSON.stringify({ ...account, type: 'service_account' });
    expect(readFirebaseAccount(json)).toEqual(account);
    expect(readFirebaseAccount(Buffer.from(json).toString('base64'))).toEqual(account);
    for (const given of ['{', 'nonsense', '/no/such/file', '{"project_id":"x"}'])
      expect(readFirebaseAccount(given)).toBeNull();
  });
});
