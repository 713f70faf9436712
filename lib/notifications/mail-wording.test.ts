import { expect, it } from 'vitest';
import { waitingMailOf } from './mail-wording';

const WAITING = { guest: 'Aoife Byrne', room: '204', since: '20:00', link: 'https://a.example/staff' };

it('a hotel hears in its own language who waits since when, and with which link to answer', () => {
  expect(waitingMailOf('de', WAITING)).toEqual({
    subject: 'Niemand hat geantwortet: Aoife Byrne, Zimmer 204',
    text: 'Aoife Byrne, Zimmer 204 wartet seit 20:00 auf eine Antwort.\n\nhttps://a.example/staff\n',
  });
  expect(waitingMailOf('fr', { ...WAITING, room: null }).subject).toBe('Nobody has answered: Aoife Byrne');
});
