import { sha1 } from '@noble/hashes/legacy.js';

/** A namespace of our own, as the standard asks: its own one is for observables. */
const NAMESPACE = '33c67d98-4c98-4b9f-9c51-24fa03e31fb3';

/** The same thing has the same id in every bundle, whoever writes it: a UUID of version 5 (RFC 9562). */
export function stixId(type: string, key: string): string {
  const digest = sha1(Uint8Array.from([...bytesOf(NAMESPACE), ...new TextEncoder().encode(`${type}:${key}`)]));
  const bytes = digest.slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${type}--${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const bytesOf = (uuid: string): number[] =>
  (uuid.replaceAll('-', '').match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16));
