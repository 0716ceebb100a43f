import { expect, test } from "vitest";
import { configurationSchema } from "./configuration-schema.ts";
import type { Schema } from "./format-configuration-page.test-support.ts";
import { formatConfigurationPage } from "./format-configuration-page.test-support.ts";

const schema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Configuration of a Junctor router",
  ...configurationSchema,
};

test("the published JSON Schema is the one that is checked", async () => {
  const text = `${JSON.stringify(schema, undefined, 2)}\n`;
  await expect(text).toMatchFileSnapshot("../../../configuration.schema.json");
});

test("the page about the configuration says what the schema says", async () => {
  await expect(formatConfigurationPage(JSON.parse(JSON.stringify(configurationSchema)) as Schema)).toMatchFileSnapshot(
    "../../../../../docs/configuration.md",
  );
});
