import { Agent, get } from 'node:http';
import { answerTo } from '#cypher/answers/index';
import { type Connection, connect } from '#cypher/driver';
import { type ParamsIn, paramsFor, QUESTIONS, type QuestionName } from '#model/questions/index';
import { type Measured, native } from './database.ts';
import { type Server, startServer } from './server.ts';

/** What the clients ask for, one after the other: what the page asks for when somebody looks around. */
const ASKED: readonly [QuestionName, Record<string, unknown>][] = [
  ['network', {}],
  ['network', { sign: ['-1'] }],
  ['relationship', { holder: 'KAZ', target: 'UZB' }],
  ['claims', { holder: ['CHN'], limit: 20 }],
  ['profile', { id: 'RUS' }],
  ['matrix', {}],
  ['paths', { one: 'RUS', other: 'UZB' }],
];

interface Load {
  times: number[];
  failures: number;
  seconds: number;
}

/**
 * So many clients for so many seconds on the interview, each asking the next as soon as it has an answer: the built
 * server in a process of its own, against the bare driver that runs the same Cypher for as many clients. The server is
 * asked twice: as it is, with the answers that it keeps as long as the graph does not change, and keeping none.
 */
export async function measureLoad(database: Measured, clients: number, seconds: number): Promise<void> {
  for (const [how, settings] of [
    ['as it is', {}],
    ['keeping no answers', { STANCE_ATLAS_KEPT: '0' }],
  ] as const) {
    const server = await startServer(database, settings);
    try {
      await report(server, await loadOfBare(database, clients, seconds), clients, seconds, how);
    } finally {
      await server.stop();
    }
  }
}

async function loadOfBare(database: Measured, clients: number, seconds: number): Promise<Load> {
  const connection = connect(database.address);
  const recorded = await recordStatements(connection);
  await connection.close();
  return load(clients, seconds, async (turn) => {
    const session = database.session();
    try {
      await session.executeRead(async (tx) => {
        for (const [statement, params] of recorded[turn % recorded.length] ?? []) await tx.run(statement, params);
      });
    } finally {
      await session.close();
    }
  });
}

async function report(server: Server, bare: Load, clients: number, seconds: number, how: string): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const before = server.samples.length;
  const ours = await load(clients, seconds, (turn) => fetchOf(agent, server.port, addressOf(turn)));
  const memory = server.samples.slice(before).map(({ resident }) => resident);
  agent.destroy();
  const [own, base] = [at(ours.times, 0.95), at(bare.times, 0.95)];
  const rate = (load: Load) => `${(load.times.length / load.seconds).toFixed(0)}/s`;
  console.log(
    `${clients} clients for ${seconds} s, ${how}: p95 ${own.toFixed(0)} ms against ${base.toFixed(0)} ms, ratio ${(own / base).toFixed(2)} ` +
      `(p50 ${at(ours.times, 0.5).toFixed(0)} against ${at(bare.times, 0.5).toFixed(0)} ms; ${rate(ours)} against ${rate(bare)}; ` +
      `${ours.failures} errors; memory ${plateauOf(memory)})`,
  );
}

/** Every statement with its parameters that answers each of the questions, as the store runs them. */
async function recordStatements(connection: Connection): Promise<[string, Record<string, unknown>][][]> {
  const all: [string, Record<string, unknown>][][] = [];
  for (const [name, given] of ASKED) {
    const statements: [string, Record<string, unknown>][] = [];
    await connection.read((run) =>
      answerTo(
        (statement, params = {}) => {
          statements.push([statement, native(params)]);
          return run(statement, params);
        },
        name,
        paramsFor(name, given as ParamsIn<typeof name>),
      ),
    );
    all.push(statements);
  }
  return all;
}

async function load(clients: number, seconds: number, ask: (turn: number) => Promise<void>): Promise<Load> {
  // What runs for the first time is compiled and planned then, on both sides.
  for (let turn = 0; turn < 10 * ASKED.length; turn++) await ask(turn);
  const times: number[] = [];
  let failures = 0;
  const began = performance.now();
  const client = async (_: unknown, first: number) => {
    for (let turn = first; performance.now() - began < seconds * 1_000; turn++) {
      const start = performance.now();
      try {
        await ask(turn);
        times.push(performance.now() - start);
      } catch {
        failures++;
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { times, failures, seconds: (performance.now() - began) / 1_000 };
}

function addressOf(turn: number): string {
  const [name, given] = ASKED[turn % ASKED.length] ?? ['network', {}];
  const rest = new Map(Object.entries(given));
  const path = QUESTIONS[name].path.replace(/:(\w+)/g, (_, key: string) => {
    const value = String(rest.get(key));
    rest.delete(key);
    return value;
  });
  const query = new URLSearchParams();
  for (const [key, value] of rest) for (const one of [value].flat()) query.append(key, String(one));
  return `/api${path}?${query}`;
}

const fetchOf = (agent: Agent, port: number, path: string): Promise<void> =>
  new Promise((resolve, reject) => {
    get({ agent, host: '127.0.0.1', port, path }, (response) => {
      response.on('error', reject);
      response.on('end', () =>
        response.statusCode === 200 ? resolve() : reject(new Error(String(response.statusCode))),
      );
      response.resume();
    }).on('error', reject);
  });

const at = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN;

/** Memory in the second quarter and in the last, in MB: a plateau has the same in both. */
function plateauOf(memory: readonly number[]): string {
  const middle = (part: readonly number[]) => [...part].sort((a, b) => a - b)[Math.floor(part.length / 2)] ?? 0;
  const quarter = Math.floor(memory.length / 4);
  return `${middle(memory.slice(quarter, 2 * quarter)).toFixed(0)} MB in the second quarter, ${middle(memory.slice(-quarter)).toFixed(0)} MB in the last`;
}
