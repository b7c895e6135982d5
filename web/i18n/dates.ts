export { formatDate, formatMoment, formatSpan } from '#model/dates';

/** The day that it is in UTC, which is the server's. ISO. */
export const today = (): string => new Date().toISOString().slice(0, 10);
