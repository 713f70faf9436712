import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/kernel/app-error';
import { acceptedPassword } from './password';

describe('acceptedPassword', () => {
  it.each([
    'grouse-lantern-47',
    'correct-horse-battery',
    'пароль-на-ужин',
    '🍀 four leaves',
    ' spaces count ',
    'x1'.repeat(2) + 'yz'.repeat(62),
  ])('accepts the password %s unchanged', (password) => {
    expect(acceptedPassword(password, 'brendan')).toBe(password);
  });

  it.each([
    'seven77',
    'y'.repeat(129),
    'password',
    'Passw0rd!!',
    '2026-Hotel-2026',
    '12345678',
    '2026-11-23',
    'aaaaaaaaaaaa',
    'abababab',
    'QWERTZUIOP1',
    'i-am-BRENDAN-daly',
  ])('refuses the password %s', (password) => {
    expect(() => acceptedPassword(password, 'brendan')).toThrow(AppError);
  });
});
