/**
 * The few kinds of failure that the program tells apart. Each message names the culprit and the remedy; `status`
 * is what HTTP answers and `exitCode` what the command line ends with (1 failed, 2 wrong usage).
 */
export class AtlasError extends Error {
  readonly code: string;
  readonly status: number;
  readonly exitCode: 1 | 2;
  readonly details: unknown;

  constructor(
    code: string,
    status: number,
    exitCode: 1 | 2,
    message: string,
    options: { details?: unknown; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    this.status = status;
    this.exitCode = exitCode;
    this.details = options.details;
  }
}

/** A parameter, option or file that cannot be taken as it is. */
export class InvalidInput extends AtlasError {
  constructor(message: string, options: { details?: unknown; cause?: unknown } = {}) {
    super('invalid_input', 400, 1, message, options);
  }
}

/** More than is taken at once. */
export class TooLarge extends InvalidInput {
  override readonly code: string = 'too_large';
  override readonly status: number = 413;
}

/** The command line or the configuration is not usable as written. */
export class WrongUsage extends AtlasError {
  constructor(message: string, options: { details?: unknown; cause?: unknown } = {}) {
    super('wrong_usage', 400, 2, message, options);
  }
}

export class NotFound extends AtlasError {
  constructor(message: string, options: { details?: unknown; cause?: unknown } = {}) {
    super('not_found', 404, 1, message, options);
  }
}

/** Something else came first: what was asked for does not fit what is there now. */
export class Conflict extends AtlasError {
  constructor(message: string, options: { details?: unknown; cause?: unknown } = {}) {
    super('conflict', 409, 1, message, options);
  }
}

/** Somebody else works on the job now. */
export class LeaseLost extends AtlasError {
  constructor(job: string) {
    super('lease_lost', 409, 1, `job "${job}": somebody else works on it now, or it was cancelled.`);
  }
}

/** Too much is asked for at once; `retryAfter` says after how many seconds to ask again. */
export class Busy extends AtlasError {
  readonly retryAfter: number;

  constructor(message: string, retryAfter = 2) {
    super('busy', 429, 1, message);
    this.retryAfter = retryAfter;
  }
}

/** The database does not answer. It may come back; nobody has to be restarted for it. */
export class Unreachable extends AtlasError {
  constructor(message: string, options: { details?: unknown; cause?: unknown } = {}) {
    super('database_unreachable', 503, 1, message, options);
  }
}

/** A snapshot is being brought into the graph, which is neither what it was nor what it will be. It passes. */
export class Restoring extends AtlasError {
  /** Seconds. */
  readonly retryAfter = 5;

  constructor(name: string) {
    super('restoring', 503, 1, `The snapshot "${name}" is being restored. Ask again when it is done.`);
  }
}

/** The machine lacks something, or refuses it: no Java, no rights on a folder, a port in use. */
export class Unprepared extends AtlasError {
  constructor(message: string, options: { details?: unknown; cause?: unknown } = {}) {
    super('unprepared', 500, 1, message, options);
  }
}
