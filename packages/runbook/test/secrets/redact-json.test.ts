import { describe, expect, it } from "vitest";
import { redactJson } from "../../src/secrets/redact-json.ts";
import { redactorOf } from "../../src/secrets/redactor.ts";

describe("redactJson", () => {
  it("takes secrets out of values, keys and numbers, however deep", () => {
    const redactor = redactorOf(["hunter22", "918273"]);
    expect(
      redactJson(
        { list: ["a hunter22", 918273, 5, null, true], hunter22: { "x-hunter22": "fine" } },
        redactor,
      ),
    ).toEqual({ list: ["a [secret]", "[secret]", 5, null, true], "[secret]": { "x-[secret]": "fine" } });
  });

  it("keeps both values where two keys would become one", () => {
    const redactor = redactorOf(["hunter22", "hunter33"]);
    expect(redactJson({ hunter22: 1, hunter33: 2 }, redactor)).toEqual({ "[secret]": 1, "[secret] (2)": 2 });
  });

  it("keeps a key named __proto__ a key", () => {
    const redacted = redactJson(JSON.parse('{"__proto__": "hunter22"}'), redactorOf(["hunter22"]));
    expect(Object.entries(redacted ?? {})).toEqual([["__proto__", "[secret]"]]);
  });
});
