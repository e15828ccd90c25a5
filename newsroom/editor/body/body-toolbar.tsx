import { Button, UnstyledButton } from "@mantine/core";
import { type Editor, useEditorState } from "@tiptap/react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../ui/icon.tsx";
import classes from "./body-editor.module.css";
import { insertNewTable } from "./insert-block.ts";
import { LinkDialog } from "./link-dialog.tsx";

/** The buttons above the text. */
export function BodyToolbar({ editor, onPicture }: { editor: Editor; onPicture: () => void }) {
  const { t } = useTranslation();
  const [linking, setLinking] = useState(false);
  const now = useEditorState({
    editor,
    selector: ({ editor: e }) => ({
      bold: e.isActive("bold"),
      italic: e.isActive("italic"),
      h2: e.isActive("heading", { level: 2 }),
      h3: e.isActive("heading", { level: 3 }),
      bulletList: e.isActive("bulletList"),
      orderedList: e.isActive("orderedList"),
      quote: e.isActive("blockquote"),
      link: e.isActive("link"),
      table: e.isActive("table"),
      canUndo: e.can().undo(),
      canRedo: e.can().redo(),
    }),
  });
  const chain = () => editor.chain().focus();
  return (
    <>
      <div className={classes.toolbar} role="toolbar" aria-label={t("editor.toolbar.label")}>
        <Tool label={t("editor.toolbar.bold")} pressed={now.bold} run={() => chain().toggleBold().run()}>
          <Icon name="bold" />
        </Tool>
        <Tool
          label={t("editor.toolbar.italic")}
          pressed={now.italic}
          run={() => chain().toggleItalic().run()}
        >
          <Icon name="italic" />
        </Tool>
        <Tool
          label={t("editor.toolbar.heading2")}
          pressed={now.h2}
          run={() => chain().toggleHeading({ level: 2 }).run()}
        >
          H1
        </Tool>
        <Tool
          label={t("editor.toolbar.heading3")}
          pressed={now.h3}
          run={() => chain().toggleHeading({ level: 3 }).run()}
        >
          H2
        </Tool>
        <Tool
          label={t("editor.toolbar.bulletList")}
          pressed={now.bulletList}
          run={() => chain().toggleBulletList().run()}
        >
          <Icon name="bulletList" />
        </Tool>
        <Tool
          label={t("editor.toolbar.orderedList")}
          pressed={now.orderedList}
          run={() => chain().toggleOrderedList().run()}
        >
          <Icon name="orderedList" />
        </Tool>
        <Tool
          label={t("editor.toolbar.quote")}
          pressed={now.quote}
          run={() => chain().toggleBlockquote().run()}
        >
          <Icon name="quote" />
        </Tool>
        <Tool label={t("editor.toolbar.link")} pressed={now.link} run={() => setLinking(true)}>
          <Icon name="link" />
        </Tool>
        <Tool label={t("editor.toolbar.picture")} run={onPicture}>
          <Icon name="picture" />
        </Tool>
        <Tool
          label={t("editor.toolbar.table")}
          disabled={now.table}
          run={() => insertNewTable(editor, (n) => t("editor.toolbar.column", { n }))}
        >
          <Icon name="table" />
        </Tool>
        <Tool label={t("editor.toolbar.rule")} run={() => chain().setHorizontalRule().run()}>
          <Icon name="rule" />
        </Tool>
        <Tool label={t("editor.toolbar.undo")} disabled={!now.canUndo} run={() => chain().undo().run()}>
          <Icon name="undo" />
        </Tool>
        <Tool label={t("editor.toolbar.redo")} disabled={!now.canRedo} run={() => chain().redo().run()}>
          <Icon name="redo" />
        </Tool>
      </div>
      {now.table && <TableTools editor={editor} />}
      {linking && <LinkDialog editor={editor} onClose={() => setLinking(false)} />}
    </>
  );
}

function Tool({
  label,
  pressed,
  disabled = false,
  run,
  children,
}: {
  label: string;
  pressed?: boolean;
  disabled?: boolean;
  run: () => void;
  children: ReactNode;
}) {
  return (
    <UnstyledButton
      className={classes.tool}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      disabled={disabled}
      onMouseDown={(event) => event.preventDefault()}
      onClick={run}
    >
      {children}
    </UnstyledButton>
  );
}

function TableTools({ editor }: { editor: Editor }) {
  const { t } = useTranslation();
  const chain = () => editor.chain().focus();
  const acts = {
    rowAfter: () => chain().addRowAfter().run(),
    columnAfter: () => chain().addColumnAfter().run(),
    deleteRow: () => chain().deleteRow().run(),
    deleteColumn: () => chain().deleteColumn().run(),
    deleteTable: () => chain().deleteTable().run(),
  } as const;
  const names = ["rowAfter", "columnAfter", "deleteRow", "deleteColumn", "deleteTable"] as const;
  return (
    <div className={classes.tableTools}>
      {names.map((name) => (
        <Button key={name} size="compact-sm" variant="default" onClick={acts[name]}>
          {t(`editor.toolbar.${name}`)}
        </Button>
      ))}
    </div>
  );
}
