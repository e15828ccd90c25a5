import { useTranslation } from "react-i18next";
import { DrumStar } from "../../ui/drum-star.tsx";
import { pictureAddress, usePictures } from "../files/pictures-context.ts";
import type { Preview } from "../queries.ts";
import classes from "./preview-dialog.module.css";

function Author({ name }: { name: string }) {
  const { t } = useTranslation();
  return (
    <div className={classes.author}>
      <span className={classes.avatar}>
        <DrumStar />
      </span>
      <span>
        <strong>{name}</strong>
        <small>{t("editor.previewDialog.now")}</small>
      </span>
    </div>
  );
}

type Post = Preview["posts"][number];

/** A text with its pictures, or a card with the title of the item where it has none. */
export function PostPreview({ preview, post, title }: { preview: Preview; post: Post; title: string }) {
  const { t } = useTranslation();
  const { assets, texts } = usePictures();
  const pictures = preview.pictureAssetIds.flatMap((assetId) => {
    const address = pictureAddress(assets.get(assetId), 640);
    return address === null
      ? []
      : [{ address, alt: texts.find((text) => text.assetId === assetId)?.alt ?? "" }];
  });
  return (
    <article className={classes.phone}>
      <Author name={post.author || preview.unitName} />
      <div className={classes.message}>{post.text}</div>
      {pictures.length > 0 ? (
        <div className={classes.pictures}>
          {pictures.slice(0, 4).map((picture) => (
            <img key={picture.address} src={picture.address} alt={picture.alt} />
          ))}
        </div>
      ) : (
        <div className={classes.card}>
          <small>{t("editor.previewDialog.linkCard")}</small>
          <div>
            <strong>{title}</strong>
          </div>
        </div>
      )}
    </article>
  );
}

/** An article with its cover and paragraphs. */
export function ArticlePreview({
  preview,
  post,
  coverAssetId,
}: {
  preview: Preview;
  post: Post;
  coverAssetId: string | null;
}) {
  const { assets, texts } = usePictures();
  const coverId = coverAssetId ?? preview.pictureAssetIds[0] ?? "";
  const cover = pictureAddress(assets.get(coverId), 640);
  const alt = texts.find((text) => text.assetId === coverId)?.alt ?? "";
  return (
    <article className={classes.phone}>
      <Author name={post.author || preview.unitName} />
      {cover !== null && <img className={classes.cover} src={cover} alt={alt} />}
      <h3 className={classes.articleTitle}>{post.title}</h3>
      <p className={classes.articleText}>{post.text}</p>
      <div className={classes.articleBody}>
        {post.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
    </article>
  );
}
