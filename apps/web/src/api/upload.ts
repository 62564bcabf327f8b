/** How much of a file has arrived, from 0 to 1; 1 means that the server reads it now. */
export type SentPart = number;

/**
 * `fetch` for one upload that tells how much was sent, which `fetch` itself cannot. Takes the address as text and what
 * `ApiClient` puts beside it; rejects like `fetch` does, when there is no answer or it was called off.
 */
export function sendTold(onSent: (part: SentPart) => void): typeof fetch {
  return (input, init = {}) =>
    new Promise<Response>((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open(init.method ?? 'GET', input as string);
      for (const [name, value] of new Headers(init.headers)) request.setRequestHeader(name, value);
      request.upload.addEventListener('progress', ({ loaded, total }) => {
        if (total > 0) onSent(loaded / total);
      });
      request.addEventListener('load', () =>
        resolve(new Response(request.responseText, { status: request.status })),
      );
      request.addEventListener('error', () => reject(new TypeError('no answer')));
      request.addEventListener('abort', () => reject(new DOMException('called off', 'AbortError')));
      init.signal?.addEventListener('abort', () => request.abort());
      request.send((init.body ?? null) as XMLHttpRequestBodyInit | null);
    });
}
