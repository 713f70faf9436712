/**
 * Lets every route answer the methods it does not take. Next answers those by itself with an empty 405, and only a
 * module's own exports can say otherwise; written out they would be one line of nothing in each route. A route that
 * answers every method already is left as it is.
 */
export default function addOtherMethods(source) {
  const taken = Array.from(
    source.matchAll(/^export const (GET|HEAD|POST|PUT|PATCH|DELETE) =/gm),
    ([, name]) => name,
  );
  if (taken.length === 0) return source;
  const others = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter((name) => !taken.includes(name));
  return `${source}
import { refuseOthers } from '@/lib/http/method-not-allowed';
export const { ${others.join(', ')} } = refuseOthers(${JSON.stringify(taken)});
`;
}
