import type { Resource } from "@rampart/core/graph";
import { allOf, anyOf, not, type Truth } from "@rampart/core/value";

interface Trail {
  readonly eventSelectors?: readonly {
    readonly readWriteType?: string;
    readonly dataResources?: readonly { readonly type: string }[];
  }[];
  readonly advancedEventSelectors?: readonly {
    readonly fieldSelectors: readonly { readonly field: string; readonly equals?: readonly string[] }[];
  }[];
}

const OBJECT = ["AWS::S3::Object"];

/** Whether the trail records reads (`ReadOnly`) or writes (`WriteOnly`) of objects in buckets. */
export function recordsObjects(trail: Resource<Trail>, kind: "ReadOnly" | "WriteOnly"): Truth {
  const left = kind === "ReadOnly" ? "false" : "true";
  return anyOf(
    trail.get("eventSelectors").some((selector) =>
      allOf(
        selector.get("readWriteType").orElse("All").oneOf(["All", kind]),
        selector.get("dataResources").some((data) => data.get("type").oneOf(OBJECT)),
      ),
    ),
    trail.get("advancedEventSelectors").some((selector) => {
      const fields = selector.get("fieldSelectors");
      return allOf(
        fields.some((field) =>
          allOf(
            field.get("field").oneOf(["resources.type"]),
            field.get("equals").some((type) => type.oneOf(OBJECT)),
          ),
        ),
        not(
          fields.some((field) =>
            allOf(
              field.get("field").oneOf(["readOnly"]),
              field.get("equals").some((value) => value.equals(left)),
            ),
          ),
        ),
      );
    }),
  );
}
