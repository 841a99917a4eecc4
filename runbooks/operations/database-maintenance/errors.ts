import { DatabaseError } from "pg";

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const LOCK_NOT_AVAILABLE = "55P03";
const SERIALIZATION_FAILURE = "40001";
const DEADLOCK_DETECTED = "40P01";
const QUERY_CANCELED = "57014";
const INSUFFICIENT_PRIVILEGE = "42501";
const UNDEFINED_FUNCTION = "42883";

/** VACUUM and ANALYZE say in a warning, and not by failing, that they skipped a table whose lock was held. */
export class TableSkipped extends Error {
  constructor(message: string) {
    super(message);
    this.name = "TableSkipped";
  }
}

/** Whether a statement gave way to another one, so that it may get through if tried again. */
export function gaveWay(error: unknown): boolean {
  if (error instanceof TableSkipped) return true;
  if (!(error instanceof DatabaseError)) return false;
  return [LOCK_NOT_AVAILABLE, SERIALIZATION_FAILURE, DEADLOCK_DETECTED].includes(error.code ?? "");
}

/** Whether a statement was ended by `statement_timeout`. */
export function timedOut(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === QUERY_CANCELED;
}

/** Whether the role lacks a right. */
export function isForbidden(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === INSUFFICIENT_PRIVILEGE;
}

/** Whether the server is too old to have a function. */
export function isUndefinedFunction(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === UNDEFINED_FUNCTION;
}

/** Whether PostgreSQL says so in a notice. */
export function saysSkipped(notice: { readonly code?: string | undefined }): boolean {
  return notice.code === LOCK_NOT_AVAILABLE;
}
