/** A property that is the output of another resource of the fleet. */
export class Reference {
  /** Pulumi's token of the other resource. */
  readonly type: string;
  readonly name: string;
  readonly attribute: "arn" | "id";

  constructor(type: string, name: string, attribute: "arn" | "id") {
    this.type = type;
    this.name = name;
    this.attribute = attribute;
  }
}
