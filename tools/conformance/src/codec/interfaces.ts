import { readCatalog, readInterfaces, writeCatalog } from "@junctor/interfaces";
import type { Catalog } from "@junctor/interfaces";
import { expect } from "vitest";
import { bytesOfText } from "../peer/bytes.ts";
import { scenario } from "../scenario.ts";
import type { NoWorld, Scenario } from "../scenario.ts";

const uuid = "88711231-3d95-44bc-9464-58d871dd7fd7";

/** A service with one element, around some tables. */
function idl(
  tables: string,
  element: string,
  service = `type: "interface", uuid: "${uuid}", wampuri: "com.example"`,
): string {
  return `namespace example; table Void {} ${tables} rpc_service IExample (${service}) { ${element} }`;
}

const procedure = 'type: "procedure", wampuri: "com.example.kill"';

function read(text: string): ReturnType<typeof readInterfaces> {
  return readInterfaces({ "example.fbs": text });
}

const catalog: Catalog = {
  metadata: { name: "example_1-a", version: "1.0", schemas: ["schema/example.bfbs"] },
  files: { "schema/example.bfbs": Uint8Array.of(1, 2, 3), "README.md": bytesOfText("# Example\n") },
};

/** Interfaces as files. */
export const interfaces: readonly Scenario<NoWorld>[] = [
  scenario("fields of a table are args in order, and kwargs from the first kwarg on", ["AP-IDL-01"], () => {
    const table = "table Kill { authid: string (wampname); count: uint8 (arg); reason: string (kwarg, wampuri); }";
    const [declaration] = read(idl(table, `kill (Kill): Void (${procedure});`))["com.example.kill"] ?? [];
    expect(declaration).toMatchObject({
      type: "procedure",
      args: {
        prefixItems: [
          { type: "string", format: "wampname" },
          { type: "integer", minimum: 0, maximum: 255 },
        ],
      },
      kwargs: { properties: { reason: { type: "string", format: "wampuri" } }, additionalProperties: false },
      result: { args: { prefixItems: [], items: false } },
    });
    const behind = "table Kill { reason: string (kwarg); authid: string; }";
    expect(() => read(idl(behind, `kill (Kill): Void (${procedure});`))).toThrow("authid stands behind a kwarg");
    const both = "table Kill { authid: string (arg, kwarg); }";
    expect(() => read(idl(both, `kill (Kill): Void (${procedure});`))).toThrow("authid is both arg and kwarg");
  }),

  scenario("services are interfaces of procedures and of topics that return Void", ["AP-IDL-04"], () => {
    const topic = 'on_kill (Id): Void (type: "topic", wampuri: "com.example.on_kill");';
    const declarations = read(idl("table Id { id: uint64 (wampid); }", `${topic} kill (Id): Id (${procedure});`));
    expect(Object.entries(declarations).map(([uri, [declaration]]) => [uri, declaration?.type])).toEqual([
      ["com.example", "interface"],
      ["com.example.on_kill", "topic"],
      ["com.example.kill", "procedure"],
    ]);
    expect(declarations["com.example"]).toMatchObject([{ uuid, title: "IExample" }]);
    for (const [element, service, message] of [
      ['kill (Void): Void (wampuri: "com.example.kill");', undefined, 'must be of the type "procedure" or "topic"'],
      [
        'kill (Void): Void (type: "interface", wampuri: "a.b");',
        undefined,
        'must be of the type "procedure" or "topic"',
      ],
      ['kill (Void): Kill (type: "topic", wampuri: "a.b");', undefined, "must return Void"],
      ['kill (Void): Void (type: "procedure");', undefined, "kill must have a wampuri"],
      ["", `type: "procedure", uuid: "${uuid}", wampuri: "a.b"`, 'must be of the type "interface"'],
      ["", 'type: "interface", wampuri: "a.b"', "IExample must have a uuid"],
      ["", `type: "interface", uuid: "${uuid}"`, "IExample must have a wampuri"],
    ] as const) {
      expect(() => read(idl("", element, service))).toThrow(message);
    }
  }),

  scenario("a catalog is a ZIP file whose bytes depend on its content only", ["AP-CAT-01"], () => {
    const zip = writeCatalog(catalog);
    expect(readCatalog(zip)).toEqual(catalog);
    const reversed = Object.fromEntries(Object.entries(catalog.files).sort(([one], [other]) => (one < other ? -1 : 1)));
    expect(writeCatalog({ ...catalog, files: reversed })).toEqual(zip);
    expect(writeCatalog(readCatalog(zip))).toEqual(zip);
  }),

  scenario("what lacks something is no catalog", ["AP-CAT-01"], () => {
    const { metadata, files } = catalog;
    for (const [changed, message] of [
      [{ metadata: { ...metadata, name: "Example" }, files }, "lower-case letters"],
      [{ metadata: { ...metadata, schemas: [] }, files }, "must list schemas"],
      [{ metadata: { ...metadata, schemas: ["a.fbs"] }, files }, "schemas are .bfbs files"],
      [{ metadata: { ...metadata, schemas: ["a.bfbs"] }, files }, "a.bfbs is listed, and not there"],
      [{ metadata, files: { ...files, "../a": Uint8Array.of(1) } }, '"../a" is no path within a catalog'],
      [
        { metadata, files: { ...files, "catalog.yaml": Uint8Array.of(1) } },
        "catalog.yaml is written from the metadata",
      ],
    ] as const) {
      expect(() => writeCatalog(changed)).toThrow(message);
    }
    expect(() => readCatalog(bytesOfText("PK"))).toThrow("it is not a ZIP file");
    expect(() => readCatalog(writeCatalog(catalog), 10)).toThrow("the files have more than 10 octets");
  }),
];
