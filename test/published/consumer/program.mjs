import * as pulumi from "@pulumi/pulumi";

// A program as a team may write it: no SDK of a cloud, one resource by its token.
export default () => {
  const volume = new pulumi.CustomResource("aws:ebs/volume:Volume", "data", {
    availabilityZone: "eu-west-1a",
  });
  return { volume: volume.id };
};
