import type { ReactNode } from "react";
import classes from "./article-view.module.css";

/** An article as the portal sets it. The HTML was rendered by the server from a checked document (body/render-html.tsx). */
export function ArticleView({
  title,
  summary,
  lead,
  details,
  bodyHtml,
}: {
  title: string;
  summary: string;
  lead?: ReactNode;
  /** The fields of the kind, between the pictures and the text. */
  details?: ReactNode;
  bodyHtml: string;
}) {
  return (
    <article className={classes.article} lang="vi">
      <h3 className={classes.title}>{title}</h3>
      <p className={classes.summary}>{summary}</p>
      {lead}
      {details}
      <div className={classes.body} dangerouslySetInnerHTML={{ __html: bodyHtml }} />
    </article>
  );
}

/** A picture with its caption, as it stands in an article. */
export function ArticlePicture({
  address,
  alt,
  caption,
  note,
}: {
  address: string | null;
  alt: string;
  caption: string;
  note?: string;
}) {
  return (
    <figure className={classes.figure}>
      {address !== null && <img src={address} alt={alt} loading="lazy" />}
      <figcaption>
        {caption}
        {note !== undefined && <small>{note}</small>}
      </figcaption>
    </figure>
  );
}
