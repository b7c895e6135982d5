/** A word, a name in backticks, a string or a sign, as Cypher reads it; comments and blanks are left out. */
export interface Token {
  readonly kind: 'word' | 'name' | 'text' | 'sign';
  /** Names without their backticks. */
  readonly text: string;
}

/** Line comments end where Neo4j's grammar ends them; what is not closed goes on to the end. */
const PATTERN =
  /(?<blank>\/\/[^\n\r]*|\/\*[\s\S]*?(?:\*\/|$)|[\s\p{C}\p{Z}]+)|(?<text>'(?:[^'\\]|\\[\s\S])*'?|"(?:[^"\\]|\\[\s\S])*"?)|`(?<name>(?:[^`]|``)*)`?|(?<word>[\p{L}\p{N}\p{M}\p{Pc}\p{Sc}]+)|(?<sign>[\s\S])/guy;

/**
 * The tokens of a Cypher text. It is for what a plan does not tell; what it takes for a word where Neo4j sees something
 * else can only lead to a refusal more.
 */
export function tokensOf(query: string): Token[] {
  const tokens: Token[] = [];
  for (const { groups = {} } of query.matchAll(PATTERN)) {
    const { text, name, word, sign } = groups;
    if (text !== undefined) tokens.push({ kind: 'text', text });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name.replaceAll('``', '`') });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
  }
  return tokens;
}

/**
 * Names with at least one dot that stand before a parenthesis, as in `date.truncate(`: procedures, and functions that
 * are not Cypher's own or belong to a type.
 */
export function calledNames(tokens: readonly Token[]): string[] {
  const isName = (token: Token | undefined): token is Token => token?.kind === 'word' || token?.kind === 'name';
  const isSign = (token: Token | undefined, text: string) => token?.kind === 'sign' && token.text === text;
  return tokens.flatMap((token, at) => {
    if (!isSign(token, '(')) return [];
    const parts: string[] = [];
    let index = at - 1;
    for (let part = tokens[index]; isName(part); part = tokens[index]) {
      parts.unshift(part.text);
      if (!isSign(tokens[index - 1], '.')) break;
      index -= 2;
    }
    return parts.length > 1 ? [parts.join('.')] : [];
  });
}

/** How deep brackets of all kinds stand within each other. */
export function depthOf(tokens: readonly Token[]): number {
  let depth = 0;
  let deepest = 0;
  for (const { kind, text } of tokens) {
    if (kind !== 'sign') continue;
    if ('([{'.includes(text)) deepest = Math.max(deepest, ++depth);
    else if (')]}'.includes(text)) depth--;
  }
  return deepest;
}
