// Writes the API reference of every published package, from the sources, into `dist`. Exits 1 at any warning, such as a
// type that is not exported although something exported speaks of it, or a link that leads nowhere.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { Application, Converter } from "typedoc";

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, "..", "..");
/** Types that only compute others, and that nobody has to write; by package. */
const COMPUTATIONS = {
  "@junctor/auth": ["certificateFields", "Row", "Written"],
  "@junctor/autobahn": ["Args", "Kwargs", "Owner"],
  "@junctor/client": (
    "Answer ArgsArgument ArgsOf ErrorOf ErrorPayload ErrorTables InputOption KeysOf KwargsOf KwargsOption Member " +
    "ParamName ParamsOption Sending ValueOf"
  ).split(" "),
};
const modules = publishedModules();

const packages = [...new Set(modules.map(({ owner }) => owner))];

const application = await Application.bootstrap({
  name: "Junctor",
  readme: join(HERE, "README.md"),
  tsconfig: join(HERE, "tsconfig.json"),
  entryPoints: modules.map(({ file }) => file),
  excludeInternal: true,
  excludePrivate: true,
  disableSources: true,
  validation: { notExported: true, notDocumented: true, invalidLink: true, rewrittenLink: true },
  requiredToBeDocumented: ["Class", "Interface", "TypeAlias", "Function", "Method", "Accessor"],
  packagesRequiringDocumentation: packages,
});
application.converter.on(Converter.EVENT_RESOLVE_BEGIN, nameModules);

const project = await application.convert();
if (project === undefined || !isSound(project)) process.exit(1);
await application.generateDocs(project, join(HERE, "dist"));
if (application.logger.hasErrors() || application.logger.hasWarnings()) process.exit(1);
console.log(`${modules.length} modules of ${packages.length} packages`);

/** Whether nothing is missing. TypeDoc looks for exports that are missing in one package only, the project's. */
function isSound(converted) {
  for (const name of packages) {
    converted.packageName = name;
    application.options.setValue("intentionallyNotExported", COMPUTATIONS[name] ?? []);
    application.validate(converted);
    application.options.setValue("validation", { notDocumented: false, invalidLink: false, rewrittenLink: false });
  }
  return !application.logger.hasErrors() && !application.logger.hasWarnings();
}

/** Every module that can be imported from a published package: what one writes to import it, and its source. */
function publishedModules() {
  return ["packages", "apps"]
    .flatMap((group) => readdirSync(join(ROOT, group)).map((folder) => join(ROOT, group, folder)))
    .filter((folder) => existsSync(join(folder, "package.json")))
    .flatMap((folder) => modulesOf(folder, JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))));
}

function modulesOf(folder, { name: owner, private: isPrivate, exports = {} }) {
  if (isPrivate === true) return [];
  return Object.entries(exports)
    .filter(([, target]) => target["@junctor/source"] !== undefined)
    .map(([path, target]) => ({ owner, name: owner + path.slice(1), file: join(folder, target["@junctor/source"]) }));
}

/** Calls modules what one writes to import them. TypeDoc names them by where their files lie. */
function nameModules(context) {
  const names = new Map(modules.map(({ name, file }) => [relative(ROOT, file), name]));
  for (const module of context.project.children ?? []) {
    const file = context.project.getSymbolIdFromReflection(module)?.fileName;
    module.name = names.get(relative(ROOT, file ?? ROOT)) ?? module.name;
  }
}
