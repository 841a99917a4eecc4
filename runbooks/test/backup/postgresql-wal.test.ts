import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lastCommitIn, segmentSizeIn } from "../../backup/stores/postgresql/wal/commits.ts";
import { parsePosition, showPosition } from "../../backup/stores/postgresql/wal/position.ts";
import { numberAt, parseSegment, segmentName } from "../../backup/stores/postgresql/wal/segment.ts";
import { parseHistory, pathFrom } from "../../backup/stores/postgresql/wal/timeline.ts";

const MIB = 2 ** 20;
const sizes = fc.constantFrom(1, 2, 16, 64, 1024).map((size) => size * MIB);

describe("positions and names of segments", () => {
  test("come back as they were", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 2n ** 64n - 1n), (position) => {
        expect(parsePosition(showPosition(position))).toBe(position);
      }),
    );
    fc.assert(
      fc.property(
        sizes,
        fc.bigInt(0n, 2n ** 34n - 2n),
        fc.nat({ max: 2 ** 31 }),
        (size, number, timeline) => {
          expect(parseSegment(segmentName({ timeline, number }, size), size)).toEqual({ timeline, number });
        },
      ),
    );
  });

  test("are those of the server", () => {
    // SELECT pg_walfile_name('16/B374D848') on timeline 1, of segments of 16 MiB.
    const number = numberAt(parsePosition("16/B374D848"), 16 * MIB);
    expect(segmentName({ timeline: 1, number }, 16 * MIB)).toBe("0000000100000016000000B3");
  });

  test("are in the order of the WAL", () => {
    fc.assert(
      fc.property(sizes, fc.bigInt(0n, 2n ** 34n - 2n), (size, number) => {
        const [one, next] = [number, number + 1n].map((each) =>
          segmentName({ timeline: 1, number: each }, size),
        );
        expect((one ?? "") < (next ?? "")).toBe(true);
      }),
    );
  });

  test("what is none is refused", () => {
    for (const text of ["", "16", "16/", "g/0", "16/B374D848/0", "123456789/0"]) {
      expect(() => parsePosition(text)).toThrow("no position in the WAL");
    }
    expect(parseSegment("0000000100000016000000B3.partial", 16 * MIB)).toBeUndefined();
    expect(parseSegment("00000002.history", 16 * MIB)).toBeUndefined();
  });
});

describe("timelines", () => {
  const history = parseHistory(
    "1\t0/5000000\tno recovery target specified\n\n2\t0/9000060\tbefore 2026-11-20\n",
  );

  test("are read from the history of the server", () => {
    expect(history).toEqual([
      { timeline: 1, until: 0x5000000n },
      { timeline: 2, until: 0x9000060n },
    ]);
  });

  test("lead on from a backup to the newest one that has it", () => {
    const histories = new Map([
      [2, history.slice(0, 1)],
      [3, history],
    ]);
    expect(pathFrom(1, 0x4000000n, histories)).toEqual([
      { timeline: 1, from: 0n },
      { timeline: 2, from: 0x5000000n },
      { timeline: 3, from: 0x9000060n },
    ]);
    expect(pathFrom(2, 0x8000000n, histories)).toEqual([
      { timeline: 2, from: 0n },
      { timeline: 3, from: 0x9000060n },
    ]);
  });

  test("that were left before the backup ended do not have it", () => {
    const histories = new Map([[3, history]]);
    expect(pathFrom(1, 0x6000000n, histories)).toEqual([{ timeline: 1, from: 0n }]);
    expect(pathFrom(3, 0x9000000n, histories)).toEqual([{ timeline: 3, from: 0n }]);
  });
});

