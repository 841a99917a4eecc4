import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const STORES = join(import.meta.dirname, "../../backup/stores/aws");

/** What each store is made of: the store of AWS Backup marks and removes what others restore. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  "aws-rds": ["rds/*.ts"],
  "aws-dynamodb": ["dynamodb/*.ts"],
  "aws-ebs": ["ebs/*.ts"],
  "aws-s3": ["s3/*.ts"],
  "aws-backup": ["backup/*.ts", "rds/{describe,remove}.ts", "dynamodb/describe.ts"],
};
/** Read by a file that the store of AWS Backup shares, and not called by it. */
const UNUSED: ReadonlySet<string> = new Set(["dynamodb:DescribeContinuousBackups"]);

function textOf(store: string): string {
  const files = (SOURCES[store] ?? []).flatMap((pattern) => globSync(pattern, { cwd: STORES }));
  return files.map((file) => readFileSync(join(STORES, file), "utf8")).join("\n");
}

/** The actions that a store says it calls when it is refused one. */
function namedIn(store: string): readonly string[] {
  const found = textOf(store).matchAll(/"((?:rds|dynamodb|ec2|s3|backup):[A-Z]\w+)"/g);
  const actions = new Set([...found].map(([, action = ""]) => action));
  return [...actions].filter((action) => store !== "aws-backup" || !UNUSED.has(action)).toSorted();
}

function documented(store: string): readonly string[] {
  const table = readFileSync(join(STORES, "README.md"), "utf8").split("## Least privilege")[1] ?? "";
  const row = table.split("\n").find((line) => line.startsWith(`| \`${store}\` `)) ?? "";
  return [...row.matchAll(/`(\w+:\w+)`/g)].map(([, action = ""]) => action).toSorted();
}

/** The actions of the commands and paginators that a store imports, as AWS names them but for S3. */
function sentBy(store: string): readonly string[] {
  const imports = textOf(store).matchAll(/import \{([^}]*)\} from "@aws-sdk\/client-(\w+)"/g);
  const actions = [...imports].flatMap(([, names = "", service = ""]) =>
    names.split(",").flatMap((told) => {
      const name = told.trim();
      const action = /^(\w+)Command$/.exec(name)?.[1] ?? /^paginate(\w+)$/.exec(name)?.[1];
      return action === undefined || name.startsWith("type ") ? [] : [`${service}:${action}`];
    }),
  );
  return [...new Set(actions)].filter((action) => store !== "aws-backup" || !UNUSED.has(action)).toSorted();
}

describe.each(Object.keys(SOURCES))("the actions of %s are those", (store) => {
  test("that the page lists, so that a role needs no others", () => {
    expect(namedIn(store).length).toBeGreaterThan(0);
    expect(documented(store)).toEqual(namedIn(store));
  });
});

// S3 names few actions like its calls: CopyObject is s3:PutObject.
describe.each(Object.keys(SOURCES).filter((store) => store !== "aws-s3"))(
  "the actions of %s are those",
  (store) => {
    test("of the commands that the code sends", () => {
      expect(sentBy(store)).toEqual(namedIn(store));
    });
  },
);
