/** Hands the user a file that was made in the page. */
export function download(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser reads the address after this task; a minute is more than it needs.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
