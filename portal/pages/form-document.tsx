/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";
import type { Page } from "../http/answer.ts";
import { renderDocument } from "../parts/document.tsx";
import { Trail } from "../parts/navigation.tsx";
import type { Site } from "../site.ts";
import { readSurroundings } from "../surroundings.ts";

/** A page that holds a form; after a refused sending (`refused`) it stands for no address and is kept nowhere. */
export async function formDocument(
  site: Site,
  {
    title,
    description,
    path,
    steps = [],
    keys = [],
    refused,
    head,
  }: {
    title: string;
    description: string;
    path: string;
    steps?: readonly { path: string; name: string }[];
    keys?: readonly string[];
    refused: boolean;
    head?: ComponentChildren;
  },
  main: ComponentChildren,
): Promise<Page> {
  const surroundings = await readSurroundings(site);
  return {
    status: refused ? 400 : 200,
    path: refused ? undefined : path,
    contentType: "text/html; charset=utf-8",
    body: renderDocument(
      {
        title: refused ? `Chưa gửi được: ${title}` : title,
        description,
        surroundings,
        ...(refused ? {} : { canonical: `${site.publicUrl}${path}` }),
        head,
      },
      <div class="width list-page">
        <Trail steps={steps} />
        <h1>{title}</h1>
        <div class="form-blocks">{main}</div>
      </div>,
    ),
    keys: ["layout", ...keys],
    stored: !refused,
  };
}
