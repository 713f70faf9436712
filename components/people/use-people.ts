'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { createPeopleApi } from '@/lib/client/people';
import type { PersonDto } from '@/lib/contract/people';

const PAUSE_MS = 200;

/** The hotel's staff, filtered by a search text. */
export function usePeople(slug: string, initial: readonly PersonDto[]) {
  const api = useMemo(() => createPeopleApi(slug), [slug]);
  const [people, setPeople] = useState(initial);
  const [words, setWords] = useState('');
  const [hasFailed, setHasFailed] = useState(false);
  const asked = useRef(0);
  const isFirst = useRef(true);

  const load = useCallback(async () => {
    asked.current += 1;
    const mine = asked.current;
    const answer = await api.list(words.trim()).catch(() => null);
    // Only the answer of the last request is shown.
    if (mine !== asked.current) return;
    setHasFailed(answer === null);
    if (answer) setPeople(answer);
  }, [api, words]);

  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    const timer = setTimeout(() => void load(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [load]);

  const put = useCallback((person: PersonDto) => {
    setPeople((before) => before.map((each) => (each.id === person.id ? person : each)));
  }, []);

  return { api, people, words, setWords, hasFailed, reload: load, put };
}
