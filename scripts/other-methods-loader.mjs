/**
 * Adds to every route the methods that it does not take. Next answers those with an empty 405 itself, and only exports
 * of the module can change that; written by hand they would be one line without content in each route. A route that
 * exports every method already stays unchanged.
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
