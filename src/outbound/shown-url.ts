/** An address as people may see it: its query and its credentials can be secrets. */
export function shownUrl(address: string): string {
  if (!URL.canParse(address)) return address;
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}${host ? '//' : ''}${host}${pathname}`;
}
