const WEB = /^https?:\/\//i;

/** Whether an address leads to the web, and to nothing that runs or reads. */
export function isWebAddress(url: string): boolean {
  return WEB.test(url) && URL.canParse(url);
}
