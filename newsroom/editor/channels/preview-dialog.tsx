import { Modal, Skeleton, Stack, Tabs, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ArticlePicture, ArticleView } from "../../items/article-view.tsx";
import { DetailsList } from "../../items/details-list.tsx";
import { ProblemPanel } from "../../ui/problem-panel.tsx";
import { useReturnFocus } from "../../ui/use-return-focus.ts";
import { pictureAddress, usePictures } from "../files/pictures-context.ts";
import { MissingFields } from "../missing-fields-list.tsx";
import { type Draft, previewQuery } from "../queries.ts";
import { ArticlePreview, PostPreview } from "./channel-previews.tsx";

/** The item as it will stand on the portal and on each platform; made by the server from the saved draft. */
export function PreviewDialog({
  itemId,
  draft,
  onClose,
}: {
  itemId: string;
  draft: Draft;
  onClose: () => void;
}) {
  useReturnFocus();
  const { t } = useTranslation();
  const preview = useQuery(previewQuery(itemId));
  const { assets, texts } = usePictures();
  const cover = texts.find((picture) => picture.assetId === draft.coverAssetId);
  return (
    <Modal
      opened
      onClose={onClose}
      size="62rem"
      title={t("editor.previewDialog.title")}
      closeButtonProps={{ "aria-label": t("shell.close") }}
    >
      {preview.isError && <ProblemPanel error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.isPending && <Skeleton height={360} />}
      {preview.isSuccess && (
        <Stack>
          {preview.data.lacking.length > 0 ? (
            <MissingFields fields={preview.data.lacking} onGo={onClose} />
          ) : (
            <Text c="green.8" fw={600}>
              {t("editor.previewDialog.none")}
            </Text>
          )}
          <Tabs defaultValue="portal" keepMounted={false}>
            <Tabs.List>
              <Tabs.Tab value="portal">{t("words.portalShort")}</Tabs.Tab>
              {preview.data.posts.map(({ platform, name }) => (
                <Tabs.Tab key={platform} value={platform}>
                  {name}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <Tabs.Panel value="portal" pt="md">
              <ArticleView
                details={<DetailsList details={draft.details} />}
                title={draft.title}
                summary={draft.summary}
                lead={
                  cover !== undefined && (
                    <ArticlePicture
                      address={pictureAddress(assets.get(cover.assetId), 1280)}
                      alt={cover.alt}
                      caption={cover.caption}
                    />
                  )
                }
                bodyHtml={preview.data.portalHtml}
              />
            </Tabs.Panel>
            {preview.data.posts.map((post) => (
              <Tabs.Panel key={post.platform} value={post.platform} pt="md">
                {post.layout === "article" ? (
                  <ArticlePreview preview={preview.data} post={post} coverAssetId={draft.coverAssetId} />
                ) : (
                  <PostPreview preview={preview.data} post={post} title={draft.title} />
                )}
              </Tabs.Panel>
            ))}
          </Tabs>
        </Stack>
      )}
    </Modal>
  );
}
