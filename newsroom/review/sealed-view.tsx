import { Tabs } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ArticlePicture, ArticleView } from "../items/article-view.tsx";
import { DetailsList } from "../items/details-list.tsx";
import { Section } from "../ui/page.tsx";
import type { Posts, SealedContent } from "./queries.ts";
import { SealedDocuments } from "./sealed-documents.tsx";
import { SealedFiles } from "./sealed-files.tsx";
import { sealedPictureAddress, withNewsroomPictures } from "./sealed-pictures.ts";
import classes from "./sealed-view.module.css";

/** The sealed revision in full: what goes to the portal, to the networks, and the documents behind it. */
export function SealedView({ content, posts }: { content: SealedContent; posts: Posts }) {
  const { t } = useTranslation();
  return (
    <Section title={t("review.content")}>
      <Tabs defaultValue="portal" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="portal">{t("review.onPortal")}</Tabs.Tab>
          <Tabs.Tab value="channels">{t("review.onChannels")}</Tabs.Tab>
          <Tabs.Tab value="documents">{t("review.documents")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="portal" pt="md">
          <ArticleView
            title={content.title}
            summary={content.summary}
            lead={content.pictures.map((picture) => (
              <ArticlePicture
                key={picture.assetId}
                address={sealedPictureAddress(picture, 640)}
                alt={picture.alt}
                caption={picture.caption}
                note={t("review.altOf", { alt: picture.alt })}
              />
            ))}
            details={<DetailsList details={content.details} />}
            bodyHtml={withNewsroomPictures(content.bodyHtml, content.pictures)}
          />
          <SealedFiles videos={content.videos} attachments={content.attachments} />
        </Tabs.Panel>
        <Tabs.Panel value="channels" pt="md">
          <div className={classes.posts}>
            {posts.map(({ platform, name, title, text, author }) => (
              <div key={platform}>
                <h3>{name}</h3>
                <p className={classes.post}>
                  {title !== "" && (
                    <>
                      <strong>{title}</strong>
                      {"\n"}
                    </>
                  )}
                  {text}
                  {author !== "" && `\n${author}`}
                </p>
              </div>
            ))}
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="documents" pt="md">
          <SealedDocuments content={content} />
        </Tabs.Panel>
      </Tabs>
    </Section>
  );
}
