// Writes the tables that find what belongs to a kind by its name, from body/kinds/list.ts: the portal's views, the
// newsroom's forms, and the facts that the newsroom needs without the schemas. With --verify it fails when a file is not
// what it would write.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { kinds } from "../body/kinds/list.ts";
import { root } from "./root.mjs";

const header = "// Written by scripts/kind-tables.mjs from body/kinds/list.ts. Do not edit.\n";
const withFields = kinds.filter(({ fields }) => fields !== null);
const withView = withFields.filter(({ isPartOfPortal }) => !isPartOfPortal);

/** "crime-incident" as "crimeIncident". */
const camel = (id) => id.replace(/-([a-z])/g, (_all, letter) => letter.toUpperCase());
const pascal = (id) => camel(id).replace(/^[a-z]/, (letter) => letter.toUpperCase());
const key = (id) => (/^[a-z]+$/.test(id) ? id : `"${id}"`);
const lines = (some, line) => some.map(line).join("\n");

const tables = {
  "portal/kinds/views.generated.ts": `${lines(withView, ({ id }) => `import { ${camel(id)}View } from "./${id}.tsx";`)}
import type { ViewsOfKinds } from "./view.ts";

/** How the portal shows each kind with fields of its own, but for parts of the portal itself. */
export const views: ViewsOfKinds = {
${lines(withView, ({ id }) => `  ${key(id)}: ${camel(id)}View,`)}
};
`,
  "newsroom/editor/details/forms.generated.ts": `import { latePart } from "../../ui/late.tsx";
import type { FormsOfKinds } from "./form.ts";

/** The form of each kind with fields of its own. An item has one kind: the forms of the others do not come with it. */
export const forms: FormsOfKinds = {
${lines(withFields, ({ id }) => `  ${key(id)}: latePart(() => import("./${id}-fields.tsx").then((module) => module.${pascal(id)}Fields)),`)}
};

/** Brings every form, for a kind that is chosen without a network. */
export const loadForms: readonly (() => Promise<unknown>)[] = [
${lines(withFields, ({ id }) => `  () => import("./${id}-fields.tsx"),`)}
];
`,
  "newsroom/api/kinds.generated.ts": `/** What every screen may need to know of a kind; the definitions in body/kinds/ bring the schemas along, which are heavy. */
export const kinds = {
${lines(
  kinds,
  ({ id, startsFromNothing, needsConsent, isPartOfPortal, isSingle, hasText }) =>
    `  ${key(id)}: ${facts({ startsFromNothing, needsConsent, isPartOfPortal, isSingle, hasText })},`,
)}
};
`,
};

function facts(values) {
  const members = Object.entries(values).map(([name, value]) => `${name}: ${value}`);
  return `{ ${members.join(", ")} }`;
}

for (const [file, text] of Object.entries(tables)) {
  const target = join(root, file);
  if (!process.argv.includes("--verify")) writeFileSync(target, header + text);
  else if (read(target) !== header + text) {
    console.error(`${file} is not what body/kinds/list.ts says: run node scripts/kind-tables.mjs`);
    process.exitCode = 1;
  }
}

function read(target) {
  try {
    return readFileSync(target, "utf8");
  } catch {
    return undefined;
  }
}
