/** Whether two addresses, or two DOIs, are one. */

/** Without what differs between two addresses of one page: scheme, `www`, fragment, what follows visitors about. */
export function sameAddress(address: string): string {
  try {
    const url = new URL(address);
    for (const name of [...url.searchParams.keys()])
      if (/^(?:utm_|fbclid$|gclid$|mc_|ref$)/iu.test(name)) url.searchParams.delete(name);
    url.searchParams.sort();
    const path = url.pathname.replace(/\/+$/u, '');
    return `${url.hostname.replace(/^www\./u, '').toLowerCase()}${path}${url.search}`;
  } catch {
    return '';
  }
}

export function sameDoi(said: string): string {
  return (
    /10\.\d{4,9}\/[^\s"<>]+/u
      .exec(said)?.[0]
      .replace(/[.,;)\]]+$/u, '')
      .toLowerCase() ?? ''
  );
}
