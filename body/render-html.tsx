/** @jsxImportSource preact */
import { type ComponentChildren, Fragment, type JSX } from "preact";
import { renderToStaticMarkup } from "preact-render-to-string";
import type { Body } from "./schema.ts";

/** A picture as the public sees it: renditions by width, in both formats. */
export interface RenderedPicture {
  readonly renditions: readonly { name: string; url: string; mime: string; width: number; height: number }[];
}

interface JsonNode {
  readonly type?: string | undefined;
  readonly text?: string | undefined;
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
  readonly content?: readonly JsonNode[] | undefined;
  readonly marks?:
    | readonly { type: string; attrs?: Readonly<Record<string, unknown>> | undefined }[]
    | undefined;
}

/**
 * The HTML of a validated body, rendered once when its revision is sealed. Every text is escaped; no inline style or
 * script; a picture whose asset is not in `pictures` is left out.
 */
export function renderBodyHtml({
  body,
  pictures,
}: {
  body: Body;
  pictures: ReadonlyMap<string, RenderedPicture>;
}): string {
  return renderToStaticMarkup(<Fragment>{body.content.map((node) => block(node, pictures))}</Fragment>);
}

type Pictures = ReadonlyMap<string, RenderedPicture>;

function block(node: JsonNode, pictures: Pictures): JSX.Element | null {
  const children = () => (node.content ?? []).map((child) => block(child, pictures));
  switch (node.type) {
    case "paragraph":
      return <p>{inline(node.content)}</p>;
    case "heading":
      return node.attrs?.level === 3 ? <h3>{inline(node.content)}</h3> : <h2>{inline(node.content)}</h2>;
    case "bulletList":
      return <ul>{children()}</ul>;
    case "orderedList": {
      const start = Number(node.attrs?.start ?? 1);
      return <ol {...(start > 1 ? { start } : {})}>{children()}</ol>;
    }
    case "listItem":
      return <li>{children()}</li>;
    case "blockquote":
      return <blockquote>{children()}</blockquote>;
    case "horizontalRule":
      return <hr />;
    case "table":
      return table(node, pictures);
    case "picture":
      return picture(node, pictures);
    default:
      throw new Error(`a body node of type ${node.type} has no rendering`);
  }
}

function table(node: JsonNode, pictures: Pictures): JSX.Element {
  const rows = node.content ?? [];
  const isHead = (row: JsonNode) =>
    (row.content ?? []).length > 0 && (row.content ?? []).every((cell) => cell.type === "tableHeader");
  const headRows = rows[0] !== undefined && isHead(rows[0]) ? rows.slice(0, 1) : [];
  const bodyRows = rows.slice(headRows.length);
  return (
    <section class="table-scroll" aria-label="Bảng" tabIndex={0}>
      <table>
        {headRows.length > 0 && <thead>{headRows.map((row) => tableRow(row, pictures, "col"))}</thead>}
        <tbody>{bodyRows.map((row) => tableRow(row, pictures, "row"))}</tbody>
      </table>
    </section>
  );
}

function tableRow(row: JsonNode, pictures: Pictures, scope: "col" | "row"): JSX.Element {
  return (
    <tr>
      {(row.content ?? []).map((cell) => {
        const content = (cell.content ?? []).map((child) => block(child, pictures));
        const colspan = Number(cell.attrs?.colspan ?? 1);
        const rowspan = Number(cell.attrs?.rowspan ?? 1);
        const spans = {
          ...(colspan > 1 ? { colSpan: colspan } : {}),
          ...(rowspan > 1 ? { rowSpan: rowspan } : {}),
        };
        // A heading without a word heads nothing: a screen reader would announce it with every cell.
        return cell.type === "tableHeader" && hasContent(cell) ? (
          <th scope={scope} {...spans}>
            {content}
          </th>
        ) : (
          <td {...spans}>{content}</td>
        );
      })}
    </tr>
  );
}

function hasContent(node: JsonNode): boolean {
  if (node.type === "text") return (node.text ?? "").trim() !== "";
  return node.type === "picture" || (node.content ?? []).some(hasContent);
}

function picture(node: JsonNode, pictures: Pictures): JSX.Element | null {
  const found = pictures.get(String(node.attrs?.assetId ?? ""));
  if (found === undefined) return null;
  return (
    <Figure picture={found} alt={String(node.attrs?.alt ?? "")} caption={String(node.attrs?.caption ?? "")} />
  );
}

/** A figure with sources for each width and format; loads lazily and keeps its place while loading. */
function Figure({
  picture,
  alt,
  caption,
}: {
  picture: RenderedPicture;
  alt: string;
  caption: string;
}): JSX.Element | null {
  const jpegs = picture.renditions.filter((rendition) => /^w\d+\.jpg$/.test(rendition.name));
  const webps = picture.renditions.filter((rendition) => /^w\d+\.webp$/.test(rendition.name));
  const largest = jpegs.toSorted((a, b) => a.width - b.width).at(-1);
  if (largest === undefined) return null;
  const sources = (list: typeof jpegs) =>
    list.map((rendition) => `${rendition.url} ${rendition.width}w`).join(", ");
  const sizes = "(min-width: 48rem) 44rem, 100vw";
  return (
    <figure>
      <picture>
        {webps.length > 0 && <source type="image/webp" srcset={sources(webps)} sizes={sizes} />}
        <img
          src={largest.url}
          srcset={sources(jpegs)}
          sizes={sizes}
          width={largest.width}
          height={largest.height}
          alt={alt}
          loading="lazy"
          decoding="async"
        />
      </picture>
      {caption !== "" && <figcaption>{caption}</figcaption>}
    </figure>
  );
}

function inline(nodes: readonly JsonNode[] | undefined): ComponentChildren {
  return (nodes ?? []).map((node) => {
    if (node.type === "hardBreak") return <br />;
    if (node.type !== "text") throw new Error(`a body node of type ${node.type} has no inline rendering`);
    return (node.marks ?? []).reduce<ComponentChildren>((content, mark) => {
      if (mark.type === "bold") return <strong>{content}</strong>;
      if (mark.type === "italic") return <em>{content}</em>;
      if (mark.type === "link") return <a href={String(mark.attrs?.href ?? "")}>{content}</a>;
      throw new Error(`a mark of type ${mark.type} has no rendering`);
    }, node.text ?? "");
  });
}
