import { CypherRefused } from '#model/free-cypher';
import { FUNCTIONS, PROCEDURES } from './allowed.ts';
import { checkLoops } from './loops.ts';
import { calledNames, depthOf, type Token, tokensOf } from './tokens.ts';

/** Brackets within each other. Neo4j's parser falls over without an answer at 250 lists or maps. */
const DEPTH = 100;

const CALLABLE = new Set([...PROCEDURES, ...FUNCTIONS].map((name) => name.toLowerCase()));

/**
 * Refuses what the plan would not tell, or what the server had better not parse, and says whether the query asks for
 * its plan only. Throws `CypherRefused`.
 */
export function checkText(query: string): { isExplain: boolean } {
  // Neo4j reads such escapes before anything else, so that quotes and comments would not be what they seem.
  const [hidden] = /\\u+00[0-7][0-9a-f]/i.exec(query) ?? [];
  if (hidden) throw new CypherRefused(`${hidden} hides an ordinary character. Write the character itself.`, hidden);
  const tokens = tokensOf(query);
  if (depthOf(tokens) > DEPTH)
    throw new CypherRefused(
      `Brackets stand within each other more than ${DEPTH} deep. Give what is so deep as a parameter, or in parts.`,
      'depth',
    );
  const isExplain = checkBeginning(tokens);
  checkLoops(tokens);
  for (const name of calledNames(tokens))
    if (!CALLABLE.has(name.toLowerCase()))
      throw new CypherRefused(`${name.slice(0, 100)} may not be called here. ${REMEDY}`, name.slice(0, 100));
  return { isExplain };
}

export const REMEDY = `These procedures may: ${[...PROCEDURES].join(', ')}; and all functions that are built in, but those of graph.*.`;

/** Options and modes that stand before a query, in any order that Neo4j takes. */
function checkBeginning(tokens: readonly Token[]): boolean {
  let isExplain = false;
  for (let at = 0; ; ) {
    const { kind, text = '' } = tokens[at] ?? {};
    const word = kind === 'word' ? text.toUpperCase() : '';
    if (word === 'PROFILE')
      throw new CypherRefused('PROFILE may not be used here. EXPLAIN gives the plan without running it.', 'PROFILE');
    if (word === 'USE')
      throw new CypherRefused('USE may not be used here: this graph is the only one. Leave it out.', 'USE');
    if (word === 'EXPLAIN') {
      isExplain = true;
      at += 1;
    } else if (word === 'CYPHER') {
      at += /^\d+$/.test(tokens[at + 1]?.text ?? '') ? 2 : 1;
      if (tokens[at + 1]?.text === '=')
        throw new CypherRefused(
          `The option ${tokens[at]?.text.slice(0, 50)} may not be set here. Leave it out.`,
          'CYPHER',
        );
    } else return isExplain;
  }
}
