import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  Parser,
  visit,
} from "yaml";
import { InputError } from "../errors.ts";

/** From 1, as editors count. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A YAML document as data, with the place of everything in it. */
export interface YamlDocument {
  readonly data: unknown;
  /** Position of a key, or of what stands behind it; of the nearest thing above if there is no such key. */
  positionOf(path: readonly string[], at: "key" | "value"): Position;
}

const LONGEST = 1024 * 1024;
const DEEPEST = 64;
const MOST_ALIASES = 100;

/**
 * Reads one YAML 1.2 document.
 *
 * @throws {InputError} naming all syntax errors. Refuses tags, and what would grow when aliases are followed.
 */
export function parseYaml(text: string, file: string): YamlDocument {
  if (text.length > LONGEST) {
    throw new InputError("it has more than 1 MiB", {
      file,
      advice: "Check that this is the file you meant.",
    });
  }
  const lines = new LineCounter();
  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const document = compose(text, file, lines, positionAt);
  const complaints = complaintsOf(document, text);
  if (complaints.length > 0) {
    throw InputError.all(
      complaints.map(({ offset, problem }) => new InputError(problem, { file, ...positionAt(offset) })),
    );
  }
  return {
    data: toData(document, file),
    positionOf: (path, at) => positionAt(offsetOf(document, path, at)),
  };
}

function compose(
  text: string,
  file: string,
  lines: LineCounter,
  positionAt: (offset: number) => Position,
): Document {
  const tokens = [...tokensOf(text, file, lines, positionAt)];
  // The core schema whatever a %YAML directive says, so that `no` stays text and no tag makes an object.
  const composer = new Composer({
    prettyErrors: false,
    stringKeys: true,
    schema: "core",
    resolveKnownTags: false,
    merge: false,
    logLevel: "silent",
  });
  const [first, second] = composer.compose(tokens, true, text.length);
  if (first === undefined) throw new InputError("this is empty", { file });
  if (second !== undefined) {
    throw new InputError("a second document starts here; the file must hold one", {
      file,
      ...positionAt(second.range[0]),
    });
  }
  return first;
}

/** The parser keeps its own stack, and stops here before anything that calls itself meets deep nesting. */
function* tokensOf(
  text: string,
  file: string,
  lines: LineCounter,
  positionAt: (offset: number) => Position,
): Generator<CST.Token> {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > DEEPEST) {
      throw new InputError(`it is nested more than ${DEEPEST} deep`, { file, ...positionAt(parser.offset) });
    }
  }
  yield* parser.end();
}

interface Complaint {
  readonly offset: number;
  readonly problem: string;
}

function complaintsOf(document: Document, text: string): Complaint[] {
  const complaints = [...document.errors, ...document.warnings].map(({ code, message, pos: [offset] }) => ({
    offset,
    problem: problemOf(code, message, text.slice(offset)),
  }));
  visit(document, {
    Alias(_key, alias, ancestors) {
      const target = alias.resolve(document);
      const offset = alias.range?.[0] ?? 0;
      if (target === undefined)
        complaints.push({ offset, problem: `there is no anchor &${alias.source} above` });
      else if (ancestors.includes(target)) {
        complaints.push({ offset, problem: `*${alias.source} stands inside its own anchor` });
      }
    },
  });
  return complaints.sort((one, other) => one.offset - other.offset);
}

function problemOf(code: string, message: string, rest: string): string {
  switch (code) {
    case "DUPLICATE_KEY":
      return `the key ${/^[^:\s]*/.exec(rest)?.[0] ?? ""} is given twice`;
    case "TAB_AS_INDENT":
      return "there is a tab; indent with spaces";
    case "TAG_RESOLVE_FAILED":
      return "tags (!…) are not used here; write plain text, numbers, lists and maps";
    case "NON_STRING_KEY":
      return "a key must be plain text";
    default:
      return `this is not YAML: ${message}`;
  }
}

function toData(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new InputError("aliases (*…) repeat so much that the file would become too large", {
      file,
      advice: "Write the values out.",
    });
  }
}

function offsetOf(document: Document, path: readonly string[], at: "key" | "value"): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const [index, key] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    const wantsKey = index < path.length - 1 || at === "key";
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
      if (pair === undefined) break;
      // Where nothing stands behind a key, the key is the place to look.
      offset = startOf(pair.key) ?? offset;
      if (!wantsKey) offset = startOf(pair.value) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      offset = startOf(node) ?? offset;
    } else break;
  }
  return offset;
}

/** Undefined for a value that is not there. */
function startOf(node: unknown): number | undefined {
  if (!isScalar(node) && !isMap(node) && !isSeq(node) && !isAlias(node)) return undefined;
  const [start, end] = node.range ?? [0, 0];
  return start === end ? undefined : start;
}
