import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sharp } from "../../server/foundation/picture-engine.ts";
import { projectRoot } from "../../server/foundation/project-root.ts";
import { type Answer, dress, lifetimes } from "./answer.ts";

/** Addresses of the files that pages name. */
export interface AssetPaths {
  readonly stylesheet: string;
  readonly script: string;
  /** Only for the page on which a device subscribes. */
  readonly deviceScript: string;
  readonly star: string;
  readonly icon: string;
  readonly preloadedFonts: readonly string[];
}

/** The stylesheet, in this order: letters and tokens first, print last. */
const sheets = [
  "fonts",
  "tokens",
  "base",
  "masthead",
  "menu",
  "blocks",
  "teasers",
  "home",
  "lists",
  "article",
  "facts",
  "forms",
  "voice",
  "units",
  "specimens",
  "search",
  "copy-note",
  "footer",
  "print",
];
/** The one script is these, one after the other. */
const scripts = ["reader", "complete"];
const fonts = ["400", "600", "700", "400-italic"];
const preloaded = new Set(["400", "600", "700"]);
const drawings = ["drum-star", "star", "play", "icon"];
const coverPath = "/assets/bia-mac-dinh.jpg";

/** Reads stylesheet, script, fonts and drawings once, names each after its content, and makes them ready for the wire. */
export async function readAssets({
  common,
}: {
  common: readonly string[];
}): Promise<{ paths: AssetPaths; answers: ReadonlyMap<string, Answer> }> {
  const design = join(projectRoot(), "portal/design");
  const answers = new Map<string, Answer>();
  const named = new Map<string, string>();
  const add = async (name: string, contentType: string, body: Buffer) => {
    const [stem = "", ending = ""] = name.split(".");
    const hash = createHash("sha256").update(body).digest("hex").slice(0, 12);
    const path = `/assets/${stem}.${hash}.${ending}`;
    const page = { status: 200, path, contentType, body, keys: [], stored: true } as const;
    answers.set(path, await dress(page, { common, lifetime: lifetimes.fixed, effort: 11 }));
    named.set(name, path);
    return path;
  };
  for (const drawing of drawings)
    await add(`${drawing}.svg`, "image/svg+xml", await readFile(join(design, `${drawing}.svg`)));
  const preloadedFonts: string[] = [];
  for (const weight of fonts) {
    const file = `be-vietnam-pro-${weight}.woff2`;
    const path = await add(file, "font/woff2", await readFile(join(design, "fonts", file)));
    if (preloaded.has(weight)) preloadedFonts.push(path);
  }
  const script = await add(
    "cong.js",
    "text/javascript; charset=utf-8",
    Buffer.from((await Promise.all(scripts.map((name) => readScript(join(design, `${name}.js`))))).join("")),
  );
  const deviceScript = await add(
    "thiet-bi.js",
    "text/javascript; charset=utf-8",
    Buffer.from(await readScript(join(design, "device.js"))),
  );
  // Browsers look for a new service worker at this one address.
  const workerPage = {
    status: 200,
    path: "/sw.js",
    contentType: "text/javascript; charset=utf-8",
    body: await readScript(join(design, "sw.js")),
    keys: [],
    stored: true,
  } as const;
  answers.set("/sw.js", await dress(workerPage, { common, lifetime: lifetimes.named }));
  const css = await Promise.all(sheets.map((sheet) => readFile(join(design, `${sheet}.css`), "utf8")));
  const night = await readFile(join(design, "dark.css"), "utf8");
  css.splice(sheets.indexOf("tokens") + 1, 0, nightRules(night));
  const sheet = slim(css.join("\n")).replaceAll(
    /url\("([^"]+)"\)/g,
    (_all, name: string) => `url("${named.get(name) ?? name}")`,
  );
  const stylesheet = await add("cong.css", "text/css; charset=utf-8", Buffer.from(sheet));
  const cover = await sharp(await readFile(join(design, "default-cover.svg")))
    .resize(1280, 720)
    .jpeg({ quality: 88, mozjpeg: true })
    .toBuffer();
  const coverPage = {
    status: 200,
    path: coverPath,
    contentType: "image/jpeg",
    body: cover,
    keys: [],
    stored: true,
  } as const;
  answers.set(coverPath, await dress(coverPage, { common, lifetime: lifetimes.named }));
  const star = named.get("drum-star.svg") ?? "";
  const icon = named.get("icon.svg") ?? "";
  return { paths: { stylesheet, script, deviceScript, star, icon, preloadedFonts }, answers };
}

/** The night's tokens for who asks the system and for who asks us; light by choice stays light. */
function nightRules(sheet: string): string {
  const tokens = sheet.slice(sheet.indexOf("{") + 1, sheet.lastIndexOf("}"));
  return `@media screen and (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { ${tokens} } }
@media screen { :root[data-theme="dark"] { ${tokens} } }`;
}

/** Comments and indentation stay at home. */
function slim(code: string): string {
  return code.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/\s*\n\s*/g, "\n");
}

/** A script without its comments, of which those with two strokes stand on lines of their own. */
async function readScript(file: string): Promise<string> {
  return slim((await readFile(file, "utf8")).replaceAll(/^\s*\/\/.*$/gm, ""));
}
