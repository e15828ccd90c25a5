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

/** A post as Facebook shows it. */
export function FacebookPreview({ preview }: { preview: Preview }) {
  const { t } = useTranslation();
  const { assets, texts } = usePictures();
  const pictures = preview.facebook.pictureAssetIds.flatMap((assetId) => {
    const address = pictureAddress(assets.get(assetId), 640);
    return address === null
      ? []
      : [{ address, alt: texts.find((text) => text.assetId === assetId)?.alt ?? "" }];
  });
  return (
    <article className={classes.phone}>
      <Author name={preview.zalo.author} />
      <div className={classes.message}>{preview.facebook.message}</div>
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
            <strong>{preview.zalo.title}</strong>
          </div>
        </div>
      )}
    </article>
  );
}

/** An article as Zalo shows it. */
export function ZaloPreview({ preview, coverAssetId }: { preview: Preview; coverAssetId: string | null }) {
  const { assets, texts } = usePictures();
  const coverId = coverAssetId ?? preview.facebook.pictureAssetIds[0] ?? "";
  const cover = pictureAddress(assets.get(coverId), 640);
  const alt = texts.find((text) => text.assetId === coverId)?.alt ?? "";
  return (
    <article className={classes.phone}>
      <Author name={preview.zalo.author} />
      {cover !== null && <img className={classes.cover} src={cover} alt={alt} />}
      <h3 className={classes.zaloTitle}>{preview.zalo.title}</h3>
      <p className={classes.zaloDescription}>{preview.zalo.description}</p>
      <div className={classes.zaloBody}>
        {preview.zalo.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
    </article>
  );
}
