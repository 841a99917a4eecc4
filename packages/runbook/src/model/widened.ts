import type { Properties } from "./json.ts";

/**
 * A state whose properties may change: where the code that reads it gives back `true`, it may be `false` another time.
 * Properties with several literals, such as `"on" | "off"`, were meant so, and stay.
 */
export type Widened<State extends Properties> = { [Name in keyof State]: WidenedValue<State[Name]> };

type WidenedValue<Value> =
  IsUnion<Value> extends true
    ? Value
    : Value extends string
      ? string
      : Value extends number
        ? number
        : Value extends boolean
          ? boolean
          : Value;

type IsUnion<Value, Whole = Value> = Value extends Whole ? ([Whole] extends [Value] ? false : true) : never;
