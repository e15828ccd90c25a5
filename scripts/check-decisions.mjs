// A decision says, below its title, whether it holds and since when.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root as checkout } from "./root.mjs";

/** The checkout, or another folder of the same form. */
const root = process.argv[2] ?? checkout;
const folder = "docs/decisions";
const months = "January|February|March|April|May|June|July|August|September|October|November|December";
const status = new RegExp(`^Status: (?:accepted|replaced|rejected), \\d{1,2} (?:${months}) \\d{4}[.,;]`);

for (const name of readdirSync(join(root, folder))) {
  const [title = "", , stated = ""] = readFileSync(join(root, folder, name), "utf8").split("\n", 3);
  const number = Number(/^(\d{4})-[a-z0-9-]+\.md$/.exec(name)?.[1]);
  if (!title.startsWith(`# ${number}. `)) complain(name, `its title does not begin with "# ${number}. "`);
  if (!status.test(stated))
    complain(name, 'its third line is not "Status: accepted (replaced, rejected), day month year"');
}

function complain(name, what) {
  console.error(`${folder}/${name}: ${what}`);
  process.exitCode = 1;
}
