/** An operation of an API, as the SDK that is installed has it. */
export interface Operation {
  /** For people: `sql databases.beginCreateOrUpdate`. */
  readonly name: string;
  readonly method: string;
  /** Path with names in braces: `/subscriptions/{subscriptionId}/…`. */
  readonly path: string;
  readonly queries: readonly Query[];
  /** What is wrong with the body of a request, a sentence each. */
  checkRequest(body: unknown): readonly string[];
  /** What is wrong with an answer, a sentence each. */
  checkResponse(status: number, body: unknown): readonly string[];
}

export interface Query {
  readonly name: string;
  readonly isRequired: boolean;
  /** The only value it may have; undefined for any. */
  readonly value?: string;
}

/** What is wrong with the query of a request. */
export function problemsOfQuery({ queries }: Operation, query: URLSearchParams): readonly string[] {
  const problems: string[] = [];
  const known = new Map(queries.map((one) => [one.name, one]));
  for (const [name, value] of query) {
    const expected = known.get(name);
    if (expected === undefined) problems.push(`there is no query parameter ${name}`);
    else if (expected.value !== undefined && expected.value !== value) {
      problems.push(`query parameter ${name} is ${value}, not ${expected.value}`);
    }
  }
  for (const { name, isRequired } of queries) {
    if (isRequired && !query.has(name)) problems.push(`query parameter ${name} is missing`);
  }
  return problems;
}

/** The names in the path of an operation and what stands there in `path`; undefined where it is another path. */
export function match(template: string, path: string): Readonly<Record<string, string>> | undefined {
  const wanted = template.split("/");
  const actual = path.split("/");
  if (wanted.length !== actual.length) return undefined;
  const names: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const there = actual[index] ?? "";
    const name = /^\{(.+)\}$/.exec(part)?.[1];
    if (name !== undefined && there !== "") names[name] = decodeURIComponent(there);
    else if (part.toLowerCase() !== there.toLowerCase()) return undefined;
  }
  return names;
}
