import type { Plan } from 'neo4j-driver';
import { CypherRefused, type PlanStep } from '#model/free-cypher';
import { OPERATORS, PROCEDURES } from './allowed.ts';
import { SERVER_ONLY } from './failures.ts';
import { REMEDY } from './text.ts';

/** What EXPLAIN says of a query. */
export interface Explained {
  /** `r`: it reads; `rw`, `w`: it writes; `s`: it changes the schema or the server, or shows its settings. */
  readonly queryType: string;
  readonly plan: Plan | false;
  /** Name of the database that was asked; null: not known. */
  readonly database: string | null;
}

/** Throws `CypherRefused` unless every operator of the plan only reads this database. */
export function checkPlan({ queryType, plan, database }: Explained): PlanStep[] {
  if (!plan) throw new CypherRefused('Neo4j gives no plan for this, so nobody knows what it would do.', 'plan');
  const steps: PlanStep[] = [];
  walk(plan, 0, (operator, depth) => {
    const [, name = '', kind = '', home = ''] = NAMES.exec(operator.operatorType) ?? [];
    const details = textOf(operator.arguments.Details);
    checkOperator(name, details);
    if (database !== null && home !== database)
      throw new CypherRefused('It asks another database than this one. Leave USE out.', 'USE');
    const rows: unknown = operator.arguments.EstimatedRows;
    steps.push({ operator: `${name}${kind}`, depth, details, rows: typeof rows === 'number' ? rows : null });
  });
  // Behind the operators, because these say more exactly what is wrong.
  if (queryType !== 'r') throw new CypherRefused(writes(queryType === 's' ? 'the server' : 'the graph'), queryType);
  return steps;
}

/** `Expand(All)@neo4j`: a name, which kind of it, the database. */
const NAMES = /^([A-Za-z0-9]+)(\([^@]*\))?(?:@(.*))?$/;

const writes = (what: string) =>
  `It would change or show more than the graph: ${what}. Only queries that read may run.`;

function checkOperator(name: string, details: string): void {
  if (name === 'ProcedureCall') {
    const [procedure = ''] = details.split('(');
    if (!PROCEDURES.has(procedure))
      throw new CypherRefused(`${procedure} may not be called here. ${REMEDY}`, procedure);
  } else if (!OPERATORS.has(name)) throw new CypherRefused(reasonFor(name), name);
}

function reasonFor(operator: string): string {
  const [, reason] = REASONS.find(([pattern]) => pattern.test(operator)) ?? [];
  return `${reason ?? `The operator ${operator || 'without a name'} is none of those that may run here. Ask in another way.`}`;
}

const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^LoadCSV$/, 'LOAD CSV may not be used here. Send the rows as a parameter, and read them by UNWIND $rows.'],
  [/^Transaction/, 'CALL { … } IN TRANSACTIONS may not be used here. Leave IN TRANSACTIONS out.'],
  [/^Terminate/, 'TERMINATE may not be used here. A query of yours ends when you go away, or at its time limit.'],
  [
    /^Show/,
    'SHOW may not be used here. GET /api/cypher/schema and the procedures db.labels, db.relationshipTypes and db.propertyKeys say what there is.',
  ],
  [
    /^(Create|Drop|DoNothingIf|Alter)(Index|Constraint|.*Index|.*Constraint|\w*)?$|^(Merge|Set|Remove|Delete|DetachDelete|Foreach|Locking)/,
    'It would change the graph. Only queries that read may run; texts are brought in by POST /api/documents.',
  ],
  [/^Administration|Command/, SERVER_ONLY],
];

function walk(plan: Plan, depth: number, visit: (plan: Plan, depth: number) => void): void {
  visit(plan, depth);
  for (const child of plan.children) walk(child, depth + 1, visit);
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
