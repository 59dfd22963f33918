/** Tells the workers of this page from those of other tabs. */
export const pageNumber = Math.random().toString(36).slice(2, 10);

/**
 * Starts a module worker that inherits the page's Content-Security-Policy.
 *
 * A worker loaded from an http(s) address takes its policy from that response's headers, which a
 * plain static host does not send; a worker loaded from a blob: address inherits the policy of the
 * page. So the blob holds one line that imports the real script, and `connect-src 'self'` binds the
 * workers as well.
 */
export function spawn(scriptUrl: string, name: string): Worker {
  const absolute = new URL(scriptUrl, document.baseURI).href;
  const starter = URL.createObjectURL(
    new Blob([`import ${JSON.stringify(absolute)};`], { type: 'text/javascript' }),
  );
  const worker = new Worker(starter, { type: 'module', name: `${name}@${pageNumber}` });
  // The address must outlive the fetch of the starter; a minute is far more than that takes.
  setTimeout(() => URL.revokeObjectURL(starter), 60_000);
  return worker;
}
