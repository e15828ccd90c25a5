/** @jsxImportSource preact */
import type { ComponentChildren, JSX } from "preact";
import { renderToStaticMarkup } from "preact-render-to-string";
import { withForeignLinksMarked } from "../addresses/counterparts.ts";
import { siteName } from "../site.ts";
import type { Surroundings } from "../surroundings.ts";
import { type Language, wordsIn } from "../words.ts";
import { Footer } from "./footer.tsx";
import { Masthead } from "./masthead.tsx";
import { FixedCalls, Menu } from "./menu.tsx";
import { DublinCore } from "./metadata.tsx";
import { OutageNotice } from "./outage-notice.tsx";

/** What a page says about itself and what it stands in. */
export interface Frame {
  readonly title: string;
  readonly description: string;
  /** Full address of the page; none for pages that stand for no address. */
  readonly canonical?: string;
  readonly image?: string;
  readonly published?: Date;
  readonly surroundings: Surroundings;
  /** Address of the part of the menu that the page belongs to. */
  readonly current?: string;
  readonly language?: Language;
  /**
   * Address of the page that says the same in the other language, when there is one. What is asked of it after the "?"
   * is for the reader who switches; machines are told of the page itself, as by `canonical`.
   */
  readonly counterpart?: string | undefined;
  /** More for the head: metadata, feeds of its own. */
  readonly head?: ComponentChildren;
}

/** A whole page: head, hotlines, menu, main part, footer. */
export function renderDocument(frame: Frame, main: ComponentChildren): string {
  const html = renderToStaticMarkup(<Document frame={frame}>{main}</Document>);
  return `<!doctype html>${frame.language === "en" ? withForeignLinksMarked(html) : html}`;
}

function Document({ frame, children }: { frame: Frame; children: ComponentChildren }): JSX.Element {
  const language = frame.language ?? "vi";
  const { surroundings, current } = frame;
  return (
    <html lang={language}>
      <Head frame={frame} />
      <body>
        <a class="skip" href="#noi-dung">
          {wordsIn(language).skip}
        </a>
        <OutageNotice outages={surroundings.outages} language={language} />
        <Masthead surroundings={surroundings} language={language} counterpart={frame.counterpart} />
        <Menu layout={surroundings.layout} language={language} current={current} />
        <main id="noi-dung" tabIndex={-1}>
          {children}
        </main>
        <Footer layout={surroundings.layout} language={language} />
        <FixedCalls language={language} />
      </body>
    </html>
  );
}

function Head({ frame }: { frame: Frame }): JSX.Element {
  const { assets } = frame.surroundings;
  const description = frame.description === "" ? frame.title : frame.description;
  const { brandName, brandOver } = wordsIn(frame.language ?? "vi");
  const title = frame.title === brandName ? `${brandName} - ${brandOver}` : `${frame.title} | ${brandName}`;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <meta name="description" content={description} />
      <meta name="theme-color" content="#0a3a2b" />
      {assets !== undefined && (
        <>
          {assets.preloadedFonts.map((path) => (
            <link rel="preload" href={path} as="font" type="font/woff2" crossOrigin="anonymous" />
          ))}
          <link rel="stylesheet" href={assets.stylesheet} />
          <script src={assets.script} defer />
          <link rel="icon" href={assets.icon} type="image/svg+xml" />
        </>
      )}
      {frame.canonical === undefined ? (
        <meta name="robots" content="noindex" />
      ) : (
        <>
          <link rel="canonical" href={frame.canonical} />
          <meta property="og:url" content={frame.canonical} />
          <meta property="og:type" content={frame.published === undefined ? "website" : "article"} />
          <meta property="og:title" content={frame.title} />
          <meta property="og:description" content={description} />
          <meta property="og:site_name" content={brandName} />
          <meta property="og:locale" content={frame.language === "en" ? "en_GB" : "vi_VN"} />
          {frame.image !== undefined && <meta property="og:image" content={frame.image} />}
          {frame.published !== undefined && (
            <meta property="article:published_time" content={frame.published.toISOString()} />
          )}
        </>
      )}
      {frame.canonical !== undefined && frame.counterpart !== undefined && (
        <Alternates
          own={frame.canonical}
          other={new URL(frame.counterpart.replace(/\?.*/, ""), frame.canonical).href}
          language={frame.language ?? "vi"}
        />
      )}
      {frame.canonical !== undefined && frame.published === undefined && (
        <DublinCore
          title={frame.title}
          description={description}
          identifier={frame.canonical}
          creator={siteName}
          date={frame.surroundings.today}
          language={frame.language ?? "vi"}
        />
      )}
      <link rel="alternate" type="application/rss+xml" title={siteName} href="/rss.xml" />
      <link rel="alternate" type="application/atom+xml" title={siteName} href="/atom.xml" />
      <link rel="alternate" type="application/feed+json" title={siteName} href="/feed.json" />
      {frame.head}
    </head>
  );
}

/** The two addresses of a page that stands in both languages. */
function Alternates({
  own,
  other,
  language,
}: {
  own: string;
  other: string;
  language: Language;
}): JSX.Element {
  const vietnamese = language === "vi" ? own : other;
  return (
    <>
      <link rel="alternate" hreflang="vi" href={vietnamese} />
      <link rel="alternate" hreflang="en" href={language === "en" ? own : other} />
      <link rel="alternate" hreflang="x-default" href={vietnamese} />
    </>
  );
}
