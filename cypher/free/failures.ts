import { Neo4jError } from 'neo4j-driver';
import { AtlasError } from '#model/errors';
import { CypherError, CypherLimit, CypherRefused } from '#model/free-cypher';
import { isAway, isTooLarge, translate } from '../failures.ts';

/** Characters of a message of Neo4j, which may list every keyword there is. */
const SHOWN = 600;

/** A place in a text, counted from 1; zeros where there is none. */
interface Place {
  line: number | null;
  column: number | null;
}

/**
 * What a failure of a query is to whoever asked it. `lines`: how many lines were put in front of the query; `place`: the
 * database, for messages to its owner.
 */
export function failureOf(error: unknown, place: string, lines: number): unknown {
  if (error instanceof AtlasError) return error;
  // The driver unpacks lists within lists by itself, and has no limit of its own.
  if (error instanceof RangeError)
    return new CypherLimit('A value goes deeper than can be read. Return it in parts.', 'depth');
  if (!(error instanceof Neo4jError)) return error;
  if (/\.Transaction\.(TransactionTimedOut|Terminated)/.test(error.code)) return new CypherLimit(LATE, 'time');
  if (isTooLarge(error)) return new CypherLimit(LARGE, 'memory');
  if (isAway(error) || error.code.endsWith('Security.Unauthorized')) return translate(error, place);
  // Commands that only the larger edition of Neo4j has.
  if (error.code.endsWith('Statement.UnsupportedAdministrationCommand'))
    return new CypherRefused(SERVER_ONLY, 'AdministrationCommand');
  // Two modes in front of a query: one is ours.
  if (error.code.endsWith('Statement.ArgumentError') && /execution mode/.test(error.message))
    return new CypherRefused('PROFILE may not be used here. EXPLAIN gives the plan without running it.', 'PROFILE');
  if (!/^Neo\.(Client|Transient)Error\./.test(error.code) && !isDeep(error)) return error;
  if (isDeep(error)) return new CypherLimit('The query is nested deeper than can be read. Ask in parts.', 'depth');
  const { line, column } = placeOf(error.message, lines);
  const { code: neo4jCode, gqlStatus } = error;
  return new CypherError(wordsOf(error.message), { neo4jCode, gqlStatus: gqlStatus || null, line, column });
}

export const SERVER_ONLY =
  'It would change or show the server itself, which only its owner may. Ask for what is in the graph.';
export const LATE = 'The query takes longer than it may. Ask for less of the graph, or with a more exact pattern.';
export const LARGE = 'The query takes more memory than it may. Ask for less of the graph, or in parts.';

const isDeep = ({ message }: Error): boolean => /StackOverflow|stack overflow/i.test(message);

/** Neo4j writes the place behind its message. Statements without one are said to be at line 0. */
function placeOf(message: string, lines: number): Place {
  const [, line = 0, column = 0] = (/\(line (\d+), column (\d+)/.exec(message) ?? []).map(Number);
  return line > lines && column > 0 ? { line: line - lines, column } : { line: null, column: null };
}

/** The message without the place and the line of the query that Neo4j shows below it: both count a line too many. */
const wordsOf = (message: string): string =>
  message
    .replace(/\s*\(line \d+, column \d+ \(offset: \d+\)\)[\s\S]*$/, '')
    .trim()
    .slice(0, SHOWN) || 'Neo4j does not take the query.';
