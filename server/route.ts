import type { Request, Response } from 'express';
import { z } from 'zod';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Which of the limits on the number of requests counts a route. */
export type LimitName = 'questions' | 'cypher' | 'writes';

/** A header of an answer. `always`: an answer of this status without it breaks the promise. */
export interface HeaderOf {
  readonly description: string;
  readonly schema: z.ZodType;
  readonly always?: boolean;
}

/** An answer of one status. Without `content` it has no body. */
export interface AnswerOf {
  readonly description: string;
  readonly headers?: Readonly<Record<string, HeaderOf>>;
  /** The schema of each media type; of what is no JSON it describes the text. */
  readonly content?: Readonly<Record<string, z.ZodType>>;
}

/** What a request brings. */
export interface BodyOf<Body extends z.ZodType = z.ZodType> {
  /** Checks what comes as `application/json`. */
  readonly json: Body;
  /** Further media types, which the route reads from the request by itself: with any of them `body` is undefined. */
  readonly files?: Readonly<Record<string, z.ZodType>>;
  /** The route reads JSON by itself too, because its limits are others. */
  readonly readsItself?: boolean;
}

/** A request whose parts were checked. */
export interface Asked<Params extends z.ZodObject = z.ZodObject, Body extends z.ZodType = z.ZodType> {
  readonly params: z.output<Params>;
  readonly body: z.output<Body>;
  readonly request: Request;
  readonly response: Response;
}

/**
 * An operation over HTTP, declared once: how Express reads and checks the request and what the OpenAPI document says
 * of it both come from here, so that the two cannot differ.
 */
export interface Route<Params extends z.ZodObject = z.ZodObject, Body extends z.ZodType = z.ZodType> {
  /** The operation's id, one of its kind. */
  readonly name: string;
  readonly method: Method;
  /** Below `/api`, in Express notation. */
  readonly path: string;
  readonly summary: string;
  /** Under which heading the operation stands. */
  readonly tag: string;
  /** Strict object of everything in path and query; what the path names is among it. */
  readonly params: Params;
  /** Headers of the request that mean something to this route. */
  readonly requestHeaders?: Readonly<Record<string, HeaderOf>>;
  readonly body?: BodyOf<Body>;
  /** `write`: needs the token where there is one, and leaves a line in the audit log. */
  readonly access: 'read' | 'write';
  readonly limit: LimitName;
  /** Answers of its own; those that any route may give (`openapi/answers.ts`) need not be said. */
  readonly answers: Readonly<Record<number, AnswerOf>>;
  handle(asked: Asked<Params, Body>): Promise<void> | void;
}

/** Declares a route, with the types of its parts known to `handle`. */
export const route = <Params extends z.ZodObject, Body extends z.ZodType = z.ZodUndefined>(
  declared: Route<Params, Body>,
): Route => declared as unknown as Route;

/** Of routes that take nothing in path or query. */
export const NoParams = z.strictObject({});

/** Names in a path of Express notation. */
export const namesIn = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map((match) => String(match[1]));

export const json = (schema: z.ZodType) => ({ 'application/json': schema });
