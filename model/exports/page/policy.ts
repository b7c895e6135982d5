import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** A hash as a policy writes it: of the UTF-8 between the tags. */
const hashOf = (code: string): string => `'sha256-${btoa(String.fromCharCode(...sha256(utf8ToBytes(code))))}'`;

/** Content Security Policy of a page that has one script and one style in it, and fetches, frames and sends nothing. */
export const policyOf = ({ script, style }: { script: string; style: string }): string =>
  [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
