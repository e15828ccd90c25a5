/** @jsxImportSource preact */
import type { JSX } from "preact";
import { siteName } from "../site.ts";
import type { Language } from "../words.ts";

/** What a page is called in catalogues. Nothing of it may be empty but the last four. */
export interface Metadata {
  readonly title: string;
  readonly description: string;
  /** Full address of the page. */
  readonly identifier: string;
  /** Who made it: the unit. */
  readonly creator: string;
  readonly date: Date;
  readonly language: Language;
  readonly modified?: Date;
  readonly subjects?: readonly string[];
  readonly type?: string;
}

/** Dublin Core elements (META-01: Circular 24/2011/TT-BTTTT, Articles 4 and 5); several values are parted by semicolons. */
export function DublinCore(of: Metadata): JSX.Element {
  const day = (moment: Date) => moment.toISOString().slice(0, 10);
  const values: readonly (readonly [string, string])[] = [
    ["DC.title", of.title],
    ["DC.creator", of.creator],
    ["DC.date", day(of.date)],
    ["DC.description", of.description || of.title],
    ["DC.publisher", siteName],
    ["DC.identifier", of.identifier],
    ["DC.language", of.language],
    ["DC.source", siteName],
    ["DC.subject", (of.subjects ?? []).join("; ")],
    ["DC.type", of.type ?? "Text"],
    ["DC.date.modified", of.modified === undefined ? "" : day(of.modified)],
  ];
  return (
    <>
      <link rel="schema.DC" href="http://purl.org/dc/elements/1.1/" />
      {values
        .filter(([, content]) => content !== "")
        .map(([name, content]) => (
          <meta name={name} content={content} />
        ))}
    </>
  );
}

/** A description for search engines (schema.org), as data that no browser runs. */
export function StructuredData({ data }: { data: Readonly<Record<string, unknown>> }): JSX.Element {
  // "<" as an escape, so that no text can end the element.
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}

/** The feeds of a place, for readers of feeds to find: `path` is the place's address ("/don-vi/…"). */
export function FeedLinks({ path, title }: { path: string; title: string }): JSX.Element {
  return (
    <>
      <link rel="alternate" type="application/rss+xml" title={title} href={`${path}/rss.xml`} />
      <link rel="alternate" type="application/atom+xml" title={title} href={`${path}/atom.xml`} />
      <link rel="alternate" type="application/feed+json" title={title} href={`${path}/feed.json`} />
    </>
  );
}