describe("commits", () => {
  const PAGE = 8192;
  const SIZE = MIB;
  const BEGIN = 0x3000000n;
  const TO_2000 = 946_684_800_000_000n;

  interface Made {
    readonly kind: "commit" | "abort" | "other";
    /** Microseconds since 1970. */
    readonly time: bigint;
    /** Bytes after the time. */
    readonly more: number;
    readonly hasOrigin: boolean;
  }

  function record({ kind, time, more, hasOrigin }: Made): Buffer {
    const blocks = hasOrigin ? Buffer.from([253, 1, 0]) : Buffer.alloc(0);
    const length = 8 + more;
    const head =
      length < 256 ? Buffer.from([255, length]) : Buffer.from([254, length & 255, length >> 8, 0, 0]);
    const data = Buffer.alloc(length, 0xab);
    data.writeBigInt64LE(time - TO_2000, 0);
    const all = Buffer.concat([Buffer.alloc(24), blocks, head, data]);
    all.writeUInt32LE(all.length, 0);
    // Bits beside those of the operation are flags.
    all[16] = (kind === "abort" ? 0x20 : 0x00) | 0x80;
    all[17] = kind === "other" ? 10 : 1;
    return all;
  }

  /** Writes records one after another as the server lays them out, over pages and segments. */
  function written(records: readonly Buffer[]): {
    readonly segments: Buffer;
    readonly starts: readonly bigint[];
  } {
    const segments = Buffer.alloc(2 * SIZE);
    const starts: bigint[] = [];
    let offset = 0;
    const header = (rest: number): void => {
      const isFirst = offset % SIZE === 0;
      segments.writeUInt16LE(0xd118, offset);
      segments.writeUInt16LE((rest > 0 ? 1 : 0) | (isFirst ? 2 : 0), offset + 2);
      segments.writeUInt32LE(1, offset + 4);
      segments.writeBigUInt64LE(BEGIN + BigInt(offset), offset + 8);
      segments.writeUInt32LE(rest, offset + 16);
      if (isFirst) {
        segments.writeUInt32LE(SIZE, offset + 32);
        segments.writeUInt32LE(PAGE, offset + 36);
      }
      offset += isFirst ? 40 : 24;
    };
    for (const one of records) {
      if (offset % PAGE === 0) header(0);
      starts.push(BEGIN + BigInt(offset));
      for (let done = 0; done < one.length; ) {
        if (offset % PAGE === 0) header(one.length - done);
        const here = Math.min(one.length - done, PAGE - (offset % PAGE));
        one.copy(segments, offset, done, done + here);
        done += here;
        offset += here;
      }
      offset = Math.ceil(offset / 8) * 8;
    }
    return { segments, starts };
  }

  const made = fc.record<Made>({
    kind: fc.constantFrom("commit", "abort", "other"),
    time: fc.bigInt(TO_2000, TO_2000 + 2n ** 50n),
    more: fc.oneof(fc.nat({ max: 60 }), fc.nat({ max: 40_000 })),
    hasOrigin: fc.boolean(),
  });

  test("the last one that begins in a segment is found, wherever pages and segments cut records", () => {
    fc.assert(
      fc.property(fc.array(made, { minLength: 1, maxLength: 60 }), (list) => {
        const { segments, starts } = written(list.map(record));
        const [first, second] = [segments.subarray(0, SIZE), segments.subarray(SIZE)];
        expect(segmentSizeIn(first)).toBe(SIZE);
        const expected = list
          .map(({ kind, time }, index) => ({ kind, time, at: starts[index] ?? 0n }))
          .findLast(({ kind, at }) => kind === "commit" && at < BEGIN + BigInt(SIZE));
        const found = lastCommitIn(first, second);
        expect(found).toEqual(expected && { at: expected.at, time: expected.time });
      }),
      { numRuns: 200 },
    );
  });

  test("one that is not there in full is none", () => {
    const filler: Made = { kind: "other", time: TO_2000, more: 40_000, hasOrigin: false };
    const early: Made = { kind: "commit", time: TO_2000 + 1n, more: 10, hasOrigin: false };
    const late: Made = { kind: "commit", time: TO_2000 + 2n, more: 40_000, hasOrigin: false };
    const list = [early, ...Array.from({ length: 26 }, () => filler), late, filler, filler];
    const { segments, starts } = written(list.map(record));
    const [first, second] = [segments.subarray(0, SIZE), segments.subarray(SIZE)];
    // It begins in the first segment and ends in the second.
    expect((starts[27] ?? 0n) < BEGIN + BigInt(SIZE)).toBe(true);
    expect((starts[28] ?? 0n) > BEGIN + BigInt(SIZE)).toBe(true);
    expect(lastCommitIn(first, second)?.time).toBe(late.time);
    expect(lastCommitIn(first)?.time).toBe(early.time);
  });

  test("what is no WAL has none", () => {
    expect(lastCommitIn(Buffer.alloc(0))).toBeUndefined();
    expect(lastCommitIn(Buffer.alloc(SIZE))).toBeUndefined();
    expect(lastCommitIn(Buffer.alloc(SIZE, 0xff))).toBeUndefined();
  });
});
