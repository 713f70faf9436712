import { ApiProblem } from './api-problem';
import { ownerHeaders } from './page-owner';

/** A connection that moves no byte for this long is dead, however slow it was before. */
const STALL_MS = 30_000;

export type Watch = { onProgress: (share: number) => void; signal: AbortSignal };

/** A multipart upload with progress, which fetch does not report. Resolves to the JSON, or rejects with ApiProblem. */
export function postForm(
  url: string,
  form: FormData,
  { onProgress, signal }: Watch,
  method: 'POST' | 'PUT' = 'POST',
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let stall: ReturnType<typeof setTimeout> | undefined;
    const abort = () => request.abort();
    const keepWatch = () => {
      clearTimeout(stall);
      stall = setTimeout(abort, STALL_MS);
    };
    request.upload.onprogress = ({ loaded, total }) => {
      keepWatch();
      if (total > 0) onProgress(loaded / total);
    };
    request.onload = () => {
      const body = parse(request.responseText);
      if (request.status >= 200 && request.status < 300 && body !== undefined) resolve(body);
      else reject(problemOf(request, body));
    };
    request.onerror = () => reject(new ApiProblem('network', 0));
    request.onabort = () => reject(new ApiProblem('network', 0));
    request.onloadend = () => {
      clearTimeout(stall);
      signal.removeEventListener('abort', abort);
    };
    request.open(method, url);
    request.setRequestHeader('Accept', 'application/json');
    // Only for our own server: another origin would need a preflight request.
    if (url.startsWith('/'))
      for (const [name, value] of Object.entries({ 'X-Requested-With': 'hotelmate', ...ownerHeaders() }))
        request.setRequestHeader(name, value);
    if (signal.aborted) return reject(new ApiProblem('network', 0));
    signal.addEventListener('abort', abort);
    keepWatch();
    request.send(form);
  });
}

function problemOf(request: XMLHttpRequest, body: unknown): ApiProblem {
  if (request.status === 0) return new ApiProblem('network', 0);
  const details = typeof body === 'object' && body !== null ? { ...body } : {};
  const isOurs = 'code' in details;
  const seconds = Number(request.getResponseHeader('Retry-After')) || 0;
  return new ApiProblem(isOurs ? String(details.code) : 'internal', request.status, seconds * 1000, details);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The page of a captive portal or a proxy is not our answer.
    return undefined;
  }
}
