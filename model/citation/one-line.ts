/** Text on one line: reference managers end a field where a line ends, and show no control characters. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/\p{Cs}/gu, '\ufffd')
    .trim();

/** An address as it may stand in every style: nothing that ends it or that a style gives a meaning to. */
export const plainAddress = (address: string): string =>
  oneLine(address).replace(/[\s{}\\"<>^`|]/gu, (sign) => encodeURIComponent(sign));
