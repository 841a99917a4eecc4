// The client of PostgreSQL, for scripts that have no package of their own to take it from.
export { Client } from "pg";
