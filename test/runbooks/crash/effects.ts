import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";

/** What runbooks under test do to the world: a line for each act, that is on the disk when `add` returns. */
export class Effects {
  readonly directory: string;
  readonly #file: string;

  constructor(directory: string) {
    this.directory = directory;
    this.#file = join(directory, "effects");
  }

  add(name: string): void {
    const file = openSync(this.#file, "a");
    writeSync(file, `${name}\n`);
    fsyncSync(file);
    closeSync(file);
  }

  get all(): readonly string[] {
    return existsSync(this.#file) ? readFileSync(this.#file, "utf8").split("\n").filter(Boolean) : [];
  }

  has(name: string): boolean {
    return this.all.includes(name);
  }
}
