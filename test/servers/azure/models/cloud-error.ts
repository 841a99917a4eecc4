/** What is wrong with an error: all of Azure Resource Manager writes `{ "error": { "code", "message" } }`. */
export function problemsOfError(body: unknown): readonly string[] {
  return isError(body) ? [] : ["an error says its code and its message"];
}

function isError(body: unknown): boolean {
  if (typeof body !== "object" || body === null || !("error" in body)) return false;
  const { error } = body;
  if (typeof error !== "object" || error === null || !("code" in error && "message" in error)) return false;
  return typeof error.code === "string" && typeof error.message === "string";
}
