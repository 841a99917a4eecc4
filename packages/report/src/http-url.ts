/** The address if it is one of the web: nothing else, such as `javascript:`, may become a link. */
export function httpUrl(address: string | undefined): string | undefined {
  if (address === undefined || !/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined;
  return new URL(address).href;
}
