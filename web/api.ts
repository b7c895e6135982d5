import { type AnswerOf, type ParamsOf, QUESTIONS, type QuestionName } from '#model/questions/index';
import { allRows, PAGE, type Paged } from '#model/questions/whole';

/** What the server, or the way to it, has to say instead of an answer. `status` is 0 where nobody answered. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, status: number, message: string) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
  }

  /** Whether it may well be different in a moment: nobody there, or a database that does not answer. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

/** Parameters of a question; what is left out takes the server's default. */
export type Asking<Name extends QuestionName> = Partial<ParamsOf<Name>>;

/**
 * The address that answers a question: the path filled in, the rest as a query, lists as repeated parameters. `ending`
 * stands behind the path: `.csv` for the answer as a file, `/citation` for how to cite it.
 */
export function addressOfQuestion<Name extends QuestionName>(name: Name, params: Asking<Name>, ending = ''): string {
  const rest = new Map<string, unknown>(Object.entries(params));
  const path = QUESTIONS[name].path.replace(/:(\w+)/g, (_whole, key: string) => {
    const value = rest.get(key);
    rest.delete(key);
    return encodeURIComponent(String(value));
  });
  const query = new URLSearchParams();
  for (const [key, value] of rest)
    for (const each of Array.isArray(value) ? value : [value]) if (each !== undefined) query.append(key, String(each));
  const text = query.toString();
  return `/api${path}${ending}${text ? `?${text}` : ''}`;
}

/** Asks the server. Throws `ApiError`; its answers have been checked on the way in, so they are taken as they are. */
export async function ask<Name extends QuestionName>(
  name: Name,
  params: Asking<Name>,
  signal?: AbortSignal,
): Promise<AnswerOf<Name>> {
  const response = await fetched(addressOfQuestion(name, params), 'application/json', signal);
  const body: unknown = await response.json().catch(() => null);
  if (response.ok && body !== null) return body as AnswerOf<Name>;
  throw failure(response, body);
}

/** What another address of the site answers, as it is. Throws `ApiError`. */
export async function askText(address: string, signal?: AbortSignal): Promise<string> {
  const response = await fetched(address, '*/*', signal);
  if (response.ok) return response.text();
  throw failure(response, await response.json().catch(() => null));
}

async function fetched(address: string, accept: string, signal: AbortSignal | undefined): Promise<Response> {
  try {
    return await fetch(address, { headers: { accept }, ...(signal ? { signal } : {}) });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError('no_answer', 0, 'The server does not answer.');
  }
}

function failure({ status }: Response, body: unknown): ApiError {
  const error = (body as { error?: { code?: string; message?: string } } | null)?.error;
  return new ApiError(error?.code ?? 'unknown', status, error?.message ?? `HTTP ${status}`);
}

/** All rows of a question, page after page. */
export const askAll = <Name extends Paged>(
  name: Name,
  params: Asking<Name>,
  signal?: AbortSignal,
): Promise<AnswerOf<Name>['rows']> =>
  allRows((asked, of) => ask(asked, of, signal), name, { ...params, limit: PAGE } as ParamsOf<Name>);
