import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { AtlasError } from '#model/errors';

/** Headers for every answer. Nothing is loaded from elsewhere, nothing inline runs, nobody frames the page. */
export const securityHeaders = (): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // The site speaks plain HTTP on loopback; whoever puts TLS in front sets this there.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
  });

/** A name or address with an optional port, and nothing that a URL could hold besides. */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i;

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses requests for other hosts and from other origins, also on loopback: otherwise a page elsewhere could
 * read the graph through a name that it lets point to 127.0.0.1. A page of this machine on another port is another
 * origin too; only names that were given on purpose (`namedHosts`: a proxy may be known by them) speak for any port,
 * and pages of other sites ask where their origin was given, whole.
 */
export function checkHostAndOrigin(
  allowedHosts: readonly string[],
  namedHosts: readonly string[] = [],
  origins: readonly string[] = [],
): RequestHandler {
  const allowed = new Set([...allowedHosts, ...namedHosts].map((host) => host.toLowerCase()));
  const own = new Set(namedHosts.map((host) => host.toLowerCase()));
  const invited = new Set(origins);
  return (request, _response, next) => {
    const { host, origin, 'sec-fetch-site': from } = request.headers;
    const asked = host && HOST.test(host) ? parse(`http://${host}`) : null;
    if (!asked || !allowed.has(nameIn(asked)))
      throw new AtlasError(
        'forbidden_host',
        403,
        1,
        'Host: this server does not answer to this name. STANCE_ATLAS_HOSTS adds names.',
      );
    const page = origin === undefined ? null : parse(origin);
    const isOurs = page && /^https?:$/.test(page.protocol) && (hostIn(page, host) || own.has(nameIn(page)));
    // A browser that leaves the origin out still says whether the page is of another site; reading a link from one is
    // no harm, writing is.
    const isForeign =
      origin === undefined
        ? !READS.has(request.method) && (from === 'cross-site' || from === 'same-site')
        : !isOurs && !invited.has(origin);
    if (isForeign) throw new AtlasError('forbidden_origin', 403, 1, 'Origin: pages of other sites may not ask here.');
    next();
  };
}

function parse(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}

const nameIn = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

/** Whether a page's address has the name and port that the request was sent to; a scheme's own port goes unsaid. */
const hostIn = ({ protocol, host }: URL, asked: string | undefined): boolean =>
  parse(`${protocol}//${asked}`)?.host === host;
