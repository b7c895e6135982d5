import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Layers, layersOf } from '#ingest/layers';
import type { GraphStore } from '#model/store';
import { Contract, type OpenApi } from './contract.ts';
import { ask, open } from './site.ts';

export interface Answered {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  body: any;
  headers: Record<string, unknown>;
}

export interface Deciding {
  /** The data folder. */
  home: string;
  layers: Layers;
  get(path: string): Promise<Answered>;
  post(path: string, body: unknown): Promise<Answered>;
  close(): Promise<void>;
}

/** The real application where decisions are taken, over a data folder of its own; every answer is held against OpenAPI. */
export async function deciding(store: GraphStore): Promise<Deciding> {
  const home = mkdtempSync(join(tmpdir(), 'stance-atlas-deciding-'));
  const layers = layersOf(home);
  const site = await open(store, { layers });
  const contract = new Contract((await site.get('/api/openapi.json')).json() as OpenApi);
  const sent = async (method: string, path: string, body?: unknown): Promise<Answered> => {
    const headers: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' };
    const answer = await ask(site.port, path, headers, method, body === undefined ? undefined : JSON.stringify(body));
    const asked = path.slice('/api'.length).replace(/\?.*/, '').split('/');
    const operation = contract.operations.find(
      (each) =>
        each.method === method.toLowerCase() &&
        each.path.split('/').length === asked.length &&
        each.path.split('/').every((part, index) => part === asked[index] || /^\{\w+\}$/.test(part)),
    );
    if (!operation) throw new Error(`${method} ${path} is not described`);
    expect(contract.differences(operation, answer)).toEqual([]);
    return { status: answer.status, body: answer.json(), headers: answer.headers };
  };
  return {
    home,
    layers,
    get: (path) => sent('GET', path),
    post: (path, body) => sent('POST', path, body),
    close: async () => {
      await site.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
