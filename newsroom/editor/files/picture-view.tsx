import { TextInput, UnstyledButton } from "@mantine/core";
import { type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from "@tiptap/react";
import { useTranslation } from "react-i18next";
import { Picture } from "../../../body/schema.ts";
import { Icon } from "../../ui/icon.tsx";
import classes from "./picture-view.module.css";
import { pictureAddress, usePictures } from "./pictures-context.ts";

function PictureView({ node, deleteNode, selected }: NodeViewProps) {
  const { t } = useTranslation();
  const { assets, texts, update } = usePictures();
  const assetId = String(node.attrs.assetId);
  const asset = assets.get(assetId);
  const text = texts.find((candidate) => candidate.assetId === assetId);
  const address = pictureAddress(asset, 640);
  return (
    <NodeViewWrapper as="figure" className={classes.figure} data-selected={selected}>
      {address === null ? (
        <div className={classes.placeholder} data-drag-handle>
          {asset === undefined ? t("editor.pictures.absent") : t("editor.pictures.processing")}
        </div>
      ) : (
        <img src={address} alt={text?.alt ?? ""} data-drag-handle draggable />
      )}
      <UnstyledButton
        className={classes.remove}
        aria-label={t("editor.pictures.remove")}
        onClick={() => deleteNode()}
      >
        <Icon name="cross" />
      </UnstyledButton>
      <figcaption className={classes.texts} contentEditable={false}>
        <TextInput
          size="sm"
          aria-label={t("editor.pictures.caption")}
          placeholder={t("editor.pictures.caption")}
          value={text?.caption ?? ""}
          onChange={(event) => update(assetId, { caption: event.currentTarget.value })}
        />
        <TextInput
          size="sm"
          aria-label={t("editor.pictures.alt")}
          placeholder={t("editor.pictures.alt")}
          value={text?.alt ?? ""}
          error={text !== undefined && text.alt.trim() === "" ? t("editor.pictures.altMissing") : null}
          onChange={(event) => update(assetId, { alt: event.currentTarget.value })}
        />
      </figcaption>
    </NodeViewWrapper>
  );
}

/** The picture node with its view: the file, its caption and its alternative text. */
export const PictureWithView = Picture.extend({
  addNodeView() {
    return ReactNodeViewRenderer(PictureView, {
      // What is typed into the fields of the view is theirs, not the document's.
      stopEvent: ({ event }) =>
        event.target instanceof HTMLInputElement || event.target instanceof HTMLButtonElement,
    });
  },
});
