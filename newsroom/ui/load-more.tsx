import { Button, Center } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** Fetches the next page of a list. */
export function LoadMore({
  query,
}: {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };
}) {
  const { t } = useTranslation();
  if (!query.hasNextPage) return null;
  return (
    <Center mt="md">
      <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {t("shell.showMore")}
      </Button>
    </Center>
  );
}
