import { describe, expect, test } from "vitest";
import { plainKey } from "../../src/approvals/public-key.ts";
import { paperKey } from "./keys.ts";

const KEY = paperKey(1);

describe("a public key", () => {
  test("is the same with any comment, and in any spelling of base64", () => {
    const padded = paperKey(2, "ssh-rsa");
    expect(plainKey(`${KEY} ada@laptop`)).toBe(KEY);
    expect(plainKey(`${KEY}\n`)).toBe(KEY);
    expect(plainKey(padded.replace(/=+$/, ""))).toBe(padded);
  });

  test.each([
    "ssh-ed25519",
    "ssh-rsa",
    "ecdsa-sha2-nistp256",
    "ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp521",
    "sk-ssh-ed25519@openssh.com",
    "sk-ecdsa-sha2-nistp256@openssh.com",
  ])("may be of type %s", (type) => {
    expect(plainKey(paperKey(1, type))).toBe(paperKey(1, type));
  });

  test.each([
    ["nothing", ""],
    ["a certificate", paperKey(1, "ssh-ed25519-cert-v01@openssh.com")],
    ["an authority", `cert-authority ${KEY}`],
    ["options", `command="x" ${KEY}`],
    ["two lines", `${KEY}\n${KEY}`],
    ["a key that says another type than it has", KEY.replace("ssh-ed25519 ", "ssh-rsa ")],
    ["a key cut off", KEY.slice(0, 24)],
    ["a type alone", "ssh-ed25519"],
    ["DSA", paperKey(1, "ssh-dss")],
    ["a private key", "-----BEGIN OPENSSH PRIVATE KEY-----"],
  ])("is not %s", (_case, text) => {
    expect(plainKey(text)).toBeUndefined();
  });
});
