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

/** The database does not answer. It may come back; nobody has to be restarted for it. */
export class Unreachable extends AtlasError {
  constructor(message: string, options: { details?: unknown; cause?: unknown } = {}) {
    super('database_unreachable', 503, 1, message, options);
  }
}

/** The machine lacks something, or refuses it: no Java, no rights on a folder, a port in use. */
export class Unprepared extends AtlasError {
  constructor(message: string, options: { details?: unknown; cause?: unknown } = {}) {
    super('unprepared', 500, 1, message, options);
  }
}
