import { describe, expect, it } from 'vitest';
import { outcomeOf } from './try-sign-in';

describe('outcomeOf', () => {
  it('returns the wait in seconds, never less than one', () => {
    expect(outcomeOf(false, 'rate_limited:12')).toEqual({ kind: 'wait', seconds: 12 });
    expect(outcomeOf(false, 'rate_limited:0')).toEqual({ kind: 'wait', seconds: 1 });
  });

  it('reports only that user name and password do not match', () => {
    expect(outcomeOf(false, 'CredentialsSignin')).toEqual({ kind: 'wrong' });
  });

  it('reports every other error as a server error, without its text', () => {
    expect(outcomeOf(false, "Can't reach database server")).toEqual({ kind: 'trouble' });
    expect(outcomeOf(false, 'rate_limited:soon')).toEqual({ kind: 'trouble' });
    expect(outcomeOf(false, null)).toEqual({ kind: 'trouble' });
    expect(outcomeOf(true, 'Callback')).toEqual({ kind: 'trouble' });
  });

  it('reports success when there is no error', () => {
    expect(outcomeOf(true, null)).toEqual({ kind: 'done' });
  });
});
